import test from 'ava';
import { exponential, hours, minutes, seconds, simulate, type SimulationDocument } from 'routeproof';
import { dayOfTraffic } from './simulate-day.ts';

const few = { replications: 3, synchronous: true, warmUp: 0 };

/** Agents who are there from 0 to `ends`. */
function closingAt(ends: number, changes: Parameters<typeof dayOfTraffic>[0]) {
  const scenario = dayOfTraffic(changes);
  const agents = scenario.centre!.agents!.map((agent) => ({
    ...agent,
    work: { shifts: [{ from: 0, to: hours(ends) }] },
  }));
  return { ...scenario, centre: { ...scenario.centre, agents } };
}

const mean = (of: SimulationDocument | Readonly<Record<string, { mean: number | null }>>, measure: string): number =>
  (of as Readonly<Record<string, { mean: number | null }>>)[measure]!.mean!;

test('who still waits when the run ends is counted, is missed, and the run is no pass', async (t) => {
  // Agents go home after two hours, calls come for three.
  const times = Array.from({ length: 180 }, (_, minute) => minutes(minute));
  const document = await simulate(
    () => closingAt(2, { traffic: { arrivals: { times }, handling: seconds(60) }, scenario: { until: hours(3) } }),
    few,
  );
  t.is(mean(document, 'offered'), 180);
  t.is(mean(document, 'handled') + mean(document, 'waitingAtEnd'), 180);
  t.is(mean(document, 'waitingAtEnd'), 60);
  // All but those answered at once in two hours are missed.
  t.is(mean(document, 'serviceLevel'), 120 / 180);
  t.is(mean(document, 'serviceLevelOfAnswered'), 1);
  t.is(mean(document, 'longestWait'), 3600);
  t.is(document.verdict, 'inconclusive');
  t.regex(document.notes[0]!, /60\.0 of 180\.0 who came still wait.*no agent is logged in/);
  const late = document.by['interval']!['02:30']!;
  t.deepEqual([mean(late, 'offered'), mean(late, 'handled'), mean(late, 'serviceLevel')], [30, 0, 0]);
  // From 30 who wait when it begins to 60 when it ends.
  t.true(Math.abs(mean(late, 'queueLength') - 45) < 1);
});

test('a queue of a half-hour is its own, whoever came when', async (t) => {
  // Ten at once at 0:10, nobody there until 1:00: ten wait from then to 1:00.
  const document = await simulate(() => {
    const scenario = dayOfTraffic({
      traffic: { arrivals: { times: Array.from({ length: 10 }, () => minutes(10)) }, handling: seconds(6) },
      scenario: { until: hours(2) },
    });
    const agents = scenario.centre!.agents!.map((agent) => ({
      ...agent,
      work: { shifts: [{ from: hours(1), to: hours(2) }] },
    }));
    return { ...scenario, centre: { ...scenario.centre, agents } };
  }, few);
  const of = (interval: string, measure: string) => mean(document.by['interval']![interval]!, measure);
  t.is(of('00:00', 'queueLength'), (10 * 20) / 30);
  t.is(of('00:30', 'queueLength'), 10);
  t.true(of('01:00', 'queueLength') < 0.1);
  t.is(of('00:00', 'longestQueue'), 10);
  t.is(of('00:00', 'offered'), 10);
  t.is(of('00:30', 'offered'), 0);
  t.true(of('00:00', 'meanWait') >= 3000);
});

test('half-hours of several days are weighted by their customers', async (t) => {
  const document = await simulate(
    () => dayOfTraffic({ traffic: { patience: exponential(seconds(60)) }, scenario: { until: hours(2) } }),
    few,
  );
  const parts = Object.values(document.by['interval']!);
  const sum = (measure: string, weight: string) =>
    parts.reduce((all, part) => all + (mean(part, measure) || 0) * mean(part, weight), 0);
  const offered = parts.reduce((all, part) => all + mean(part, 'offered'), 0);
  t.true(Math.abs(sum('meanWait', 'offered') / offered - mean(document, 'meanWait')) < 1e-9);
  t.true(Math.abs(offered - mean(document, 'offered')) < 1e-9);
});

test('occupancy leaves breaks out, utilisation does not, and adherence tells who worked into a break', async (t) => {
  // One agent, from 0 to 2; a break from 1:00 to 1:30; one call of 40 minutes at 0:30.
  const document = await simulate(() => {
    const scenario = dayOfTraffic({
      traffic: { arrivals: { times: [minutes(30)] }, handling: minutes(40), afterWork: minutes(5) },
      scenario: { until: hours(2) },
    });
    const work = { shifts: [{ from: 0, to: hours(2) }], breaks: [{ from: hours(1), to: hours(1.5) }] };
    const agents = [{ name: 'ann', work }];
    const groups = [{ name: 'Everybody', agents: ['ann'] }];
    return { ...scenario, centre: { ...scenario.centre, agents, groups } };
  }, few);
  // Busy 0:30 to 1:15, ready 0:00 to 0:30 and 1:30 to 2:00, on a break 1:15 to 1:30.
  t.true(Math.abs(mean(document, 'occupancy') - 45 / 105) < 1e-3);
  t.true(Math.abs(mean(document, 'utilisation') - 45 / 120) < 1e-3);
  t.true(Math.abs(mean(document, 'adherence') - 105 / 120) < 1e-3);
  t.is(mean(document, 'averageTalkTime'), 2400);
  t.is(mean(document, 'averageAfterWork'), 300);
  t.is(mean(document, 'averageHandleTime'), 2700);
  t.true(Math.abs(mean(document, 'agentHours') - 2) < 1e-3);
});

test('service levels by their definition: who leaves early, who leaves late, who still waits', async (t) => {
  // One agent, ten minutes each. At 0 one is answered; at 1:00 one comes and leaves after 10 s; at 2:00 one leaves after 60 s.
  const made = (patience: number, name: string, times: readonly number[]) => ({
    ...{ name, arrivals: { times }, handling: minutes(10), patience },
  });
  const document = await simulate(() => {
    const scenario = dayOfTraffic({ scenario: { until: minutes(30) } });
    return {
      ...scenario,
      centre: { ...scenario.centre, agents: [{ name: 'ann' }], groups: [{ name: 'Everybody', agents: ['ann'] }] },
      load: {
        traffic: [
          made(hours(9), 'patient', [0, minutes(29)]),
          made(seconds(10), 'hurried', [minutes(1)]),
          made(seconds(60), 'slow', [minutes(2)]),
        ],
      },
    };
  }, few);
  const expected = {
    offered: 4,
    abandoned: 2,
    serviceLevel: 2 / 4,
    serviceLevelOfAnswered: 1,
    serviceLevelOfOffered: 2 / 4,
    serviceLevelWithoutShortAbandons: 2 / 3,
    serviceLevelWithShortAbandons: 3 / 4,
    abandonmentRate: 2 / 4,
    averageTimeToAbandon: 35,
    averageSpeedOfAnswer: 0,
    meanWait: 70 / 4,
    inHandAtEnd: 1,
  };
  for (const [measure, value] of Object.entries(expected)) t.is(mean(document, measure), value, measure);
  t.is(mean(document.by['stream']!['hurried']!, 'abandonmentRate'), 1);
  t.is(mean(document.by['stream']!['patient']!, 'serviceLevel'), 1);
});

/** One agent who takes what comes at these times, for four hours. */
const alone = (traffic: Parameters<typeof dayOfTraffic>[0], work: object = {}) => {
  const scenario = dayOfTraffic(traffic);
  const centre = {
    ...scenario.centre,
    agents: [{ name: 'ann', work }],
    groups: [{ name: 'Everybody', agents: ['ann'] }],
  };
  return { ...scenario, centre };
};
const every = (gap: number, count: number, first = 0) =>
  Array.from({ length: count }, (_, index) => first + gap * index);

test('who comes at the very end belongs to the last half-hour, and is no overload', async (t) => {
  const { by, overloads, verdict } = await simulate(
    () => alone({ traffic: { arrivals: { every: minutes(5) }, handling: seconds(60) } }),
    few,
  );
  t.deepEqual([verdict, overloads], ['pass', []]);
  t.deepEqual(Object.keys(by['interval']!).at(-1), '03:30');
  t.is(mean(by['interval']!['03:30']!, 'offered'), 7);
  t.is(Object.keys(by['interval']!).length, 8);
});

test('one replication in which a queue grows straight all day is no pass', async (t) => {
  const traffic = { arrivals: { times: every(seconds(50), 288) }, handling: seconds(100) };
  const { verdict, notes } = await simulate(() => alone({ traffic }), { ...few, replications: 1 });
  t.is(verdict, 'inconclusive');
  t.regex(notes[0]!, /has grown up to the end: then 143\.0 of 288\.0/);
});

test('a third of all who still waits after a rush is no pass, though the queue was as long before', async (t) => {
  const times = [...every(seconds(10), 100), ...every(seconds(95), 120, seconds(1000))];
  const traffic = { arrivals: { times }, handling: seconds(100) };
  const { verdict, notes } = await simulate(() => alone({ traffic }), few);
  t.is(verdict, 'inconclusive');
  t.regex(notes[0]!, /^7\d\.0 of 220\.0 who came still wait when the run ends: their waits are cut off/);
});

test('one customer who came a second before the end, and a queue that is not much longer, are no growth', async (t) => {
  const late = await simulate(
    () =>
      alone(
        { traffic: { arrivals: { times: every(seconds(300), 48, seconds(299)) }, handling: seconds(60) } },
        { answersAfter: seconds(2) },
      ),
    few,
  );
  t.is(mean(late, 'waitingAtEnd'), 1);
  t.deepEqual([late.verdict, late.notes], ['pass', []]);
  // Ten at once each 1000 s: three of them wait at the end, 2.6 do on average.
  const batches = await simulate(
    () => alone({ traffic: { arrivals: { every: seconds(1000), batch: 10 }, handling: seconds(60) } }),
    few,
  );
  t.true(mean(batches, 'waitingAtEnd') > 2);
  t.deepEqual([batches.verdict, batches.notes], ['pass', []]);
});
