import { nothing, type Interval } from '../estimates/interval.ts';
import { meanInterval } from '../estimates/mean-interval.ts';
import { percentileInterval } from '../estimates/percentile-interval.ts';
import { ratioInterval } from '../estimates/ratio-interval.ts';
import { WaitCounts } from '../estimates/wait-counts.ts';
import { scopesOf, type Cell } from './cell.ts';
import type { Measure } from './measure.ts';
import { measures } from './measures.ts';
import { addSums, Sums } from './sums.ts';

/** Each measure with its interval. */
export type Intervals = Readonly<Record<string, Interval>>;

/** One part of the traffic in each replication; a replication that has none of it has nothing of it. */
export interface Sample {
  /** One for each replication. */
  readonly sums: readonly Sums[];
  /** One for each replication, where waits were kept. */
  readonly waits?: readonly WaitCounts[];
  /** All of those together. */
  readonly pooled?: WaitCounts;
}

/** The same part of the traffic in all replications. */
export function sampleOf(cells: readonly (Cell | undefined)[]): Sample {
  // A part that was empty in a replication was measured there for as long as in the others.
  const time = Math.max(0, ...cells.map((cell) => cell?.sums.time ?? 0));
  const sums = cells.map((cell) => {
    const all = new Sums();
    addSums(all, cell?.sums ?? { time });
    return all;
  });
  if (cells.every((cell) => cell?.waits === undefined)) return { sums };
  const waits = cells.map((cell) => WaitCounts.from(cell?.waits ?? []));
  return { sums, waits, pooled: WaitCounts.pooled(waits) };
}

/** Every measure that such a part of the traffic has. */
export const estimatesOf = (by: readonly string[], sample: Sample): Intervals =>
  Object.fromEntries(measuresIn(by, sample).map((measure) => [measure.name, estimateOf(measure, sample)]));

/** The measures that such a part of the traffic has; without prices nothing costs anything. */
export function measuresIn(by: readonly string[], { sums, waits }: Sample): readonly Measure[] {
  const scopes = scopesOf(by);
  const hasPrices = sums.some(({ cost }) => cost > 0);
  return measures.filter(
    ({ scope, of }) =>
      scopes.includes(scope) && (scope !== 'prices' || hasPrices) && (!('percentile' in of) || waits !== undefined),
  );
}

/** One measure with its interval. */
export function estimateOf({ of, unit }: Measure, { sums, waits, pooled }: Sample): Interval {
  if ('percentile' in of) {
    const longest = Math.max(0, ...sums.map(({ longestWait }) => longestWait)) / 1000;
    return waits === undefined ? nothing : upTo(longest, percentileInterval(waits, of.percentile, pooled));
  }
  const range = { least: 0, ...(unit === 'share' && { most: 1 }) };
  if ('count' in of) return meanInterval(sums.map(of.count), range);
  return ratioInterval(
    sums.map((each) => ({ part: of.part(each), whole: of.whole(each) })),
    range,
  );
}

/** Waits are counted to three figures; none was longer than the longest. */
const upTo = (longest: number, { mean, low, high }: Interval): Interval => {
  const end = (value: number | null): number | null => (value === null ? null : Math.min(longest, value));
  return { mean: end(mean), low: end(low), high: end(high) };
};

/** The measures of a part of the traffic in one replication; null where there is nothing to measure. Times are in seconds. */
export function measuresOf(cell: Cell): Readonly<Record<string, number | null>> {
  return Object.fromEntries(
    Object.entries(estimatesOf(cell.by, sampleOf([cell]))).map(([name, { mean }]) => [name, mean]),
  );
}
