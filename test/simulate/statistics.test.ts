import { createHistogram } from 'node:perf_hooks';
import test from 'ava';
import { errorFunction } from 'simple-statistics';
import {
  empirical,
  erlang,
  exponential,
  gamma,
  geometric,
  logNormal,
  mixture,
  pareto,
  uniform,
  weibull,
  type Distribution,
} from 'routeproof';
import { meanInterval as confidenceInterval } from 'routeproof/engines';
import { drawn, Random } from 'routeproof/plugins';
import { meanOf } from '../../core/contract/drawn.ts';
import { studentT } from '../../core/simulate/estimates/student-t.ts';
import { WaitCounts } from '../../core/simulate/estimates/wait-counts.ts';

/** What share of all draws is below a value, as theory says. */
const below: readonly (readonly [string, Distribution, (value: number) => number])[] = [
  ['exponential', exponential(100), (value) => 1 - Math.exp(-value / 100)],
  ['erlang, 1 phase', erlang(100, 1), (value) => 1 - Math.exp(-value / 100)],
  ['erlang, 4 phases', erlang(100, 4), (value) => erlangBelow(value / 25, 4)],
  ['log-normal', logNormal(100, 80), (value) => logNormalBelow(value, 100, 80)],
  ['log-normal, all the same', logNormal(100, 1), (value) => logNormalBelow(value, 100, 1)],
  ['gamma, which is erlang of 4 phases', gamma(100, 50), (value) => erlangBelow(value / 25, 4)],
  ['gamma of shape 1/2', gamma(100, Math.sqrt(20_000)), (value) => errorFunction(Math.sqrt(value / 200))],
  ['weibull of shape 2', weibull(100, 2), (value) => 1 - Math.exp(-(((value * Math.sqrt(Math.PI)) / 200) ** 2))],
  ['weibull of shape 1/2', weibull(100, 0.5), (value) => 1 - Math.exp(-Math.sqrt(value / 50))],
  ['uniform', uniform(50, 150), (value) => (value - 50) / 100],
  ['pareto', pareto(100, 3), (value) => 1 - (200 / 3 / value) ** 3],
  [
    'hyperexponential',
    mixture([{ weight: 3, of: exponential(50) }, { of: exponential(250) }]),
    (value) => 1 - 0.75 * Math.exp(-value / 50) - 0.25 * Math.exp(-value / 250),
  ],
];

function erlangBelow(rate: number, phases: number): number {
  let [term, sum] = [1, 1];
  for (let phase = 1; phase < phases; phase++) sum += term *= rate / phase;
  return 1 - Math.exp(-rate) * sum;
}

function logNormalBelow(value: number, mean: number, deviation: number): number {
  const variance = Math.log(1 + (deviation / mean) ** 2);
  const from = (Math.log(value) - Math.log(mean) + variance / 2) / Math.sqrt(variance);
  return (1 + errorFunction(from / Math.SQRT2)) / 2;
}

const count = 50_000;

for (const [name, distribution, share] of below)
  test(`draws are those of the distribution (Kolmogorov and Smirnov): ${name}`, (t) => {
    const stream = new Random(1).stream(name);
    const draws = Array.from({ length: count }, () => drawn(distribution, stream)).sort((one, other) => one - other);
    const distances = draws.map((value, index) =>
      Math.max(Math.abs(share(value) - index / count), Math.abs(share(value) - (index + 1) / count)),
    );
    // One set of draws in a thousand would be further away; the seed is always the same.
    t.true(distances.reduce((most, each) => Math.max(most, each)) < 1.95 / Math.sqrt(count));
    t.true(Math.abs(meanOf(distribution) - 100) < 1e-9);
    const mean = draws.reduce((sum, each) => sum + each) / count;
    const deviation = Math.sqrt(draws.reduce((sum, each) => sum + (each - mean) ** 2, 0) / count);
    t.true(Math.abs(mean - 100) < (3.3 * deviation) / Math.sqrt(count), `${mean}`);
  });

test('draws of the geometric distribution are whole numbers from 1 on, each as often as theory says', (t) => {
  const stream = new Random(1).stream('geometric');
  const draws = Array.from({ length: count }, () => drawn(geometric(2.5), stream));
  t.is(meanOf(geometric(2.5)), 2.5);
  for (let number = 1; number <= 8; number++) {
    const share = 0.4 * 0.6 ** (number - 1);
    const error = draws.filter((each) => each === number).length / count - share;
    t.true(Math.abs(error) < 3.3 * Math.sqrt((share * (1 - share)) / count), `${number}: ${error}`);
  }
  t.true(draws.every((each) => Number.isInteger(each) && each >= 1));
  t.is(drawn(geometric(1), stream), 1);
});

test('a constant is itself, and of measured times each comes as often as the others', (t) => {
  const stream = new Random(1).stream('measured');
  t.is(drawn(30, stream), 30);
  t.is(meanOf(empirical([10, 20, 60])), 30);
  const draws = Array.from({ length: 30_000 }, () => drawn(empirical([10, 20, 60]), stream));
  for (const value of [10, 20, 60]) t.true(Math.abs(draws.filter((each) => each === value).length - 10_000) < 300);
});

/** Quantiles of 0.975 to twelve places, by Newton's method on the incomplete beta function with thirty digits. */
const quantiles: readonly (readonly [degrees: number, quantile: number])[] = [
  [1, 12.706204736175],
  [2, 4.302652729749],
  [3, 3.182446305284],
  [4, 2.776445105198],
  [5, 2.570581835636],
  [10, 2.228138851986],
  [15, 2.13144954556],
  [19, 2.093024054408],
  [20, 2.085963447266],
  [21, 2.079613844728],
  [22, 2.073873067904],
  [25, 2.059538552753],
  [30, 2.042272456301],
  [40, 2.021075390306],
  [60, 2.000297822014],
  [100, 1.983971518524],
  [200, 1.971896223634],
  [500, 1.964719837467],
  [1000, 1.962339080826],
];

test("the quantiles of Student's distribution have nine digits to 20 degrees of freedom, and five beyond", (t) => {
  for (const [degrees, quantile] of quantiles) {
    const error = Math.abs(studentT(degrees) - quantile) / quantile;
    t.true(error < (degrees <= 20 ? 5e-10 : 5e-6), `${degrees}: ${error}`);
  }
});

test('an interval is around the mean of what was measured', (t) => {
  t.deepEqual(confidenceInterval([1, 1, null, 1]), { mean: 1, low: 1, high: 1 });
  t.deepEqual(confidenceInterval([]), { mean: null, low: null, high: null });
  t.deepEqual(confidenceInterval([4]), { mean: 4, low: null, high: null });
  const { mean, low, high } = confidenceInterval([1, 2, 3]);
  t.is(mean, 2);
  for (const bound of [2 - low!, high! - 2]) t.true(Math.abs(bound - 4.30265273 / Math.sqrt(3)) < 1e-8);
});

test('percentiles of waits are those of an HDR histogram of three figures', (t) => {
  const chance = new Random(1).stream('waits');
  const longest = 2 ** 31;
  for (const most of [1, 50, 2040, 5000, 1e6, 2 ** 31, 2 ** 33])
    for (const count of [1, 2, 10, 300]) {
      const histogram = createHistogram({ lowest: 1, highest: longest, figures: 3 });
      const percentiles = new WaitCounts();
      for (let each = 0; each < count; each++) {
        const wait = chance.uniform(0, most);
        percentiles.add(wait);
        histogram.record(Math.min(longest, Math.round(wait) + 1));
      }
      for (const percent of [1, 50, 90, 95, 99, 99.9, 100])
        t.is(
          percentiles.of(percent),
          (histogram.percentile(percent) - 1) / 1000,
          `${percent} % of ${count} below ${most}`,
        );
    }
  t.is(new WaitCounts().of(50), null);
});
