import test, { type ExecutionContext } from 'ava';
import { exponential, logNormal } from 'routeproof';
import { judgeValue } from 'routeproof/engines';
import {
  cobham,
  cobhamOne,
  erlangA,
  erlangB,
  erlangC,
  nModel,
  overTheDay,
  pollaczekKhinchine,
  queueingModels,
} from 'routeproof/plugins';
import { cases, long } from '../sizes.ts';
import { plainQueue, type PlainClass, type PlainResult } from './plain-queue.ts';

const near = (one: number, other: number, by = 5e-6) => Math.abs(one - other) < by * Math.max(1, Math.abs(other));

test('the formulas give what is published', (t) => {
  t.true(near(erlangC(14, 10), 0.1741319));
  t.true(near(erlangC(11, 10), 0.6821182));
  t.true(near(erlangC(2, 1), 1 / 3));
  t.true(near(erlangC(10, 9), 0.66873152));
  t.true(near(erlangC(100, 90), 0.21694048));
  t.true(near(erlangB(15, 8.108), 0.01));
  const { left, meanWait, occupancy } = erlangA(50, 48 / 60, 60, 120);
  t.true(near(left, 0.030912) && Math.abs(meanWait - 3.7095) < 5e-5 && near(occupancy, 0.930324));
});

test('one server: what is known of M/M/1 and M/D/1, and the law of conservation', (t) => {
  const exponentially = { mean: 100, deviation: 100 };
  t.true(near(pollaczekKhinchine(0.007, exponentially), (0.7 / 0.3) * 100, 1e-12));
  t.true(near(pollaczekKhinchine(0.007, { mean: 100, deviation: 0 }), ((0.7 / 0.3) * 100) / 2, 1e-12));
  const classes = [0.002, 0.003, 0.001].map((rate) => ({ rate, handling: exponentially }));
  const waits = cobhamOne(classes);
  // Whoever is first, of handling times that are alike the mean wait of all stays as it was.
  const all = classes.reduce((sum, { rate }, index) => sum + rate * waits[index]!, 0) / 0.006;
  t.true(near(all, pollaczekKhinchine(0.006, exponentially), 1e-12));
  t.deepEqual(
    cobham(1, [0.002, 0.003, 0.001], 100).map((wait) => wait.toFixed(9)),
    waits.map((wait) => wait.toFixed(9)),
  );
});

/** Says whether plain runs agree, where one of a million such values would not by chance. */
function agrees(
  t: ExecutionContext,
  truths: readonly (readonly [string, number, (result: PlainResult) => number])[],
  results: readonly PlainResult[],
): void {
  for (const [name, truth, of] of truths) {
    const samples = results.map((result) => ({ value: of(result), weight: 1 }));
    const { agrees: isRight, measured, standardError } = judgeValue(truth, samples, 1e-6);
    t.true(isRight, `${name}: ${truth}, measured ${measured} ± ${standardError}`);
    t.true(
      standardError < cases({ short: 0.15, long: 0.06 }) * truth,
      `${name}: ${standardError} of ${truth} says little`,
    );
  }
}

const played = (agents: readonly number[], classes: readonly PlainClass[], within = 0) =>
  Array.from({ length: 40 }, (_, index) =>
    plainQueue(agents, classes, {
      ...{ seed: index + 1, warmUp: 1_000_000, within },
      until: cases({ short: 16_000_000, long: 300_000_000 }),
    }),
  );

test('priorities after Cobham, and a plain loop over events, agree: many servers', (t) => {
  const results = played(
    [5],
    [15, 27.5].map((perSecond, index) => ({
      ...{ every: 1_000_000 / perSecond, handling: exponential(100_000), urgency: -index, by: [0] },
    })),
  );
  const waits = cobham(5, [0.015, 0.0275], 100);
  agrees(
    t,
    [0, 1].flatMap((index) => [
      [`wait ${index}`, waits[index]!, ({ classes }) => classes[index]!.meanWait / 1000],
      [`share ${index}`, erlangC(5, 4.25), ({ classes }) => classes[index]!.waitedShare],
    ]),
    results,
  );
});

test('priorities after Cobham, and a plain loop over events, agree: one server, three distributions', (t) => {
  const handlings = [50_000, exponential(100_000), logNormal(200_000, 200_000)];
  const rates = [0.005, 0.0025, 0.00125];
  const results = played(
    [1],
    handlings.map((handling, index) => ({ every: 1000 / rates[index]!, handling, urgency: -index, by: [0] })),
  );
  const deviations = [0, 100, 200];
  const waits = cobhamOne(
    rates.map((rate, index) => ({ rate, handling: { mean: 50 * 2 ** index, deviation: deviations[index]! } })),
  );
  agrees(
    t,
    waits.map((wait, index) => [`wait ${index}`, wait, ({ classes }) => classes[index]!.meanWait / 1000]),
    results,
  );
});

test('the service level of M/D/1, and a plain loop over events, agree', (t) => {
  const model = queueingModels.find(({ id }) => id === 'm-d-1')!;
  const results = played([1], [{ every: 100_000 / 0.7, handling: 100_000, by: [0] }], model.within);
  const truth = (measure: string) => model.theory().find((known) => known.measure === measure)!.value;
  agrees(
    t,
    [
      ['service level', truth('serviceLevel'), ({ classes }) => classes[0]!.inTime],
      ['wait', truth('meanWait'), ({ classes }) => classes[0]!.meanWait / 1000],
    ],
    results,
  );
});

const shared = { common: 0.02, rare: 0.012, specialists: 2, generalists: 2, handling: 100 };

test('the chain of the N-model, and a plain loop over events, agree', (t) => {
  const solved = nModel({ ...shared, mostCommon: 60, mostRare: 30 });
  const handling = exponential(100_000);
  const results = played(
    [2, 2],
    [
      { every: 50_000, handling, by: [0, 1] },
      { every: 1000 / 0.012, handling, urgency: 1, by: [1] },
    ],
  );
  agrees(
    t,
    [
      ['common share', solved.common.waitedShare, ({ classes }) => classes[0]!.waitedShare],
      ['common wait', solved.common.meanWait, ({ classes }) => classes[0]!.meanWait / 1000],
      ['rare share', solved.rare.waitedShare, ({ classes }) => classes[1]!.waitedShare],
      ['rare wait', solved.rare.meanWait, ({ classes }) => classes[1]!.meanWait / 1000],
      ['specialists', solved.specialists, ({ occupancies }) => occupancies[0]!],
      ['generalists', solved.generalists, ({ occupancies }) => occupancies[1]!],
    ],
    results,
  );
});

long('the chain of the N-model is cut where nothing is left, and is M/M/c where everybody serves everybody', (t) => {
  const [small, whole] = [nModel({ ...shared, mostCommon: 100, mostRare: 40 }), nModel(shared)];
  t.true(whole.cutOff < 1e-12);
  t.true(near(small.common.meanWait, whole.common.meanWait, 1e-6), `${small.common.meanWait} ${whole.common.meanWait}`);
  t.true(near(small.rare.meanWait, whole.rare.meanWait, 1e-6));
  // Work that comes is work that is done.
  t.true(near(2 * whole.specialists + 2 * whole.generalists, 3.2, 1e-9));
  const alike = nModel({ common: 0.014, rare: 0.01, specialists: 0, generalists: 3, handling: 100 });
  const [rare, common] = cobham(3, [0.01, 0.014], 100) as [number, number];
  t.true(near(alike.rare.meanWait, rare, 1e-7) && near(alike.common.meanWait, common, 1e-6));
  t.true(near(alike.rare.waitedShare, erlangC(3, 2.4), 1e-8));
});

test('the equations of the day give the steady state in a long part', (t) => {
  const [, steady] = overTheDay(10, 100, [
    { lasts: 40_000, rate: 0.08 },
    { lasts: 1800, rate: 0.08 },
  ]);
  const waited = erlangC(10, 8);
  t.true(near(steady!.waitedShare, waited, 1e-9));
  t.true(near(steady!.meanWait, (waited * 100) / 2, 1e-9));
  t.true(near(steady!.queueLength, (waited * 100 * 0.08) / 2, 1e-9));
  t.true(near(steady!.busy, 8, 1e-9));
});

test('where there is an agent for everybody, the equations of the day are those of M(t)/M/∞', (t) => {
  const parts = [
    { lasts: 1800, rate: 0.05 },
    { lasts: 1800, rate: 0.1 },
    { lasts: 900, rate: 0 },
  ];
  let inside = 0;
  for (const [index, { lasts, rate }] of parts.entries()) {
    const part = overTheDay(100, 180, parts, 100)[index]!;
    const [load, decay] = [rate * 180, Math.exp(-lasts / 180)];
    t.true(near(part.busy, load + ((inside - load) * (1 - decay) * 180) / lasts, 1e-9), `${part.busy}`);
    inside = load + (inside - load) * decay;
    t.true(near(part.insideAtEnd, inside, 1e-9), `${part.insideAtEnd} ${inside}`);
    t.true(part.waitedShare < 1e-12);
  }
});

test('the equations of the day lose nobody: who is there came and is not done', (t) => {
  const parts = [120, 180, 240, 160, 100].map((perHour) => ({ lasts: 1800, rate: perHour / 3600 }));
  let inside = 0;
  for (const { lasts, rate, busy, insideAtEnd } of overTheDay(10, 180, parts).map((part, index) => ({
    ...part,
    ...parts[index]!,
  }))) {
    t.true(near(insideAtEnd, inside + lasts * (rate - busy / 180), 1e-9));
    inside = insideAtEnd;
  }
});
