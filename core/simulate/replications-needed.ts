import { errors } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import type { Interval } from './estimates/interval.ts';
import type { Scope } from './measures/cell.ts';
import { estimateOf, measuresIn, sampleOf, type Sample } from './measures/estimates-of.ts';
import type { Measure } from './measures/measure.ts';
import { measureNamed, measures } from './measures/measures.ts';
import type { Precision } from './precision.ts';
import type { NumberedReplication } from './simulation-shard.ts';

/** Throws for what is no measure, and for what no number of replications can reach. */
export function checkedPrecision(precision: Precision): Precision {
  const known = measures.map(({ name }) => name);
  for (const [name, half] of Object.entries(precision)) {
    if (!known.includes(name)) throw errors.unknownMeasure(name, nearestName(name, known));
    if (!(half > 0)) throw errors.optionOutOfRange('`simulate`', 'untilPrecise', String(half), 'a share above 0');
  }
  return precision;
}

/** How many replications are needed in all, as far as those that were played tell; as many as there are where they are enough. */
export function replicationsNeeded(runs: readonly NumberedReplication[], precision: Precision): number {
  const sample = allOf(runs);
  const count = runs.length;
  if (untold(sample, precision) !== undefined) return count;
  const factors = Object.entries(precision).map(([name, half]) => {
    const measure = measureNamed(name)!;
    const interval = estimateOf(measure, sample);
    return halfOf(interval) / (measure.unit === 'share' ? half : half * Math.abs(interval.mean ?? 0));
  });
  const most = Math.max(...factors);
  if (most <= 1) return count;
  // A half shrinks with the root of their number. No more than twice as many at a time: a half that was measured from few is not sure itself.
  return Math.min(2 * count, Math.max(count + 1, Math.ceil(count * most ** 2)));
}

const allOf = (runs: readonly NumberedReplication[]): Sample =>
  sampleOf(runs.map(({ cells }) => cells.find(({ by }) => by.length === 0)));

/** A measure that no more replications would make precise. */
interface Untold {
  readonly title: string;
  /** What there would have to be. */
  readonly needed: string;
  /** What it always was, where there is something to measure. */
  readonly value?: string;
}

/** The first measure of which there is nothing, or nothing but 0, or of a share nothing but all. */
function untold(sample: Sample, precision: Precision): Untold | undefined {
  const there = measuresIn([], sample);
  for (const name of Object.keys(precision)) {
    const measure = measureNamed(name)!;
    const { title, unit } = measure;
    const { mean } = estimateOf(measure, sample);
    if (mean === null || !there.includes(measure)) return { title, needed: neededFor(measure) };
    if (mean === 0) return { title, needed: '', value: '0' };
    if (mean === 1 && unit === 'share') return { title, needed: '', value: '100 %' };
  }
  return undefined;
}

const neededFor = ({ name, scope }: Measure): string => needed[name] ?? byScope[scope];
const needed: Readonly<Record<string, string>> = {
  cost: '`prices` of the scenario',
  adherence: 'agents with shifts (`work: { shifts }`)',
  averageTimeToAbandon: 'customers who leave',
  conferenceLength: 'conferences',
};
const byScope: Readonly<Record<Scope, string>> = {
  customers: 'customers who come, and whose wait ends',
  answers: 'customers who are answered',
  queue: 'customers who wait',
  agents: 'agents who are logged in',
  prices: '`prices` of the scenario',
  run: 'something that is counted',
};

/** Without an end on one side nothing is known precisely. */
const halfOf = ({ mean, low, high }: Interval): number =>
  mean === null || low === null || high === null ? Infinity : Math.max(high - mean, mean - low);

/** What is not known as precisely as was asked for, in a sentence; nothing where all is. */
export function unreached(runs: readonly NumberedReplication[], precision: Precision): string | undefined {
  const none = untold(allOf(runs), precision);
  if (none !== undefined) {
    const { title, needed, value } = none;
    return errors.nothingToMeasure(title, value, needed, runs.length).message;
  }
  if (replicationsNeeded(runs, precision) <= runs.length) return undefined;
  const asked = Object.entries(precision).map(([name, half]) => {
    const { title, unit } = measureNamed(name)!;
    return `${title} within ${(half * 100).toFixed(1)} ${unit === 'share' ? 'points' : '%'}`;
  });
  return errors.notPrecise(asked.join(', '), runs.length).message;
}
