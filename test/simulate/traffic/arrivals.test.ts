import test from 'ava';
import {
  createBench,
  dayByDay,
  exponential,
  gamma,
  geometric,
  hours,
  minutes,
  seconds,
  simulate,
  type Arrivals,
  type TrafficStream,
} from 'routeproof';
import { Random, trafficCentre } from 'routeproof/plugins';
import { arrivalTimes, batchSizes } from '../../../plugins/traffic/arrival-times.ts';
import { dayOfTraffic } from '../simulate-day.ts';

const until = hours(4);

/** How many come in four hours of each of these days. */
function counts(arrivals: Arrivals, days: number): readonly number[] {
  return Array.from({ length: days }, (_, seed) => {
    const random = new Random(seed);
    const [times, size] = [arrivalTimes(arrivals, random, 'voice'), batchSizes(arrivals, random, 'voice')];
    let count = 0;
    for (let time = times(); time !== undefined && time <= until; time = times()) count += size();
    return count;
  });
}

const meanAndVariance = (values: readonly number[]) => {
  const mean = values.reduce((sum, value) => sum + value) / values.length;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) };
};

const days = 1000;
/** So far a variance of that many days may be from theory, as a share of it: three standard errors. */
const near = 3 * Math.sqrt(2 / days);
const profile = [
  { from: 0, to: hours(1), perHour: 40 },
  { from: hours(1), to: hours(4), perHour: 120 },
];

for (const [name, way] of Object.entries({ 'a rate': { perHour: 100 }, 'a profile': { profile } }))
  test(`the days of a rate by chance vary by its variance beside that of Poisson arrivals: ${name}`, (t) => {
    // With m a day and a factor of mean 1 and variance v, it is m + v m² (Jongbloed and Koole 2001); here 400 + 0.04 · 400².
    const plain = meanAndVariance(counts(way, days));
    t.true(Math.abs(plain.mean - 400) < 3 * Math.sqrt(400 / days), `${plain.mean}`);
    t.true(Math.abs(plain.variance - 400) < near * 400, `${plain.variance}`);
    const varied = meanAndVariance(counts({ ...way, dayFactor: gamma(1, 0.2) }, days));
    t.true(Math.abs(varied.mean - 400) < 3 * Math.sqrt(6800 / days), `${varied.mean}`);
    t.true(Math.abs(varied.variance - 6800) < 1.3 * near * 6800, `${varied.variance}`);
    t.deepEqual(counts({ ...way, dayFactor: 1 }, 5), counts(way, 5));
    t.deepEqual(counts({ ...way, dayFactor: 0 }, 5), [0, 0, 0, 0, 0]);
  });

test('batches of a mean size bring so many times as many, and are what varies', (t) => {
  // A compound Poisson process: mean 100 · 2.5, variance 100 · E(batch²), where that of a geometric one is 2.5² + 1.5 · 2.5.
  const { mean, variance } = meanAndVariance(counts({ perHour: 25, batch: geometric(2.5) }, days));
  t.true(Math.abs(mean - 250) < 3 * Math.sqrt(1000 / days), `${mean}`);
  t.true(Math.abs(variance - 1000) < 1.3 * near * 1000, `${variance}`);
  t.deepEqual(counts({ perHour: 25, batch: 0.2 }, 5), counts({ perHour: 25 }, 5));
  t.deepEqual(
    counts({ perHour: 25, batch: 3.4 }, 5),
    counts({ perHour: 25 }, 5).map((count) => 3 * count),
  );
});

test('those of a batch come at one instant, each as an interaction of its own', async (t) => {
  const arrivals = { times: [seconds(5), seconds(1)], batch: 3 };
  const bench = createBench(dayOfTraffic({ traffic: { arrivals } }));
  const came: string[] = [];
  bench.bus.on('RequestSubmit').subscribe(({ at, interaction }) => came.push(`${at / 1000} ${interaction}`));
  await bench.runFor(minutes(1));
  t.deepEqual(came, ['1 email.1', '1 email.2', '1 email.3', '5 email.4', '5 email.5', '5 email.6']);
});

test('several days stand one after the other, and where one begins later nothing comes before', (t) => {
  const monday = [
    { from: hours(8), to: hours(12), perHour: 100 },
    { from: hours(12), to: hours(18), perHour: 60 },
  ];
  const tuesday = [{ from: hours(9), to: hours(17), perHour: 80 }];
  const week = dayByDay([monday, tuesday, [], monday]);
  t.deepEqual(week, [
    ...monday,
    { from: hours(18), to: hours(33), perHour: 0 },
    { from: hours(33), to: hours(41), perHour: 80 },
    { from: hours(41), to: hours(80), perHour: 0 },
    { from: hours(80), to: hours(84), perHour: 100 },
    { from: hours(84), to: hours(90), perHour: 60 },
  ]);
  t.notThrows(() => createBench(dayOfTraffic({ traffic: { arrivals: { profile: week } } })));
  t.deepEqual(dayByDay([[{ from: 1, to: 2 }], [{ from: 3, to: hours(30) }]]), [
    { from: 1, to: 2 },
    { from: hours(24) + 3, to: hours(54) },
  ]);
});

const options = { replications: 3, synchronous: true, warmUp: 0 };
const simulated = (traffic: Partial<TrafficStream>) =>
  simulate(() => dayOfTraffic({ traffic, scenario: { until: hours(1) } }), options);

test('the same seed gives the same bytes, and what is drawn of one thing does not move another', async (t) => {
  const arrivals = { perHour: 50, dayFactor: gamma(1, 0.3), batch: geometric(2) };
  const once = await simulated({ arrivals });
  t.is(JSON.stringify(await simulated({ arrivals })), JSON.stringify(once));
  const patient = await simulated({ arrivals, patience: exponential(seconds(20)) });
  t.deepEqual(patient['offered'], once['offered']);
  t.true(patient['abandoned']!.mean! > 0);
  const fixed = await simulated({ arrivals: { perHour: 100, dayFactor: 1, batch: 1 } });
  t.deepEqual(fixed, await simulated({ arrivals: { perHour: 100 } }));
});

for (const tLibrary of [false, true])
  test(`a run goes on after 24.8 days, when its milliseconds no longer have 32 bits: ${tLibrary ? 'T-Library' : 'Interaction Management'}`, async (t) => {
    const day = hours(24);
    const bench = createBench(
      () =>
        dayOfTraffic({
          traffic: { handling: minutes(5), arrivals: { every: day } },
          scenario: { plugins: trafficCentre({ tLibrary }), until: 60 * day + hours(1) },
        }),
      { seed: 1 },
    );
    await bench.runFor(bench.scenario.until!);
    t.deepEqual(bench.findings, []);
    const stopped = [...bench.trace].filter(({ type }) => type === 'EventProcessingStopped');
    t.deepEqual(
      stopped.map(({ at }) => at),
      Array.from({ length: 60 }, (_, index) => (index + 1) * day + minutes(5)),
    );
  });
