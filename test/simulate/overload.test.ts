import test from 'ava';
import {
  defineStrategy,
  exponential,
  hours,
  minutes,
  routeTo,
  seconds,
  simulate,
  stop,
  type Agent,
  type Scenario,
} from 'routeproof';
import { trafficCentre } from 'routeproof/plugins';
import { map } from 'rxjs';
import { membersOf, setsWithoutHelp } from '../../core/simulate/overload/sets-without-help.ts';
import { cases, long } from '../sizes.ts';
import { dayOfTraffic, toAnybody } from './simulate-day.ts';

const few = { replications: 6, synchronous: true };

long('more than all agents can do, and nobody leaves: the queue grows, and the run is no pass', async (t) => {
  const { verdict, notes, overloads } = await simulate(
    () => dayOfTraffic({ traffic: { arrivals: { perHour: 300 } } }),
    few,
  );
  t.is(verdict, 'inconclusive');
  t.regex(notes[0]!, /has grown up to the end/);
  t.is(overloads.length, 1);
  t.regex(overloads[0]!.sentence, /^From .* to the half-hour of 03:30.* 8\.\d erlangs for agent 1, .*room for 5\.0/);
});

test('agents who take three chats each have room for three: load 0.8 is no overload', async (t) => {
  const { verdict, notes, overloads, concurrency } = await simulate(
    () => {
      const scenario = dayOfTraffic({
        traffic: { media: 'chat', arrivals: { perHour: 432 }, handling: exponential(seconds(100)) },
        scenario: { until: hours(cases({ short: 2, long: 4 })) },
      });
      const agents = scenario.centre!.agents!.map((agent) => ({ ...agent, media: ['chat'], capacity: { chat: 3 } }));
      return { ...scenario, centre: { ...scenario.centre, agents } };
    },
    { ...few, replications: cases({ short: 1, long: 6 }) },
  );
  t.is(verdict, 'pass', notes.join());
  t.deepEqual(overloads, []);
  t.true(concurrency!.mean! > 2 && concurrency!.mean! < 3);
});

/** Spanish is spoken by one agent, English by all; which one a caller speaks stands in the user data. */
const byLanguage = defineStrategy({
  name: 'by language',
  route: (interaction, desk) =>
    desk.target(`?:${interaction.userData['Language'] as string} > 0.GA`).pipe(map((agent) => routeTo(agent))),
});

const twoLanguages = (perHour: number): Scenario => {
  const agents = Array.from({ length: 5 }, (_, index) => ({
    name: `agent ${index + 1}`,
    skills: { English: 5, ...(index === 0 && { Spanish: 5 }) },
  }));
  return {
    name: 'two languages',
    strategy: byLanguage,
    plugins: trafficCentre(),
    centre: { agents, queues: [{ name: 'Inbound' }] },
    load: {
      traffic: {
        arrivals: {
          profile: [
            { from: 0, to: hours(1), perHour: 10 },
            { from: hours(1), to: hours(2), perHour },
            { from: hours(2), to: hours(4), perHour: 10 },
          ],
        },
        handling: exponential(minutes(2)),
        userData: [
          { weight: 1, userData: { Language: 'Spanish' } },
          { weight: 1, userData: { Language: 'English' } },
        ],
      },
    },
    until: hours(4),
  };
};

test('who has no other help is told by the half-hour: the one who speaks Spanish, though all together have room', async (t) => {
  const { overloads, notes, verdict } = await simulate(() => twoLanguages(100), few);
  t.deepEqual([verdict, notes], ['pass', []]);
  t.like(overloads, [{ from: '01:00', to: '01:30', work: ['email, Language Spanish'], agents: ['agent 1'] }]);
  const [{ erlangs, capacity }] = overloads as unknown as [{ erlangs: number; capacity: number }];
  t.true(Math.abs(erlangs - (50 * 2) / 60) < 0.5);
  t.is(capacity, 1);
  t.deepEqual((await simulate(() => twoLanguages(30), few)).overloads, []);
});

test('an ordinary queue at load 0.8 is not told as growing or as overload, whatever the seed', async (t) => {
  for (let seed = 1; seed <= cases({ short: 1, long: 5 }); seed++) {
    const { verdict, overloads } = await simulate(() => dayOfTraffic(), { ...few, replications: 3, seed });
    t.deepEqual([verdict, overloads], ['pass', []], `seed ${seed}`);
  }
});

const every = (gap: number, count: number, first = 0) =>
  Array.from({ length: count }, (_, index) => first + gap * index);
const same = { replications: 2, synchronous: true };

type Agents = NonNullable<NonNullable<Scenario['centre']>['agents']>;
type Traffic = NonNullable<NonNullable<Scenario['load']>['traffic']>;

/** Agents who all may answer everything, unless the strategy says otherwise. */
const small = (agents: Agents, traffic: Traffic, until = hours(4), strategy = toAnybody): Scenario => ({
  name: 'small',
  strategy,
  plugins: trafficCentre(),
  centre: {
    agents,
    groups: [{ name: 'Everybody', agents: agents.map(({ name }) => name) }],
    queues: [{ name: 'Inbound' }],
  },
  load: { traffic },
  until,
});
const ann = { name: 'ann', media: ['voice'] };

test('what comes in a half-hour takes what those took who came in it, not what others take in the day', async (t) => {
  // At 0:00 thirty of 20 s, a third of an erlang; at 2:00 ten of 300 s, 1.67.
  const calls = [
    ...every(seconds(60), 30).map((at) => ({ at, handling: seconds(20) })),
    ...every(seconds(180), 10, hours(2)).map((at) => ({ at, handling: seconds(300) })),
  ];
  const traffic = { media: 'voice', handling: seconds(1), patience: minutes(3), arrivals: { calls } };
  const { overloads } = await simulate(() => small([ann], traffic, hours(3)), same);
  t.is(overloads.length, 1);
  t.regex(overloads[0]!.sentence, /^In the half-hour of 02:00, .* 1\.7 erlangs for ann, who has room for 1\.0 and no/);
});

test('what the strategy stops, and who asks for a callback, is no work for agents', async (t) => {
  // One each 50 s, every other one stopped at once: 0.6 erlangs.
  const calls = every(seconds(50), 288).map((at, index) => ({ at, userData: { spam: index % 2 } }));
  const strategy = defineStrategy({
    name: 'no spam',
    route: ({ userData }, desk) =>
      userData['spam'] === 1
        ? [stop('AutoResponded')]
        : desk.target('Everybody.GA').pipe(map((agent) => routeTo(agent))),
  });
  const email = { handling: seconds(60), arrivals: { calls } };
  t.deepEqual((await simulate(() => small([{ name: 'ann' }], email, hours(4), strategy), same)).overloads, []);
  // Twenty of 75 s in a row, all but the first called back: 0.83.
  const back = { after: seconds(25), chance: 1, later: minutes(1) };
  const voice = { media: 'voice', handling: seconds(75), arrivals: { times: every(seconds(1), 20) }, callback: back };
  t.deepEqual((await simulate(() => small([ann], voice, hours(2)), same)).overloads, []);
});

test('a customer who left and calls again is one', async (t) => {
  const again = { patience: seconds(10), retrial: { chance: 1, after: 0 } };
  const stream = (name: string, handling: number, times: readonly number[]) => ({
    ...{ name, media: 'voice', handling, arrivals: { times }, ...again },
  });
  // Twenty minutes, and one more: 0.7 erlangs in the first half-hour, whoever calls how often.
  const few = [stream('long', minutes(20), [0]), stream('short', seconds(60), [seconds(10)])];
  t.deepEqual((await simulate(() => small([ann], few, hours(2)), same)).overloads, []);
  const many = [stream('many', seconds(60), every(seconds(10), 45))];
  const { overloads, offered } = await simulate(() => small([ann], many, hours(2)), same);
  t.true(offered!.mean! > 1000);
  t.like(overloads, [{ from: '00:00', to: '00:00', erlangs: 1.5, capacity: 1 }]);
});

test('works that overlap in a ring are too much together; it is told where no smaller part of it is', async (t) => {
  const strategy = defineStrategy({
    name: 'by skill',
    route: ({ userData }, desk) =>
      desk.target(`?:${userData['k'] as string} > 0.GA`).pipe(map((agent) => routeTo(agent))),
  });
  const agent = (name: string, one: string, other: string) => ({
    ...{ name, media: ['voice'], skills: { [one]: 5, [other]: 5 } },
  });
  const agents = [agent('1', 'a', 'c'), agent('2', 'a', 'b'), agent('3', 'b', 'c')];
  const traffic = ['a', 'b', 'c'].map((k, index) => ({
    ...{ name: k, media: 'voice', handling: seconds(130), patience: minutes(2), userData: [{ userData: { k } }] },
    arrivals: { times: every(seconds(100), 144, seconds(30 * index)) },
  }));
  const { overloads } = await simulate(() => small(agents, traffic, hours(4), strategy), same);
  t.like(overloads, [{ from: '00:00', to: '03:30', work: ['a', 'b', 'c'], agents: ['1', '2', '3'], capacity: 3 }]);
  t.is(overloads.length, 1);
  t.true(Math.abs(overloads[0]!.erlangs - 3.9) < 0.02);
  // Where `a` alone is too much for 1 and 2 from 2:00 on, that is told, and the ring before it only.
  const [a, ...others] = traffic;
  const more = { ...a!, arrivals: { times: [...every(seconds(100), 72), ...every(seconds(50), 144, hours(2))] } };
  const parts = await simulate(() => small(agents, [more, ...others], hours(4), strategy), same);
  t.like(parts.overloads, [
    { from: '02:00', to: '03:30', work: ['a'], agents: ['1', '2'] },
    { from: '00:00', to: '01:30', work: ['a', 'b', 'c'] },
  ]);
  t.is(parts.overloads.length, 2);
});

test('media that block each other share their agents; others do not', async (t) => {
  const traffic = ['voice', 'chat'].map((media, index) => ({
    ...{ media, handling: seconds(80), patience: minutes(2) },
    arrivals: { times: every(seconds(100), 144, seconds(45 * index)) },
  }));
  const both = { name: 'ann', media: ['voice', 'chat'] };
  const blocks = { voice: ['chat'], chat: ['voice'] };
  const { overloads } = await simulate(() => small([{ ...both, blocks }], traffic), same);
  t.like(overloads, [{ from: '00:00', to: '03:30', work: ['voice', 'chat'], agents: ['ann'], capacity: 1 }]);
  t.true(Math.abs(overloads[0]!.erlangs - 1.6) < 0.02);
  t.deepEqual((await simulate(() => small([both], traffic), same)).overloads, []);
  const oneWay = { ...both, blocks: { voice: ['chat'] } };
  t.deepEqual((await simulate(() => small([oneWay], traffic), same)).overloads, []);
});

test('media of which alternatives say what goes together share their agents', async (t) => {
  const traffic = ['chat', 'email'].map((media, index) => ({
    ...{ media, handling: seconds(76), patience: minutes(2) },
    arrivals: { times: every(seconds(40), 360, seconds(17 * index)) },
  }));
  const agent = (capacity: Agent['capacity']) => ({
    name: 'ann',
    media: ['chat', 'email'],
    ...(capacity && { capacity }),
  });
  // 1.9 erlangs of each: three chats would do, two e-mails would do, and not both in one agent's time.
  const { overloads } = await simulate(() => small([agent([{ chat: 3 }, { chat: 1, email: 2 }])], traffic), same);
  t.like(overloads, [{ from: '00:00', to: '03:30', work: ['chat', 'email'], agents: ['ann'], capacity: 1 }]);
  t.true(Math.abs(overloads[0]!.erlangs - 3.8 / 3) < 0.02, overloads[0]!.sentence);
  for (const capacity of [
    [{ chat: 3, email: 2 }],
    [
      { chat: 3, email: 1 },
      { chat: 2, email: 2 },
    ],
    { chat: 3, email: 2 },
  ])
    t.deepEqual((await simulate(() => small([agent(capacity)], traffic), same)).overloads, []);
});

test('after-work of a chat takes the whole agent, beside the chats that go on meanwhile', async (t) => {
  const chats = { ...{ name: 'ann', media: ['chat'], capacity: { chat: 3 } } };
  // Three at once, and then 20 s about each: three in 90 s are the most; 4.5 come.
  const traffic = {
    ...{ media: 'chat', handling: seconds(30), afterWork: seconds(20), patience: minutes(2) },
    arrivals: { times: every(seconds(20), 719) },
  };
  const { overloads } = await simulate(() => small([chats], traffic), same);
  t.like(overloads, [{ from: '00:00', to: '03:30', capacity: 3 }]);
  t.true(Math.abs(overloads[0]!.erlangs - 4.5) < 0.2, overloads[0]?.sentence);
  // One each 45 s of 100 s and 15 s of after-work: with the whole agent for all of it three would not be enough, and they are.
  const light = {
    ...{ media: 'chat', handling: seconds(100), afterWork: seconds(15), arrivals: { times: every(seconds(45), 320) } },
  };
  const quiet = await simulate(() => small([chats], light), same);
  t.deepEqual([quiet.verdict, quiet.overloads], ['pass', []]);
});

test('overload at 0:00 and at 2:00 with nothing between is told as two', async (t) => {
  const shifts = [0, 120].map((from) => ({ from: minutes(from), to: minutes(from + 30) }));
  const times = [0, 120].flatMap((from) => every(minutes(1), 29, minutes(from)));
  const traffic = { media: 'voice', handling: minutes(2), patience: minutes(1), arrivals: { times } };
  const { overloads } = await simulate(() => small([{ ...ann, work: { shifts } }], traffic, hours(3)), same);
  t.like(overloads, [
    { from: '00:00', to: '00:00' },
    { from: '02:00', to: '02:00' },
  ]);
  t.is(overloads.length, 2);
});

long('one replication at load 0.8 tells no overload, whatever the seed, and one at load 2 does', async (t) => {
  const agents = Array.from({ length: 5 }, (_, index) => ({ name: `a${index + 1}`, media: ['voice'] }));
  const traffic = (perHour: number) => ({
    ...{ media: 'voice', handling: exponential(minutes(4)), patience: exponential(minutes(3)), arrivals: { perHour } },
  });
  const one = { replications: 1, synchronous: true };
  for (let seed = 1; seed <= cases({ short: 2, long: 4 }); seed++)
    t.deepEqual((await simulate(() => small(agents, traffic(60), hours(8)), { ...one, seed })).overloads, []);
  t.true((await simulate(() => small(agents, traffic(150)), one)).overloads.length > 0);
});

test('what is nothing when it is rounded is no sentence', async (t) => {
  const late = { ...ann, work: { shifts: [{ from: minutes(30), to: hours(2) }] } };
  const calls = (count: number) => ({
    ...{ media: 'voice', handling: seconds(60), arrivals: { times: every(seconds(60), count) } },
  });
  // Nobody is there in the first half-hour: of one call come 0.03 erlangs, of three 0.1.
  t.deepEqual((await simulate(() => small([late], calls(1), hours(2)), same)).overloads, []);
  const { overloads } = await simulate(() => small([late], calls(3), hours(2)), same);
  t.regex(overloads[0]!.sentence, /^In the half-hour of 00:00, .* 0\.1 erlangs for ann, who has room for 0\.0 and/);
});

test('of works that overlap in thousands of ways five hundred sets are looked at, those of single works always', (t) => {
  const crews = Array.from({ length: 13 }, (_, index) => ({
    ...{ name: `crew ${index + 1}`, agents: [`agent ${index + 1}`], capacity: { voice: 1 } },
  }));
  const none = [[0]];
  const works = crews.slice(1).map(({ name }, index) => ({
    ...{ name, medium: 'voice', crews: 1n | (1n << BigInt(index + 1)) },
    ...{ came: none, completed: none, handling: none, afterWork: none },
  }));
  const sets = setsWithoutHelp(works, crews);
  t.is(sets.length, 500);
  t.is(sets.filter(({ isJoined }) => !isJoined).length, 12);
  // 66 of two works, 220 of three; the largest stand last.
  const sizes = sets.map((set) => membersOf(set.crews, crews).length);
  t.deepEqual(
    sizes,
    sizes.toSorted((one, other) => one - other),
  );
  t.deepEqual([sizes.filter((size) => size === 3).length, sizes.filter((size) => size === 4).length], [66, 220]);
  t.deepEqual(setsWithoutHelp(works.toReversed(), crews).length, 500);
});
