import { around, nothing, type Interval, type Range } from './interval.ts';
import { shareInterval, type Spread } from './share-interval.ts';
import { studentT } from './student-t.ts';

/** What one replication counted: a part, and the whole of which it is a part. */
export interface PartOfWhole {
  /** Answered in time, the sum of waits, the busy time. */
  readonly part: number;
  /** Offered, how many waited, the time in which one could be busy. */
  readonly whole: number;
}

/**
 * The ratio of all parts to all wholes, so that each customer counts alike, and its interval from how replications differ. What fewer
 * than two replications have seen may come in blocks of any size: its share has no upper end, and what is left of the whole no lower one.
 */
export function ratioInterval(samples: readonly PartOfWhole[], range: Range = {}): Interval {
  const there = samples.filter(({ whole }) => whole > 0);
  const ratio = pooledRatio(there);
  if (ratio === null) return nothing;
  const spread = ratioSpread(there, ratio);
  if (spread === null) return { mean: ratio, low: null, high: null };
  if (range.least !== 0 || range.most !== 1) return around(ratio, spread.t * spread.error, range);
  const { low, high } = shareInterval(Math.min(1, ratio), spread);
  const seen = (is: (each: PartOfWhole) => boolean): boolean => there.filter(is).length > 1;
  return {
    mean: ratio,
    low: seen(({ part, whole }) => part < whole) ? low : null,
    high: seen(({ part }) => part > 0) ? high : null,
  };
}

/** Null where there is no whole. */
export function pooledRatio(samples: readonly PartOfWhole[]): number | null {
  const whole = wholeOf(samples);
  return whole > 0 ? samples.reduce((sum, { part }) => sum + part, 0) / whole : null;
}

const wholeOf = (samples: readonly PartOfWhole[]): number => samples.reduce((sum, { whole }) => sum + whole, 0);

/** From how far each part is from what its whole makes expect; null with fewer than two replications. */
export function ratioSpread(samples: readonly PartOfWhole[], ratio: number): Spread | null {
  const count = samples.length;
  if (count < 2) return null;
  const whole = wholeOf(samples);
  const squares = samples.reduce((sum, each) => sum + (each.part - ratio * each.whole) ** 2, 0);
  return { whole, error: Math.sqrt((squares * count) / (count - 1)) / whole, t: studentT(count - 1) };
}
