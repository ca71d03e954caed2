import test from 'ava';
import { createBench, type Scenario, type Span } from 'routeproof';
import { trafficCentre } from 'routeproof/plugins';

const stream = { arrivals: { perHour: 5 }, handling: 5 };
const law = (kind: string, more: object) => ({ handling: { kind, ...more } });

/** A mistake in a stream, the key that it is told of, what is said of it, and the name that is meant. */
const mistakes: readonly (readonly [mistake: object, where: string, problem: string, meant?: string])[] = [
  [{ patince: 5 }, 'patince', 'there is no such key', 'patience'],
  [{ colour: 'red' }, 'colour', 'there is no such key'],
  [{ handling: undefined, handlign: 5 }, 'handlign', 'there is no such key', 'handling'],
  [{ handling: undefined }, 'handling', 'expected a time in milliseconds, or a distribution such as'],
  [{ handling: '5' }, 'handling', 'expected a time in milliseconds, or a distribution such as'],
  [{ handling: -5 }, 'handling', 'expected a time in milliseconds, 0 or more, but it is -5'],
  [{ handling: { mean: 5 } }, 'handling', 'expected a time in milliseconds, or a distribution such as'],
  [{ handling: [5] }, 'handling', 'expected a time in milliseconds, or a distribution such as'],
  [law('exponental', { mean: 5 }), 'handling.kind', "but it is 'exponental'", 'exponential'],
  [law('constant', { mean: 5 }), 'handling.kind', 'expected a kind of distribution: one of exponential,'],
  [law('exponential', { maen: 5 }), 'handling.maen', 'there is no such key', 'mean'],
  [law('exponential', {}), 'handling.mean', 'it is missing'],
  [law('exponential', { mean: '5' }), 'handling.mean', "expected a number above 0, but it is '5'"],
  [law('exponential', { mean: 0 }), 'handling.mean', 'expected a number above 0, but it is 0'],
  [law('exponential', { mean: 5, deviation: 5 }), 'handling.deviation', 'there is no such key'],
  [law('erlang', { mean: 5, phase: 5 }), 'handling.phase', 'there is no such key', 'phases'],
  [law('erlang', { mean: 5, phases: 1.5 }), 'handling.phases', 'expected a whole number of 1 or more, but it is 1.5'],
  [law('log-normal', { mean: 5, deviation: -1 }), 'handling.deviation', 'expected a time in milliseconds, 0 or more'],
  [law('empirical', { values: [] }), 'handling.values', 'the list is empty'],
  [
    law('empirical', { values: [1, '2'] }),
    'handling.values.1',
    "expected a time in milliseconds, 0 or more, but it is '2'",
  ],
  [law('gama', { mean: 5, deviation: 1 }), 'handling.kind', "but it is 'gama'", 'gamma'],
  [law('gamma', { mean: 5, deviation: 0 }), 'handling.deviation', 'expected a number above 0, but it is 0'],
  [law('weibull', { mean: 5, shpe: 2 }), 'handling.shpe', 'there is no such key', 'shape'],
  [law('weibull', { mean: 5, shape: 0 }), 'handling.shape', 'expected a number above 0, but it is 0'],
  [law('uniform', { from: 5, to: 4 }), 'handling.to', 'as long as `from` or longer, but it is 4'],
  [law('uniform', { from: 'a', to: 4 }), 'handling.from', "expected a time in milliseconds, 0 or more, but it is 'a'"],
  [law('pareto', { mean: 5, shape: 1 }), 'handling.shape', 'expected a number above 1, but it is 1'],
  [law('geometric', { mean: 0.5 }), 'handling.mean', 'expected a number of 1 or more, but it is 0.5'],
  [law('mixture', { parts: [] }), 'handling.parts', 'the list is empty'],
  [law('mixture', { parts: [{ of: 5 }, { off: 5 }] }), 'handling.parts.1.off', 'there is no such key', 'of'],
  [law('mixture', { parts: [{ of: { kind: 'exp' } }] }), 'handling.parts.0.of.kind', "but it is 'exp'"],
  [{ patience: { kind: 'erlang', men: 5, phases: 2 } }, 'patience.men', 'there is no such key', 'mean'],
  [{ afterWork: 'long' }, 'afterWork', "or a distribution such as `exponential(minutes(3))`, but it is 'long'"],
  [{ arrivals: { perHuor: 5 } }, 'arrivals.perHuor', 'there is no such key', 'perHour'],
  [{ arrivals: { perHour: '5' } }, 'arrivals.perHour', "expected a number above 0, but it is '5'"],
  [{ arrivals: { perHour: 5, evry: 5 } }, 'arrivals.evry', 'there is no such key'],
  [{ arrivals: { perHour: 5, every: 5 } }, 'arrivals', '`perHour` and `every` do not go together'],
  [{ arrivals: [] }, 'arrivals', 'expected one of `perHour`'],
  [{ arrivals: undefined, arivals: { perHour: 5 } }, 'arivals', 'there is no such key', 'arrivals'],
  [{ arrivals: { every: { kind: 'erlang', mean: 5 } } }, 'arrivals.every.phases', 'it is missing'],
  [{ arrivals: { perHour: 5, dayFcator: 1 } }, 'arrivals.dayFcator', 'there is no such key', 'dayFactor'],
  [{ arrivals: { perHour: 5, dayFactor: 'x' } }, 'arrivals.dayFactor', 'or a distribution such as'],
  [{ arrivals: { times: [5], dayFactor: 1 } }, 'arrivals.dayFactor', 'goes beside `perHour` and `profile`'],
  [{ arrivals: { perHour: 5, batch: -2 } }, 'arrivals.batch', 'expected a number of 1 or more, but it is -2'],
  [{ arrivals: { perHour: 5, batch: 'two' } }, 'arrivals.batch', 'or a distribution such as `geometric(3)`'],
  [{ arrivals: { perHour: 5, dayFactor: -1 } }, 'arrivals.dayFactor', 'expected a number of 0 or more, but it is -1'],
  [{ arrivals: { profile: [{ from: 0, to: 5, perHour: -1 }] } }, 'arrivals.profile.0.perHour', 'a number of 0 or more'],
  [{ arrivals: { every: 5, batch: { kind: 'geometric' } } }, 'arrivals.batch.mean', 'it is missing'],
  [{ arrivals: { calls: [{ at: 5 }, { att: 5 }] } }, 'arrivals.calls.1.att', 'there is no such key', 'at'],
  [{ arrivals: { calls: [{ at: 5, handling: -5 }] } }, 'arrivals.calls.0.handling', 'expected a time in milliseconds'],
  [
    { arrivals: { calls: [{ at: 5, userData: { vip: true } }] } },
    'arrivals.calls.0.userData.vip',
    'it is true, which no',
  ],
  [{ arrivals: { calls: [{ at: 5 }], batch: 5 } }, 'arrivals.batch', 'each real call is a row of its own'],
  [{ arrivals: { times: 5 } }, 'arrivals.times', 'expected a list, but it is 5'],
  [{ arrivals: { times: [5, -1] } }, 'arrivals.times.1', 'expected a time in milliseconds, 0 or more, but it is -1'],
  [{ arrivals: { profile: [{ from: 0, to: 5, perHuor: 5 }] } }, 'arrivals.profile.0.perHuor', 'no such key', 'perHour'],
  [{ arrivals: { profile: [{ from: 0, perHour: 5 }] } }, 'arrivals.profile.0.to', 'it is missing'],
  [
    { arrivals: { profile: [{ from: 5, to: 4, perHour: 5 }] } },
    'arrivals.profile.0',
    'it ends at 4 ms, but begins at 5',
  ],
  [{ handlingBy: { agent: 'ann', handling: 5 } }, 'handlingBy', 'expected a list, but it is a key-value list'],
  [{ handlingBy: [{ agnet: 'ann', handling: 5 }] }, 'handlingBy.0.agnet', 'there is no such key', 'agent'],
  [{ handlingBy: [{ agent: 'ann' }] }, 'handlingBy.0.handling', 'it is missing'],
  [{ handlingBy: [{ handling: 5 }] }, 'handlingBy.0', 'it says for whom neither by `agent` nor by `skill`'],
  [
    { handlingBy: [{ userData: {}, handling: 5 }] },
    'handlingBy.0.userData',
    'it names no key, so it fits whatever comes',
  ],
  [{ handlingBy: [{ agent: 'amn', handling: 5 }] }, 'handlingBy.0.agent', "'amn' is no agent of the centre", 'ann'],
  [{ handlingBy: [{ skill: 'Englich', handling: 5 }] }, 'handlingBy.0.skill', 'no agent has the skill', 'English'],
  [
    { userData: [{ userData: { customer: 'gold' } }], handlingBy: [{ userData: { custmer: 'gold' }, handling: 5 }] },
    'handlingBy.0.userData.custmer',
    "nothing comes with the key 'custmer'",
    'customer',
  ],
  [
    { userData: [{ userData: { customer: 'gold' } }], handlingBy: [{ userData: { customer: 'glod' }, handling: 5 }] },
    'handlingBy.0.userData.customer',
    "nothing comes with the value 'glod'",
    'gold',
  ],
  [{ retrial: { chance: 1.5, after: 5 } }, 'retrial.chance', 'expected a chance from 0 to 1, but it is 1.5'],
  [{ retrial: { chance: 0.5, aftr: 5 } }, 'retrial.aftr', 'there is no such key', 'after'],
  [
    { retrial: { chance: 0.5, after: 5, most: 0 } },
    'retrial.most',
    'expected a whole number of 1 or more, but it is 0',
  ],
  [{ retrial: { chance: 0.5, after: 5 } }, 'retrial', 'nobody ever leaves, so nobody calls again; add `patience`'],
  [{ callback: { chance: 0.5 } }, 'callback.after', 'it is missing'],
  [{ callback: { chance: 0.5, after: 5, que: 'x' } }, 'callback.que', 'there is no such key', 'queue'],
  [{ callback: { chance: 0.5, after: 5, queue: 'Inbuond' } }, 'callback.queue', 'the centre has no queue', 'Inbound'],
  [{ callback: { chance: 0.5, after: 5, media: '' } }, 'callback.media', "expected a name, but it is ''"],
  [{ callback: { chance: 0.5, after: 5, userData: { x: 0.5 } } }, 'callback.userData.x', 'it is 0.5, which no message'],
  [{ userData: { customer: 'gold' } }, 'userData', 'expected a list, but it is a key-value list'],
  [{ userData: [{ wieght: 5, userData: {} }] }, 'userData.0.wieght', 'there is no such key', 'weight'],
  [{ userData: [{ weight: -5, userData: {} }] }, 'userData.0.weight', 'expected a number above 0, but it is -5'],
  [{ userData: [{ weight: 5 }] }, 'userData.0.userData', 'it is missing'],
  [{ userData: [{ userData: {} }, { usrData: {} }] }, 'userData.1.usrData', 'there is no such key', 'userData'],
  [{ userData: [{ userData: { gold: true } }] }, 'userData.0.userData.gold', 'it is true, which no message carries'],
  [{ queue: 'Inbuond' }, 'queue', "the centre has no queue 'Inbuond'", 'Inbound'],
  [{ name: '' }, 'name', "expected a name, but it is ''"],
  [{ media: 5 }, 'media', 'expected a name, but it is 5'],
];

const day = (traffic: unknown): Scenario => ({
  name: 'day',
  plugins: trafficCentre(),
  centre: { agents: [{ name: 'ann', skills: { English: 5 } }], queues: [{ name: 'Inbound' }] },
  load: { traffic: traffic as never },
});

for (const [mistake, where, problem, meant] of mistakes)
  test(`traffic with ${JSON.stringify(mistake)} is refused at its key, in one stream and in a list`, (t) => {
    const wrong = Object.fromEntries(
      Object.entries({ ...stream, ...mistake }).filter(([, value]) => value !== undefined || 'handling' in mistake),
    );
    const told = (traffic: unknown, place: string) => {
      const { message } = t.throws(() => createBench(day(traffic)), { code: 'RP_BAD_SCENARIO' })!;
      const [, key, words, name] =
        / `([^`]+)` is wrong: (.*?)\.(?: Did you mean ([^?]+)\?)? Correct it/.exec(message) ?? [];
      t.is(key, place, message);
      t.true(words?.includes(problem), message);
      t.is(name, meant, message);
    };
    told(wrong, `load.traffic.${where}`);
    told([{ ...stream, name: 'one' }, { ...stream, name: 'two' }, wrong], `load.traffic.2.${where}`);
  });

test('streams that have one name, and traffic that is none, are refused at their place', (t) => {
  const told = (traffic: unknown) => t.throws(() => createBench(day(traffic)))!.message;
  t.true(told([stream, stream]).includes("`load.traffic.1.name` is wrong: two streams are called 'email'."));
  for (const none of [5, 'much', null])
    t.true(told(none).includes('`load.traffic` is wrong: expected an object, but it is'));
  t.true(told([]).includes('`load.traffic` is wrong: the list is empty'));
  t.true(told([stream, 5]).includes('`load.traffic.1` is wrong: expected an object, but it is 5'));
  t.true(told({ arrivals: { perHour: 5 } }).includes('`load.traffic.handling` is wrong: it is missing'));
  t.true(told({}).includes('`load.traffic.arrivals` is wrong: it is missing'));
});

test('a break that is not within the shifts of its agent is refused at its place', (t) => {
  const refused = (shifts: readonly Span[], pause: Span) => {
    const work = { shifts, breaks: [{ from: 2, to: 3 }, pause] };
    createBench({ ...day(stream), centre: { agents: [{ name: 'ann', work }], queues: [{ name: 'Inbound' }] } });
  };
  const first = { from: 1, to: 10 };
  for (const pause of [
    { from: 9, to: 11 },
    { from: 15, to: 16 },
    { from: 9, to: 21 },
  ])
    t.throws(() => refused([first, { from: 20, to: 30 }], pause), {
      code: 'RP_BAD_SCENARIO',
      message: /`centre\.agents\.0\.work\.breaks\.1` is wrong: it is not within a shift/,
    });
  t.notThrows(() => refused([first], { from: 3, to: 10 }));
  // One shift that follows the other without a gap, as over midnight.
  t.notThrows(() => refused([first, { from: 10, to: 30 }], { from: 9, to: 11 }));
});
