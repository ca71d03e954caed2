import test from 'ava';
import { map } from 'rxjs';
import {
  always,
  at,
  defineStrategy,
  disconnect,
  eventually,
  explore,
  placeInQueue,
  play,
  routeTo,
  seconds,
  send,
  sometimes,
  whenever,
  type Judged,
  type Property,
  type Scenario,
} from 'routeproof';
import { agents, contactCentre, mediaServer, reportingEngine, urs } from 'routeproof/plugins';
import { dependsByFootprint } from '../../../core/explore/steps/dependence.ts';
import { sendersTo } from '../oracle/actors.ts';

const synchronous = { synchronous: true, shrink: 0, untilFailure: true } as const;
const [X, Y] = ['0000RPRACE000001', '0000RPRACE000002'] as const;
const server = 'interaction-server';

/** Two who are told something by two others each, and share nothing. */
const twoHubs = (property: Property) => (): Scenario => ({
  name: 'two hubs',
  properties: [property],
  plugins: ['left', 'right'].map((hub) => sendersTo(hub)),
});

/** Ann and bob each note something on what they have in hand, at the same moment; the server tells these two steps apart. */
const twoNotes = (property: Property) => (): Scenario => ({
  name: 'two notes',
  properties: [property],
  centre: { agents: ['ann', 'bob'].map((name) => ({ name, does: [] })), queues: [{ name: 'Waiting', strategy: null }] },
  plugins: [mediaServer(), agents()],
  load: { interactions: [X, Y].map((InteractionId) => ({ InteractionId, Queue: 'Waiting', at: seconds(1) })) },
  drive: {
    script: (
      [
        ['ann', X],
        ['bob', Y],
      ] as const
    ).flatMap(([who, InteractionId], index) => [
      at(seconds(4 + 2 * index), who, send('RequestPull', { InteractionIds: [InteractionId] })),
      at(seconds(9), who, send('RequestChangeProperties', { InteractionId, AddedProperties: { note: 'yes' } })),
    ]),
  },
});

const isNoted = ({ store }: Judged, id: string) => store.interaction(id)?.properties.UserData?.['note'] === 'yes';
const change = 'RequestChangeProperties';

/** Sentences that are false in one order alone, in which steps change places that nobody but their property tells apart. */
const orders: Readonly<Record<string, readonly [of: (property: Property) => () => Scenario, Property['holds']]>> = {
  'what two actors got': [twoHubs, ({ trace }) => trace.at('right').length < 2 || trace.at('left').length > 0],
  'what came from two actors': [
    twoHubs,
    ({ trace }) =>
      trace.between('another to right', 'right').length === 0 || trace.between('one to left', 'left').length > 0,
  ],
  'messages of a type': [twoHubs, ({ trace }) => trace.of('EventCurrentAgentStatus').slice(0, 2).some(({ to }) => to === 'left') || trace.of('EventCurrentAgentStatus').length < 2],
  'all messages': [twoHubs, ({ trace }) => trace.messages[1]?.to !== 'right' || trace.messages[0]?.to !== 'right'],
  'how many messages there are, and what one actor got': [
    twoHubs,
    ({ trace }) => trace.length < 2 || trace.at('right').length < 2 || trace.length > 2,
  ],
  'what was said about two interactions': [
    twoNotes,
    ({ trace }) => trace.about(Y, change).length === 0 || trace.about(X, change).length > 0,
  ],
  'what the server got from two agents': [
    twoNotes,
    ({ trace }) => trace.between('bob', server, change).length === 0 || trace.between('ann', server, change).length > 0,
  ],
  'two interactions of the store': [twoNotes, (judged) => !isNoted(judged, Y) || isNoted(judged, X)],
  'all interactions of the store': [
    twoNotes,
    ({ store }) =>
      store.interactions.map(({ properties }) => properties.UserData?.['note'] === 'yes').join() !== 'false,true',
  ],
  'an interaction of the store, and a message': [
    twoNotes,
    (judged) => isNoted(judged, X) || judged.trace.at(server, change).length === 0,
  ],
}; // prettier-ignore

for (const [what, [scenario, holds]] of Object.entries(orders))
  for (const [kind, property] of Object.entries({
    always: always(what, holds),
    sometimes: sometimes(what, (judged) => !holds(judged)),
  }))
    test(`an order that only a property can tell apart is played, ${kind}: ${what}`, async (t) => {
      const isFound = kind === 'always' ? 'violated' : 'proved';
      const given = scenario(property);
      const found = await explore(given, synchronous);
      t.is(found.verdict, isFound);
      t.is((await explore(given, { ...synchronous, reduction: false, runs: 3000 })).verdict, isFound);
      // The case is one: who goes by the actors alone does not find it.
      t.not((await explore(given, { ...synchronous, depends: dependsByFootprint })).verdict, isFound);
    });

/** X is stopped while URS routes it to ann, and the reporting engine is told of all. */
const raced = (properties: readonly Property[]) => (): Scenario => ({
  name: 'stopped while it is routed',
  strategy: defineStrategy({ name: 'to ann', route: (_interaction, desk) => desk.target('ann.A').pipe(map((ann) => routeTo(ann))) }),
  centre: {
    agents: [{ name: 'ann', does: [whenever('EventInvite', send('RequestAccept'))] }],
    queues: [{ name: 'Inbound' }],
  },
  plugins: contactCentre(),
  load: { interactions: [{ InteractionId: X, at: seconds(5) }] },
  drive: { script: [at(seconds(5), 'email-server', send('RequestStopProcessing', { InteractionId: X }))] },
  properties,
}); // prettier-ignore

const costs: readonly (readonly [what: string, runs: number, holds: Property['holds']])[] = [
  ['what ann got', 4, ({ trace }) => trace.at('ann').length >= 0],
  ['what URS got', 4, ({ trace }) => trace.at('urs').length >= 0],
  ['what URS got from the server', 4, ({ trace }) => trace.between(server, 'urs').length >= 0],
  ['invitations', 4, ({ trace }) => trace.of('EventInvite').length >= 0],
  ['an interaction of the store', 4, ({ store }) => store.interaction(X)?.attempts !== 7],
  ['all of the store', 4, ({ store }) => store.interactions.length + store.agents.length >= 0],
  [
    'what URS and the media server got',
    28,
    ({ trace }) => trace.at('urs').length + trace.at('email-server').length >= 0,
  ],
];

for (const [what, runs, holds] of costs)
  test(`a property costs the orders of what it looks at, and no more: ${what}`, async (t) => {
    t.like(await explore(raced([]), synchronous), { verdict: 'proved', runs: 4 });
    t.like(await explore(raced([always(what, holds)]), synchronous), { verdict: 'proved', runs });
  });

test('each of two properties comes in the orders of what it looks at itself, and what is looked at in the end only costs nothing', async (t) => {
  const [left, right] = [always('left', ({ trace }) => trace.at('left').length >= 0), always('right', ({ trace }) => trace.at('right').length >= 0)]; // prettier-ignore
  const both = (): Scenario => ({ ...twoHubs(left)(), properties: [left, right] });
  const one = always('both', ({ trace }) => trace.at('left').length + trace.at('right').length >= 0);
  // Twice the four orders that the hubs can tell apart: nothing has come yet, or what one of them got comes first.
  t.is((await explore(both, synchronous)).runs, 8);
  t.is((await explore(twoHubs(one), synchronous)).runs, 24);
  const inTheEnd = eventually('both are noted', (judged) => isNoted(judged, X) && isNoted(judged, Y));
  const between = always('one is noted, or none', (judged) => isNoted(judged, X) || !isNoted(judged, Y));
  t.like(await explore(twoNotes(inTheEnd), synchronous), { verdict: 'proved', runs: 1 });
  t.is((await explore(twoNotes(between), synchronous)).verdict, 'violated');
});

test('who looks at all messages in a search that does not end is told, with its line, what to write', async (t) => {
  const all = always('nobody minds', ({ trace }) => trace.messages.length >= 0);
  const few = always('nobody minds either', ({ trace }) => trace.at('ann').length >= 0);
  const { warnings, reduction } = await explore(raced([few, all]), { ...synchronous, runs: 50 });
  t.regex(reduction, /, and 'nobody minds' looks at all messages$/);
  const [warning, ...more] = warnings.filter(({ finding }) => finding.kind === 'looks-at-all-messages');
  t.is(more.length, 0);
  t.regex(warning!.finding.where!, /alphabets\.test\.(ts|js):\d+/);
  t.regex(warning!.finding.sentence, /^Property 'nobody minds' looks at all messages, .*`trace\.at\('urs'\)`/);
  const ended = await explore(twoHubs(all), synchronous);
  t.deepEqual([ended.runs, ended.warnings], [24, []]);
});

test('names that nobody has, and types that no message has, are answered with the nearest', async (t) => {
  const wrong: readonly (readonly [holds: Property['holds'], sentence: RegExp])[] = [
    [({ trace }) => trace.at('an').length >= 0, /There is no actor 'an' on this bench\. Did you mean ann\?/],
    [({ trace }) => trace.between('ann', 'usr').length >= 0, /no actor 'usr' .* Did you mean urs\?/],
    [({ trace }) => trace.of('EventInvit' as 'EventInvite').length >= 0, /EventInvit is no message .* Did you mean EventInvite\?/],
    [({ trace }) => trace.about(X, 'toString' as 'EventInvite').length >= 0, /toString is no message/],
  ]; // prettier-ignore
  for (const [holds, sentence] of wrong) {
    const { findings } = await play(raced([always('it is asked for', holds)]), { synchronous: true });
    t.regex(findings.map((each) => each.sentence).join('\n'), sentence);
  }
});

/** Once URS is told that its routing was taken, ann is gone, and the invitation's end is on its way to her. */
const gone = (property: Property) => (): Scenario => ({
  name: 'gone',
  strategy: defineStrategy({
    name: 'once',
    route: ({ returns }, desk) =>
      returns > 0 ? placeInQueue('Back') : desk.target('ann.A').pipe(map((ann) => routeTo(ann))),
  }),
  centre: { agents: [{ name: 'ann', does: [] }], queues: [{ name: 'Inbound' }, { name: 'Back', strategy: null }] },
  plugins: [mediaServer(), agents(), urs(), reportingEngine()],
  load: { interactions: [{ InteractionId: X, at: seconds(5) }] },
  drive: { script: [at(5900, 'ann', disconnect())] },
  server: { 'delivering-timeout': 1 },
  properties: [property],
  ...{ until: seconds(30), raceWindow: 500 },
});

test('a message that is lost with its connection has come before, too, once what wakes it has come', async (t) => {
  const told = always('ann hears of the end before URS has its answer', ({ trace }) => {
    const late = trace
      .of('EventAck', 'EventRevoked')
      .filter(({ at: time, to }) => time > 5500 && (to === 'urs' || to === 'ann'));
    return late.map(({ type }) => type).join() !== 'EventAck,EventRevoked';
  });
  t.is((await explore(gone(told), { ...synchronous, chance: false })).verdict, 'violated');
});
