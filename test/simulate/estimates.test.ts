import { createHistogram } from 'node:perf_hooks';
import test from 'ava';
import { Random } from 'routeproof/plugins';
import type { Interval } from '../../core/simulate/estimates/interval.ts';
import { meanInterval } from '../../core/simulate/estimates/mean-interval.ts';
import { pairedDifference } from '../../core/simulate/estimates/paired-difference.ts';
import { percentileInterval } from '../../core/simulate/estimates/percentile-interval.ts';
import { ratioInterval } from '../../core/simulate/estimates/ratio-interval.ts';
import { WaitCounts } from '../../core/simulate/estimates/wait-counts.ts';

const counted = (waits: readonly number[]): WaitCounts => {
  const counts = new WaitCounts();
  for (const wait of waits) counts.add(wait);
  return counts;
};

/** Waits of a few replications, from a seed; each has its own mean, as days have. */
function drawnWaits(seed: number, replications: number, each: number, mean = 60_000): number[][] {
  const chance = new Random(seed).stream('waits');
  return Array.from({ length: replications }, () => {
    const own = mean * (0.5 + chance.uniform(0, 1));
    return Array.from({ length: each }, () => Math.max(0, -Math.log(1 - chance.uniform(0, 1)) * own - mean / 3));
  });
}

const nothing: Interval = { mean: null, low: null, high: null };

test('nothing is said of nothing, and one replication has no interval', (t) => {
  for (const interval of [
    meanInterval([]),
    meanInterval([null, null]),
    ratioInterval([]),
    ratioInterval([{ part: 0, whole: 0 }]),
    percentileInterval([], 95),
    percentileInterval([new WaitCounts()], 95),
    pairedDifference.ofMeans([1, null], [null, 1]),
    pairedDifference.ofRatios([], []),
    pairedDifference.ofPercentiles([counted([1])], [new WaitCounts()], 50),
  ])
    t.deepEqual(interval, nothing);
  t.deepEqual(meanInterval([4]), { mean: 4, low: null, high: null });
  t.deepEqual(ratioInterval([{ part: 1, whole: 2 }]), { mean: 0.5, low: null, high: null });
  t.deepEqual(percentileInterval([counted([1000])], 50), { mean: 1, low: null, high: null });
});

test('the same waits are counted whichever way they came together', (t) => {
  for (const each of [3, 50, 3000, 30_000]) {
    const runs = drawnWaits(each, 4, each, each * 100);
    const one = counted(runs.flat());
    const pooled = WaitCounts.pooled(runs.map(counted));
    const read = WaitCounts.from(JSON.parse(JSON.stringify(one)) as number[]);
    for (const other of [pooled, read]) {
      t.is(other.count, 4 * each);
      t.deepEqual(other.toJSON(), one.toJSON());
      for (const percent of [1, 50, 95, 99.9]) t.is(other.of(percent), one.of(percent));
    }
  }
  t.deepEqual(counted([0, 2, 2, 0, 7]).toJSON(), [1, 2, 2, 2, 5, 1]);
  t.deepEqual(new WaitCounts().toJSON(), []);
});

test('percentiles are those of an HDR histogram, from a few waits to as many as have a place each', (t) => {
  const histogram = createHistogram({ lowest: 1, highest: 2 ** 31, figures: 3 });
  const counts = new WaitCounts();
  for (let wait = 0; wait < 2 ** 31; wait = Math.ceil(wait * 1.0005 + 1)) {
    counts.add(wait);
    histogram.record(wait + 1);
    if (counts.count % 1000 < 3)
      for (const percent of [0.1, 1, 50, 99, 100])
        t.is(counts.of(percent), (histogram.percentile(percent) - 1) / 1000, `${percent} % of ${counts.count}`);
  }
  t.true(counts.count > 20_000);
});
