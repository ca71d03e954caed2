import { around, nothing, type Interval, type Range } from './interval.ts';
import { studentT } from './student-t.ts';

/** What one replication counted: a part, and the whole of which it is a part. */
export interface PartOfWhole {
  /** Answered in time, the sum of waits, the busy time. */
  readonly part: number;
  /** Offered, how many waited, the time in which one could be busy. */
  readonly whole: number;
}

/**
 * The ratio of all parts to all wholes, so that each customer counts alike, and its interval from how replications differ. A share (from
 * 0 to 1) is held to be no surer than as many customers who are independent of each other would make it.
 */
export function ratioInterval(samples: readonly PartOfWhole[], range: Range = {}): Interval {
  const there = samples.filter(({ whole }) => whole > 0);
  const ratio = pooledRatio(there);
  if (ratio === null) return nothing;
  if (there.length === 1) return { mean: ratio, low: null, high: null };
  const t = studentT(there.length - 1);
  const variance = ratioVariance(there, ratio);
  if (range.least === 0 && range.most === 1) return shareInterval(ratio, variance, t, wholeOf(there));
  return around(ratio, t * Math.sqrt(variance), range);
}

/** Null where there is no whole. */
export function pooledRatio(samples: readonly PartOfWhole[]): number | null {
  const whole = wholeOf(samples);
  return whole > 0 ? samples.reduce((sum, { part }) => sum + part, 0) / whole : null;
}

const wholeOf = (samples: readonly PartOfWhole[]): number => samples.reduce((sum, { whole }) => sum + whole, 0);

/** The variance of a pooled ratio, linearised: how far each part is from what its whole makes expect. */
function ratioVariance(samples: readonly PartOfWhole[], ratio: number): number {
  const count = samples.length;
  const squares = samples.reduce((sum, { part, whole }) => sum + (part - ratio * whole) ** 2, 0);
  return ((squares / (count - 1)) * count) / wholeOf(samples) ** 2;
}

/** After Wilson, of as many independent customers as are as sure as the replications are. */
function shareInterval(share: number, variance: number, t: number, whole: number): Interval {
  const binomial = share * (1 - share);
  const count = variance * whole > binomial ? binomial / variance : whole;
  const [middle, scale] = [share + t ** 2 / (2 * count), 1 + t ** 2 / count];
  const half = t * Math.sqrt(binomial / count + t ** 2 / (4 * count ** 2));
  return { mean: share, low: Math.max(0, (middle - half) / scale), high: Math.min(1, (middle + half) / scale) };
}
