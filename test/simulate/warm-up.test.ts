import test from 'ava';
import { exponential } from 'routeproof';
import { drawn, Random } from 'routeproof/plugins';
import { mser5, WaitSeries } from '../../core/simulate/warm-up.ts';
import { cases } from '../sizes.ts';

/** Waits of so many customers at ten agents with load 0.9, from an empty start, in the order in which they end (Kiefer and Wolfowitz). */
function waitsOf(seed: number, customers: number, most?: number): WaitSeries {
  const random = new Random(seed);
  const [gaps, talks] = [random.stream('gaps'), random.stream('talks')];
  const freeAt: number[] = Array.from({ length: 10 }, () => 0);
  const series = new WaitSeries(most);
  let now = 0;
  for (let customer = 0; customer < customers; customer++) {
    now += drawn(exponential(100_000 / 9), gaps);
    const first = freeAt.indexOf(Math.min(...freeAt));
    const begins = Math.max(now, freeAt[first]!);
    freeAt[first] = begins + drawn(exponential(100_000), talks);
    series.add(begins - now, begins);
  }
  return series;
}

const pilotsOf = (seed: number, pilots: number, customers: number) =>
  Array.from({ length: pilots }, (_, pilot) => waitsOf(100 * seed + pilot, customers));

test('five short runs show the warm-up of a queue that begins empty, where one alone most often shows none', (t) => {
  const simulations = cases({ short: 100, long: 1000 });
  const uncut = (pilots: number, customers: number) =>
    Array.from({ length: simulations }, (_, seed) => mser5(pilotsOf(seed, pilots, customers))).filter(
      (time) => time === 0,
    ).length / simulations;
  const [one, five] = [uncut(1, 400), uncut(5, 400)];
  t.log(`nothing is cut in ${Math.round(100 * one)} of 100 with one run, in ${Math.round(100 * five)} with five`);
  t.true(one > 0.5);
  t.true(five < one / 2);
});

test('what is cut is no more than half, and nothing where all waits are alike', (t) => {
  for (let seed = 0; seed < 50; seed++) {
    const runs = pilotsOf(seed, 5, 300);
    t.true(mser5(runs) <= Math.max(...runs.map(({ batches }) => batches.at(-1)!.endsAt)) / 2 + 600_000);
  }
  const alike = new WaitSeries();
  for (let customer = 0; customer < 1000; customer++) alike.add(5, customer * 10);
  t.is(mser5([alike, alike]), 0);
});

test('runs whose batches are of other sizes, and of other lengths, are averaged as far as they go', (t) => {
  const [long, short] = [waitsOf(1, 4000, 100), waitsOf(1, 1500)];
  t.true(long.size > short.size);
  t.true(mser5([long, short]) >= 0);
  // The same run, in batches of five and of more, is cut at about the same time.
  const [fine, coarse] = [mser5([waitsOf(3, 3000)]), mser5([waitsOf(3, 3000, 200)])];
  t.true(Math.abs(fine - coarse) <= 0.15 * 3000 * 11_111);
});
