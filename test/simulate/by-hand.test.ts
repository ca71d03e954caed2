import test from 'ava';
import { hours, minutes, seconds, simulate, type Agent, type Scenario, type TrafficStream } from 'routeproof';
import { trafficCentre } from 'routeproof/plugins';
import { toAnybody } from './simulate-day.ts';

/** A day of which every number can be worked out by hand. */
const byHand =
  (agents: readonly Agent[], traffic: TrafficStream | readonly TrafficStream[], until = hours(1)) =>
  (): Scenario => ({
    name: 'by hand',
    strategy: toAnybody,
    plugins: trafficCentre(),
    centre: {
      agents,
      groups: [{ name: 'Everybody', agents: agents.map(({ name }) => name) }],
      queues: [{ name: 'Inbound' }],
    },
    load: { traffic },
    until,
  });

const ann: Agent = { name: 'ann' };
const few = { replications: 2, warmUp: 0 };
const mean = (interval: { readonly mean: number | null } | undefined) => interval?.mean;

test('a part that is empty in some replications was measured there, too: the queue of the parts is that of the whole', async (t) => {
  const rare: TrafficStream = { name: 'rare', arrivals: { perHour: 0.5 }, handling: 60_000, patience: 300_000 };
  const nobody: Agent = { name: 'late', work: { shifts: [{ from: hours(2.9), to: hours(3) }] } };
  const { queueLength, offered, by } = await simulate(byHand([nobody], [rare, { ...rare, name: 'rarer' }], hours(3)), {
    ...few,
    replications: 8,
  });
  const parts = Object.values(by['stream']!);
  t.true(mean(offered)! < 4);
  const sum = (name: string, of: readonly (typeof parts)[number][]) =>
    of.reduce((all, part) => all + part[name]!.mean!, 0);
  t.true(Math.abs(sum('queueLength', parts) - queueLength!.mean!) < 1e-9);
  t.true(Math.abs(sum('queueLength', Object.values(by['interval']!)) / 6 - queueLength!.mean!) < 1e-9);
  t.true(parts.every(({ queueLength: { low, high } = { low: 0, high: 0 } }) => high! > low!));
});

test('breaks that follow each other at once are one: nobody is served between them', async (t) => {
  const breaks = [
    { from: 0, to: minutes(10) },
    { from: minutes(10), to: minutes(20) },
  ];
  const agent: Agent = { ...ann, work: { shifts: [{ from: 0, to: hours(1) }], breaks } };
  const calls = { arrivals: { times: [minutes(5), minutes(40)] }, handling: minutes(10) };
  const { averageSpeedOfAnswer, longestWait, adherence } = await simulate(byHand([agent], calls), few);
  t.deepEqual([mean(averageSpeedOfAnswer), mean(longestWait), mean(adherence)], [450, 900, 1]);
});

test('whoever does not come does not adhere to the breaks of the shift either', async (t) => {
  const work = { shifts: [{ from: 0, to: hours(1) }], breaks: [{ from: minutes(24), to: minutes(30) }] };
  const calls = { arrivals: { times: [minutes(59)] }, handling: 1000 };
  const adherence = async (more: object) =>
    mean((await simulate(byHand([{ ...ann, work: { ...work, ...more } }], calls), few))['adherence']);
  t.is(await adherence({ absent: 1 }), 0);
  t.is(await adherence({ late: minutes(45) }), 0.25);
  t.is(await adherence({ late: minutes(27) }), 33 / 60);
  t.is(await adherence({}), 1);
});

test('after-work is done for one interaction after the other, whatever the capacity', async (t) => {
  const chats: TrafficStream = {
    ...{ media: 'chat', handling: seconds(100), afterWork: seconds(60) },
    arrivals: { times: [10_000, 20_000, 30_000] },
  };
  const agent: Agent = { ...ann, media: ['chat'], capacity: { chat: 3 } };
  const { averageHandleTime, averageAfterWork, occupancy } = await simulate(byHand([agent], chats), few);
  t.deepEqual([mean(averageHandleTime), mean(averageAfterWork)], [160, 60]);
  // In hand from 10 s to 130 s, after-work from 110 s to 290 s.
  t.is(mean(occupancy), 280 / 3600);
});

test('the longest queue of a half-hour knows those who waited when it began; a warm-up leaves out what was before it', async (t) => {
  const first = { name: 'first', arrivals: { times: [0] }, handling: minutes(125) };
  const waiting = { name: 'waiting', arrivals: { times: [minutes(1), minutes(2), minutes(3)] }, handling: minutes(5) };
  const make = byHand([ann], [first, waiting], hours(3));
  const { by, longestQueue } = await simulate(make, few);
  t.deepEqual(
    Object.entries(by['interval']!).map(([name, part]) => [name, mean(part['longestQueue'])]),
    [
      ['00:00', 3],
      ['00:30', 3],
      ['01:00', 3],
      ['01:30', 3],
      ['02:00', 3],
      ['02:30', 0],
    ],
  );
  t.is(mean(longestQueue), 3);
  t.is(by['stream']!['waiting']!['longestQueue'], undefined);
  const cut = await simulate(make, { ...few, warmUp: minutes(127) });
  t.is(mean(cut['longestQueue']), 2);
  t.deepEqual(mean(cut.by['interval']!['02:00']!['longestQueue']), 2);
});

test('no two parts have one name, and a value that looks like none is one', async (t) => {
  const rows = [
    { a: 'x', b: 'y, z' },
    { a: 'x, y', b: 'z' },
    { a: '(none)', b: '(others)' },
  ];
  const streams = rows.map((userData, index) => ({
    ...{ name: `s${index}`, handling: 1000, userData: [{ userData }] },
    arrivals: { times: Array.from({ length: index + 1 }, (_, call) => 60_000 * (call + index + 1)) },
  }));
  const { by, verdict } = await simulate(byHand([ann], streams), { ...few, by: ['a,b', 'a'] });
  t.deepEqual(
    Object.values(by['a,b']!)
      .map((part) => mean(part['offered']))
      .toSorted((one, other) => one! - other!),
    [1, 2, 3],
  );
  t.deepEqual(Object.keys(by['a']!).toSorted(), ['"(none)"', 'x', 'x, y']);
  t.is(verdict, 'pass');
});

test('a percentile is the wait at the place nearest to that of so many, and never longer than the longest', async (t) => {
  // One after the other: waits of 0, 10, 20 … 110 s.
  const calls = { arrivals: { times: Array.from({ length: 12 }, () => 0) }, handling: seconds(10) };
  const { wait50, wait90, wait95, longestWait } = await simulate(byHand([ann], calls), few);
  // To three figures.
  t.deepEqual(
    [wait50, wait90, wait95, longestWait].map((each) => Math.round(mean(each)!)),
    [50, 100, 110, 110],
  );
});
