import test from 'ava';
import { erlang } from 'routeproof';
import { agreesInOneTurn, falseAlarms, farChance, judgeValue, type Sample } from 'routeproof/engines';
import { drawn, queueingModels, Random, type RandomStream } from 'routeproof/plugins';
import { studentLimit } from '../../core/simulate/estimates/student-limit.ts';
import { cases, long } from '../sizes.ts';

/** By SciPy 1.17.1, `scipy.stats.t.isf(chance / 2, degrees)`. */
const published: readonly (readonly [chance: number, byDegrees: Readonly<Record<number, number>>])[] = [
  [0.05, { 1: 12.70620474, 2: 4.30265273, 3: 3.182446305, 19: 2.093024054, 20: 2.085963447, 454: 1.965202973 }],
  [1e-3, { 1: 636.6192488, 2: 31.59905458, 3: 12.92397864, 19: 3.883405853, 20: 3.849516275, 454: 3.312085214 }],
  [1e-5, { 1: 63661.97723, 2: 316.2253943, 3: 60.39682404, 19: 5.949353353, 20: 5.853667922, 454: 4.467563629 }],
  [1.3e-7, { 3: 256.9416867, 4: 82.40345256, 19: 8.137488782, 20: 7.943628779, 39: 6.432543343, 454: 5.363923285 }],
];

test("the limits are those of Student's distribution to nine digits, far out, too", (t) => {
  for (const [chance, byDegrees] of published)
    for (const [degrees, value] of Object.entries(byDegrees)) {
      const found = studentLimit(chance, Number(degrees));
      t.true(Math.abs(found / value - 1) < 1e-8, `${chance} ${degrees}: ${found}, ${value}`);
    }
});

/** Of mean 0: two of them for two uniform numbers (the polar method). */
function normals(stream: RandomStream): () => number {
  let kept: number | undefined;
  return () => {
    if (kept !== undefined) {
      const second = kept;
      kept = undefined;
      return second;
    }
    for (;;) {
      const [x, y] = [2 * stream.next() - 1, 2 * stream.next() - 1];
      const square = x * x + y * y;
      if (square === 0 || square >= 1) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      kept = y * factor;
      return x * factor;
    }
  };
}

const values = queueingModels.reduce((sum, { theory }) => sum + theory().length, 0);

interface Chance {
  readonly value: (normal: () => number, stream: RandomStream) => number;
  readonly weight?: (normal: () => number) => number;
}

/** In how many of so many families of values, each of runs that are right, one of them is said to be wrong in two turns. */
function alarms(families: number, farAway: number, { value, weight = () => 1 }: Chance): number {
  const stream = new Random(1).stream(`alarms ${farAway}`);
  const normal = normals(stream);
  const judged = () =>
    judgeValue(
      5,
      Array.from({ length: 20 }, (): Sample => ({ value: 5 + value(normal, stream), weight: weight(normal) })),
      farAway,
    );
  let found = 0;
  for (let family = 0; family < families; family++) {
    let isWrong = false;
    for (let each = 0; each < values; each++) {
      const first = judged();
      if (!first.agrees && !agreesInOneTurn(5, first, judged())) isWrong = true;
    }
    if (isWrong) found++;
  }
  return found;
}

const right: Chance = { value: (normal) => normal() };

/** So many or more would be seen less often than once in ten thousand cases, were the chance what it is said to be. */
const most = (families: number, chance: number) => families * chance + 3.8 * Math.sqrt(families * chance) + 3;

/** What shows at a tenth in few families shows at a thousandth in many. */
const farAt = (chance: number) => Math.sqrt(chance / values);
const rates = [
  [0.1, cases({ short: 200, long: 2000 })],
  [falseAlarms, cases({ short: 100, long: 8000 })],
] as const;

test('where everything is right, no more families of values are said to be wrong than is said, and about half as many', (t) => {
  for (const [chance, families] of rates) {
    const found = alarms(families, farAt(chance), right);
    t.true(found <= most(families, chance), `${found} of ${families}, ${chance}`);
    t.true(
      found >= families * chance * 0.45 - 3.8 * Math.sqrt(families * chance),
      `${found} of ${families}, ${chance}`,
    );
  }
});

long('runs that count for more than others raise no more alarms', (t) => {
  const [chance, families] = rates[0];
  const found = alarms(families, farAt(chance), { ...right, weight: (normal) => 50 + 7 * normal() });
  t.true(found <= most(families, chance), `${found} of ${families}`);
});

long('nor do runs whose means are skewed as those of a queue at load 0.9 are', (t) => {
  // The mean wait of a run of 10,000 varies by a quarter, as a sum of sixteen exponential times does.
  const phases = erlang(16, 16);
  const value = (_normal: () => number, stream: RandomStream) => drawn(phases, stream) - 16;
  for (const [chance, families] of rates) {
    const found = alarms(families, farAt(chance), { value });
    t.true(found <= most(families, chance), `${found} of ${families}, ${chance}`);
  }
});

test('a limit of three standard errors raises so many alarms that a test of it turns red', (t) => {
  const [chance, families] = rates[0];
  // Once in 136 (Student, 19 degrees of freedom): two turns on the same side have the chance of one turn of the root of twice that.
  t.true(alarms(families, Math.sqrt(2 * 0.00735), right) > most(families, chance));
});

test('what is wrong by ten standard errors is found, and what was not measured agrees with nothing', (t) => {
  const next = normals(new Random(1).stream('wrong'));
  const samples = Array.from({ length: 20 }, (): Sample => ({ value: 5 + next(), weight: 1 }));
  t.true(judgeValue(5, samples, farChance(values)).agrees);
  t.false(judgeValue(5 + 10 / Math.sqrt(20), samples, farChance(values)).agrees);
  const nothing = samples.map(({ weight }): Sample => ({ value: null, weight }));
  t.false(judgeValue(5, nothing, farChance(values)).agrees);
  t.false(judgeValue(5, [{ value: NaN, weight: 1 }, ...samples], farChance(values)).agrees);
});

test('a run with twice as many customers counts twice in what is said of a customer', (t) => {
  const samples: readonly Sample[] = [
    { value: 1, weight: 100 },
    { value: 4, weight: 200 },
    { value: null, weight: 0 },
  ];
  t.is(judgeValue(3, samples, 0.05).measured, 3);
});
