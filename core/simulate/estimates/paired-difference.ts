import { mean } from 'simple-statistics';
import { nothing, type Interval } from './interval.ts';
import { meanInterval } from './mean-interval.ts';
import { percentileInterval } from './percentile-interval.ts';
import { pooledRatio, type PartOfWhole } from './ratio-interval.ts';
import { WaitCounts } from './wait-counts.ts';

/** Where both have the same in every one of several replications. */
const same: Interval = { mean: 0, low: 0, high: 0 };

/**
 * The other less the first, of two simulations that met the same customers, replication by replication: what those brought about is in
 * both and goes out of the difference. Each list has the same replications in the same order.
 */
export const pairedDifference = {
  /** Of what is counted once a replication; pairs of which one is nothing are left out. */
  ofMeans(first: readonly (number | null)[], other: readonly (number | null)[]): Interval {
    return longerOutwards(meanInterval(other.map((two, index) => less(two, first[index] ?? null))));
  },

  /** Of two pooled ratios. */
  ofRatios(first: readonly PartOfWhole[], other: readonly PartOfWhole[]): Interval {
    const [one, two] = [pooledRatio(first), pooledRatio(other)];
    if (one === null || two === null) return nothing;
    const differ = other.filter(
      ({ part, whole }, index) => part !== first[index]!.part || whole !== first[index]!.whole,
    );
    if (differ.length === 0 && other.length > 1) return same;
    if (differ.length < 2) return { mean: two - one, low: null, high: null };
    const [before, after] = [deviations(first, one), deviations(other, two)];
    return longerOutwards({
      ...meanInterval(after.map((each, index) => two - one + each - before[index]!)),
      mean: two - one,
    });
  },

  /**
   * Of two percentiles of pooled waits, in seconds: each replication is left out once, to see how much it matters. Where one of the two
   * has no upper end, the difference has none away from 0.
   */
  ofPercentiles(first: readonly WaitCounts[], other: readonly WaitCounts[], percent: number): Interval {
    const [one, two] = [WaitCounts.pooled(first), WaitCounts.pooled(other)];
    const all = less(two.of(percent), one.of(percent));
    if (all === null) return nothing;
    if (all === 0 && other.length > 1 && JSON.stringify(first) === JSON.stringify(other)) return same;
    const without = other
      .map((each, index) => less(two.without(each).of(percent), one.without(first[index]!).of(percent)))
      .filter((each) => each !== null);
    const count = without.length;
    // As if each replication had a difference of its own, of which that without it is what the others leave.
    const values = without.map((each) => all - (count - 1) * (each - mean(without)));
    const { low, high } = longerOutwards({ ...meanInterval(values), mean: all });
    const isOpen = [percentileInterval(first, percent, one), percentileInterval(other, percent, two)].some(
      (each) => each.high === null,
    );
    return { mean: all, low: isOpen && all <= 0 ? null : low, high: isOpen && all >= 0 ? null : high };
  },
};

/**
 * An interval that is longer on the side away from 0, by as much as it is wide for its mean: replications in which a change matters much
 * are few, and where they were missed, the others seem to agree.
 */
function longerOutwards({ mean: middle, low, high }: Interval): Interval {
  if (middle === null || low === null || high === null || middle === 0) return { mean: middle, low, high };
  const half = high - middle;
  const by = half / Math.abs(middle);
  const outer = half === 0 ? 0 : half * (1 + Math.min(by, 1 / by));
  return middle < 0 ? { mean: middle, low: middle - outer, high } : { mean: middle, low, high: middle + outer };
}

const less = (two: number | null, one: number | null): number | null =>
  one === null || two === null ? null : two - one;

/** How far each part is from what its whole makes expect, by the mean whole: their mean is nothing. */
function deviations(samples: readonly PartOfWhole[], ratio: number): readonly number[] {
  const whole = mean(samples.map((each) => each.whole));
  return samples.map((each) => (each.part - ratio * each.whole) / whole);
}
