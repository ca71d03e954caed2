import { createHistogram } from 'node:perf_hooks';
import test, { type ExecutionContext } from 'ava';
import { Random } from 'routeproof/plugins';
import type { Interval } from '../../core/simulate/estimates/interval.ts';
import { meanInterval } from '../../core/simulate/estimates/mean-interval.ts';
import { pairedDifference } from '../../core/simulate/estimates/paired-difference.ts';
import { percentileInterval } from '../../core/simulate/estimates/percentile-interval.ts';
import { ratioInterval } from '../../core/simulate/estimates/ratio-interval.ts';
import { studentT } from '../../core/simulate/estimates/student-t.ts';
import { WaitCounts } from '../../core/simulate/estimates/wait-counts.ts';
import { long } from '../sizes.ts';

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

const share = { least: 0, most: 1 };
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

const close = (t: ExecutionContext, one: number | null, other: number, by = 1e-9): boolean =>
  t.true(one !== null && Math.abs(one - other) <= by * Math.max(1, Math.abs(other)), `${one} for ${other}`);

test('a mean has the interval of Student, and what is never below nothing a skewed one', (t) => {
  const half = 4.30265273 / Math.sqrt(3);
  const plain = meanInterval([9, null, 10, 11]);
  t.is(plain.mean, 10);
  close(t, plain.low, 10 - half);
  close(t, plain.high, 10 + half);
  const skewed = meanInterval([9, 10, 11], { least: 0 });
  close(t, 1 / Math.sqrt(skewed.low!), 1 / Math.sqrt(10) + half / 2 / 10 ** 1.5);
  close(t, 1 / skewed.high!, 1 / 10 - half / 100);
  t.is(meanInterval([1, 2, 3], { least: 0 }).high, null, 'the error is larger than the mean');
  t.deepEqual(meanInterval([0, 0, 0], { least: 0 }), { mean: 0, low: 0, high: null });
  t.deepEqual(meanInterval([5, 5, 5], { least: 0 }), { mean: 5, low: 5, high: 5 });
  t.deepEqual(meanInterval([0, 10], { least: -3, most: 12 }), { mean: 5, low: -3, high: 12 });
});

test('a ratio is that of all parts to all wholes', (t) => {
  const samples = [
    { part: 1, whole: 1 },
    { part: 1, whole: 3 },
    { part: 0, whole: 0 },
  ];
  const { mean, low, high } = ratioInterval(samples);
  t.is(mean, 0.5);
  // Each part is a half more or less than expected, of four in all: an error of a quarter.
  close(t, low, 0.5 - 12.70620474 / 4);
  close(t, high, 0.5 + 12.70620474 / 4);
  const alike = [0.1, 0.4, 0.7].map((part) => ({ part, whole: 1 }));
  const ofMeans = meanInterval(alike.map(({ part }) => part));
  for (const end of ['mean', 'low', 'high'] as const) close(t, ratioInterval(alike)[end], ofMeans[end]!);
});

test('the ends of a share are those that so many independent customers would just not refuse', (t) => {
  for (const part of [1, 5, 13, 20]) {
    const { low, high } = ratioInterval(
      Array.from({ length: 4 }, () => ({ part, whole: 21 })),
      share,
    );
    for (const end of [low!, high!])
      close(t, Math.abs(part / 21 - end), 3.182446305 * Math.sqrt((end * (1 - end)) / 84), 1e-8);
  }
});

test('where customers share their fate, a share has a wider interval on the side where it was seen too seldom', (t) => {
  const blocks = [0, 0, 0, 3, 0, 12].map((part) => ({ part, whole: 100 }));
  const { low, mean, high } = ratioInterval(blocks, share);
  t.is(mean, 0.025);
  t.true(high! > 0.2 && low! > 0.001);
  const otherWay = ratioInterval(
    blocks.map(({ part, whole }) => ({ part: whole - part, whole })),
    share,
  );
  close(t, otherWay.low, 1 - high!);
  close(t, otherWay.high, 1 - low!);
});

test('of what fewer than two replications have seen nobody knows how often it is', (t) => {
  const whole = 1000;
  t.deepEqual(ratioInterval([0, 0, 0].map((part) => ({ part, whole })), share), { mean: 0, low: 0, high: null }); // prettier-ignore
  t.deepEqual(ratioInterval([1, 1].map((part) => ({ part: part * whole, whole })), share), { mean: 1, low: null, high: 1 }); // prettier-ignore
  const once = ratioInterval([0, 0, 7].map((part) => ({ part, whole })), share); // prettier-ignore
  t.true(once.low! > 0 && once.high === null);
  const twice = ratioInterval([0, 1, 7].map((part) => ({ part, whole })), share); // prettier-ignore
  t.true(twice.low! > 0 && twice.high! < 1);
  t.is(ratioInterval([0, 0, 7].map((part) => ({ part: whole - part, whole })), share).low, null); // prettier-ignore
  t.deepEqual(ratioInterval([0, 0].map((part) => ({ part, whole })), { least: 0 }), { mean: 0, low: 0, high: null }); // prettier-ignore
  const all = percentileInterval([counted([0, 0, 0]), counted([0])], 95);
  t.deepEqual(all, { mean: 0, low: 0, high: null });
});

test('no interval goes beyond what is possible, and each has its mean in it', (t) => {
  const chance = new Random(1).stream('samples');
  for (let each = 0; each < 600; each++) {
    const rare = chance.uniform(0, 1) ** 4;
    const samples = Array.from({ length: 2 + Math.floor(chance.uniform(0, 9)) }, () => {
      const whole = Math.floor(chance.uniform(0, 40));
      return { whole, part: Math.round(whole * Math.min(1, rare * chance.uniform(0, 2))) };
    });
    const waits = samples.map(({ part, whole }) => counted(Array.from({ length: whole }, () => part * 100)));
    for (const [interval, most] of [
      [ratioInterval(samples, share), 1],
      [
        ratioInterval(
          samples.map(({ part, whole }) => ({ part: whole - part, whole })),
          share,
        ),
        1,
      ],
      [ratioInterval(samples, { least: 0 }), Infinity],
      [
        meanInterval(
          samples.map(({ part }) => part),
          { least: 0 },
        ),
        Infinity,
      ],
      [percentileInterval(waits, 90), Infinity],
    ] as const) {
      const { mean, low, high } = interval; // prettier-ignore
      if (mean === null) continue;
      const said = JSON.stringify({ samples, interval });
      t.true(low === null || (low >= 0 && low <= mean), said);
      t.true(high === null || (high <= most && high >= mean), said);
    }
  }
});

test('percentiles of pooled waits, and their ends, are those that plain counting finds', (t) => {
  for (const [replications, each] of [
    [5, 40],
    [20, 300],
    [60, 25],
  ] as const)
    for (const percent of [50, 90, 95, 99]) {
      const runs = drawnWaits(percent, replications, each).map((run) => run.map((wait) => Math.round(wait) % 2000));
      const all = runs.flat().sort((one, other) => one - other);
      const at = (part: number): number => all[Math.max(1, Math.floor(part * all.length + 0.5)) - 1]! / 1000;
      const middle = at(percent / 100);
      const part = (of: readonly number[]): number => of.filter((wait) => wait / 1000 <= middle).length / of.length;
      const parts = runs.map(part);
      const within = part(all);
      const half = meanInterval(parts).high! - within;
      const least = studentT(replications - 1) * Math.sqrt((within * (1 - within)) / all.length);
      const far = Math.max(half, least) / (1 - percent / 100);
      const up = 1 - (1 - percent / 100) * (1 - far - far ** 2 / 2);
      const interval = percentileInterval(runs.map(counted), percent);
      t.is(interval.mean, middle);
      t.is(interval.high, up < 1 && within < 1 ? at(up) : null);
      // Where Wilson's interval ends, just so many would be refused.
      const independent = Math.min(all.length, (within * (1 - within)) / (half / studentT(replications - 1)) ** 2);
      let end = 0;
      while (within - end > studentT(replications - 1) * Math.sqrt((end * (1 - end)) / independent)) end += 1e-4;
      close(t, interval.low, at(Math.max(0, percent / 100 - within + end)), 0.01);
    }
});

long('the interval of a percentile is about as wide as drawing whole replications again says', (t) => {
  const runs = drawnWaits(7, 60, 200).map(counted);
  const chance = new Random(2).stream('again');
  for (const percent of [50, 90, 95]) {
    const again = Array.from({ length: 200 }, () =>
      WaitCounts.pooled(runs.map(() => runs[Math.floor(chance.uniform(0, 60))]!)).of(percent)!,
    ).sort((one, other) => one - other);
    const { low, high } = percentileInterval(runs, percent);
    close(t, low, again[4]!, 0.07);
    close(t, high, again[195]!, 0.07);
  }
});

test('a difference in pairs leaves out what both simulations have met', (t) => {
  const before = [3, 8, 100, 41];
  const after = before.map((sample, index) => sample - 2 + index / 10);
  const { mean, low, high } = pairedDifference.ofMeans(before, after);
  close(t, mean, -1.85);
  const half = (3.182446305 * Math.sqrt(0.05 / 3)) / 2;
  close(t, high, -1.85 + half);
  close(t, low, -1.85 - half * (1 + half / 1.85));
  t.deepEqual(pairedDifference.ofMeans([1, null, 3], [2, 7, 4]), { mean: 1, low: 1, high: 1 });
  const none = pairedDifference.ofMeans([1, 3], [3, 1]);
  close(t, none.high, -none.low!);

  const parts = (samples: readonly number[], whole: number) => samples.map((part) => ({ part, whole }));
  const ratios = pairedDifference.ofRatios(parts(before, 10), parts(after, 10));
  close(t, ratios.mean, -0.185);
  close(t, ratios.low, low! / 10);
  close(t, ratios.high, high! / 10);
  t.deepEqual(pairedDifference.ofRatios(parts([1, 2, 3], 9), parts([1, 2, 4], 9)), { mean: 1 / 27, low: null, high: null }); // prettier-ignore

  // A day with twice as many customers counts twice: both are two thirds of a customer from what they would be.
  const twice = pairedDifference.ofRatios(
    [{ part: 1, whole: 10 }, { part: 4, whole: 20 }], // prettier-ignore
    [{ part: 2, whole: 10 }, { part: 8, whole: 20 }], // prettier-ignore
  );
  close(t, twice.mean, 5 / 30);
  close(t, twice.mean! - twice.low!, (12.70620474 * (2 / 3)) / 15);
});

test('a difference of percentiles is sure as far as no single replication matters', (t) => {
  const runs = drawnWaits(3, 12, 500);
  const longer = runs.map((run) => run.map((wait) => wait + 5000));
  const { mean, low, high } = pairedDifference.ofPercentiles(runs.map(counted), longer.map(counted), 50);
  for (const end of [mean, low, high]) close(t, end, 5, 0.1);
  const far = pairedDifference.ofPercentiles(runs.map(counted), longer.map(counted), 99.9);
  t.true(far.low !== null && far.high === null, 'neither of the two has an upper end');
  const three = [[1000], [2000, 2000, 2000], [4000]].map(counted);
  // Without the second the median is 1 s in place of 2: the three count for a third, seven thirds and a third of a second.
  const small = pairedDifference.ofPercentiles([1, 1, 1].map(() => counted([1000])), three, 50); // prettier-ignore
  t.deepEqual({ ...small, low: null }, { mean: 1, low: null, high: null });
  close(t, small.low, 1 - (4.30265273 * Math.sqrt(4 / 3)) / Math.sqrt(3));
});
