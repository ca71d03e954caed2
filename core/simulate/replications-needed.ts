import { errors } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import type { Interval } from './estimates/interval.ts';
import { estimateOf, sampleOf } from './measures/estimates-of.ts';
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
  const sample = sampleOf(runs.map(({ cells }) => cells.find(({ by }) => by.length === 0)));
  const count = runs.length;
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

/** Without an end on one side nothing is known precisely. */
const halfOf = ({ mean, low, high }: Interval): number =>
  mean === null || low === null || high === null ? Infinity : Math.max(high - mean, mean - low);

/** What is not known as precisely as was asked for, in a sentence; nothing where all is. */
export function unreached(runs: readonly NumberedReplication[], precision: Precision): string | undefined {
  if (replicationsNeeded(runs, precision) <= runs.length) return undefined;
  const asked = Object.entries(precision).map(([name, half]) => {
    const { title, unit } = measureNamed(name)!;
    return `${title} within ${(half * 100).toFixed(1)} ${unit === 'share' ? 'points' : '%'}`;
  });
  return errors.notPrecise(asked.join(', '), runs.length).message;
}
