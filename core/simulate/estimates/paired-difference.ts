import { mean } from 'simple-statistics';
import { nothing, type Interval } from './interval.ts';
import { meanInterval } from './mean-interval.ts';
import { pooledRatio, type PartOfWhole } from './ratio-interval.ts';
import { studentT } from './student-t.ts';
import { WaitCounts } from './wait-counts.ts';

/**
 * The other less the first, of two simulations that met the same customers, replication by replication: what those brought about is in
 * both and goes out of the difference. Each list has the same replications in the same order.
 */
export const pairedDifference = {
  /** Of what is counted once a replication; pairs of which one is nothing are left out. */
  ofMeans(first: readonly (number | null)[], other: readonly (number | null)[]): Interval {
    return meanInterval(
      other.map((two, index) => {
        const one = first[index] ?? null;
        return one === null || two === null ? null : two - one;
      }),
    );
  },

  /** Of two pooled ratios. */
  ofRatios(first: readonly PartOfWhole[], other: readonly PartOfWhole[]): Interval {
    const [one, two] = [pooledRatio(first), pooledRatio(other)];
    if (one === null || two === null) return nothing;
    const [before, after] = [deviations(first, one), deviations(other, two)];
    return { ...meanInterval(after.map((each, index) => two - one + each - before[index]!)), mean: two - one };
  },

  /** Of two percentiles of pooled waits, in seconds: each replication is left out once, to see how much it matters. */
  ofPercentiles(first: readonly WaitCounts[], other: readonly WaitCounts[], percent: number): Interval {
    const difference = (without?: number): number | null => {
      const kept = (_: WaitCounts, index: number): boolean => index !== without;
      const one = WaitCounts.pooled(first.filter(kept)).of(percent);
      const two = WaitCounts.pooled(other.filter(kept)).of(percent);
      return one === null || two === null ? null : two - one;
    };
    const all = difference();
    if (all === null) return nothing;
    const without = other.map((_, index) => difference(index)).filter((each) => each !== null);
    const count = without.length;
    if (count < 2) return { mean: all, low: null, high: null };
    const middle = mean(without);
    const variance = ((count - 1) / count) * without.reduce((sum, each) => sum + (each - middle) ** 2, 0);
    const half = studentT(count - 1) * Math.sqrt(variance);
    return { mean: all, low: all - half, high: all + half };
  },
};

/** How far each part is from what its whole makes expect, by the mean whole: their mean is nothing. */
function deviations(samples: readonly PartOfWhole[], ratio: number): readonly number[] {
  const whole = mean(samples.map((each) => each.whole));
  return samples.map((each) => (each.part - ratio * each.whole) / whole);
}
