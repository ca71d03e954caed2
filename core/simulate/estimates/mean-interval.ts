import { mean, sampleVariance } from 'simple-statistics';
import { around, nothing, type Interval, type Range } from './interval.ts';
import { studentT } from './student-t.ts';

/** The mean of what independent replications counted once each, with its interval after Student; samples of nothing are left out. */
export function meanInterval(samples: readonly (number | null)[], range: Range = {}): Interval {
  const there = samples.filter((sample) => sample !== null);
  if (there.length === 0) return nothing;
  const middle = mean(there);
  if (there.length === 1) return { mean: middle, low: null, high: null };
  return around(middle, studentT(there.length - 1) * Math.sqrt(sampleVariance(there) / there.length), range);
}
