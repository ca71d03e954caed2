import test from 'ava';
import { createBench, hours, minutes, simulate, type Scenario } from 'routeproof';
import { dayOfTraffic } from '../simulate-day.ts';

const long = (handling: number, scenario: Partial<Scenario> = {}) =>
  dayOfTraffic({ traffic: { arrivals: { times: [0] }, handling }, scenario: { until: hours(12), ...scenario } });

test('work that is longer than the handling-timeout of the server is done once, from start to end', async (t) => {
  const day = await simulate(() => long(minutes(300)), { replications: 2, synchronous: true });
  t.is(day.verdict, 'pass');
  t.is(day.handled?.mean, 1);
  t.is(day.averageHandleTime?.mean, 300 * 60);
});

test('whoever is called for help gives signs of life, too, and so does who takes over', async (t) => {
  const scenario = long(minutes(200));
  const conference = { chance: 1, with: ['agent 2'], after: minutes(10), lasts: minutes(250), leaving: 1 };
  const agents = scenario.centre!.agents!.map((agent) =>
    agent.name === 'agent 1' ? { ...agent, work: { conference } } : agent,
  );
  const bench = createBench({ ...scenario, centre: { ...scenario.centre, agents } });
  const stops: string[] = [];
  bench.bus.on('RequestStopProcessing').subscribe(({ from, at }) => stops.push(`${from} ${at / minutes(1)}`));
  await bench.runFor(hours(12));
  t.deepEqual(stops, ['agent 2 460']);
  t.deepEqual(bench.findings, []);
});

test('work of less than 50 minutes says nothing in between', async (t) => {
  for (const [handling, signs] of [
    [50, 0],
    [51, 1],
    [101, 2],
  ] as const) {
    const bench = createBench(long(minutes(handling)));
    let asked = 0;
    bench.bus.on('RequestGetInteractionProperties').subscribe(() => asked++);
    await bench.runFor(hours(4));
    t.is(asked, signs);
  }
});

test('where a timeout is shorter than that, it is told that agents lose what they work on', async (t) => {
  const server = { 'handling-timeout': 30 };
  const day = await simulate(() => long(minutes(40), { server }), { replications: 2, synchronous: true });
  t.is(day.verdict, 'pass with warnings');
  const [finding] = day.findings;
  t.is(day.findings.length, 2);
  t.is(finding!.code, 'RP_TAKEN_FROM_WORK');
  t.is(finding!.count, 24);
  t.regex(finding!.sentence, /'email' was to be handled for 2400 s, and after 1800 s .* Raise `handling-timeout`/);
  t.is((await simulate(() => long(minutes(29), { server }), { replications: 2, synchronous: true })).verdict, 'pass');
});
