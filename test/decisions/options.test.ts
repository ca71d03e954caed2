import { readdirSync, readFileSync } from 'node:fs';
import test from 'ava';
import { minutes, seconds } from 'routeproof';
import { serverOptionTable, type ServerOption } from '../../core/protocol/server-options.ts';
import { ask, routed, serverFixture, type ServerFixture, type ServerFixtureOptions } from '../server-fixture.ts';

const set = (server: ServerFixtureOptions['server'] = {}): ServerFixture =>
  serverFixture({
    centre: { open: true, queues: [{ name: 'Hold', strategy: null }], workbins: [{ name: 'Drafts', queue: 'Behind' }] },
    ...routed,
    server: { 'handling-timeout': 5, 'routing-timeout': 20, ...server },
  });

const offered = (fixture: ServerFixture): void => {
  fixture.submit('X', { Queue: 'Inbox' });
  ask(fixture, 'urs', 'RequestDeliver', { AgentId: 'ann' });
};
const later = (fixture: ServerFixture, time: number): readonly string[] => {
  fixture.said();
  fixture.run(time);
  return fixture.said();
};

/** How an interaction returns by itself, and what was said up to there. */
const returns: readonly (readonly [
  how: string,
  ends: (fixture: ServerFixture) => readonly string[],
  placed: readonly string[],
])[] = [
  [
    'U5: a rejected delivery',
    (fixture) => (offered(fixture), ask(fixture, 'ann', 'RequestReject', { TicketId: fixture.ticket('ann') })),
    ['re EventPlacedInQueue Inbox'],
  ],
  [
    'U6: a delivery that nobody answers',
    (fixture) => (offered(fixture), later(fixture, seconds(30))),
    ['re EventPlacedInQueue Inbox'],
  ],
  [
    'U6: a delivery to an agent who logs out',
    (fixture) => (offered(fixture), ask(fixture, 'ann', 'RequestAgentLogout', { InteractionId: undefined })),
    ['re EventPlacedInQueue Inbox'],
  ],
  [
    'T4: a handling-timeout',
    (fixture) => {
      fixture.submit('X', { Queue: undefined, Workbin: { WorkbinType: 'Drafts', AgentId: 'ann' } });
      fixture.handledBy('X', 'ann');
      return later(fixture, minutes(5));
    },
    ['re EventPlacedInQueue Behind', 're EventPlacedInWorkbin'],
  ],
  [
    'L12: a routing-timeout',
    (fixture) => (fixture.submit('X', { Queue: 'Inbox' }), later(fixture, minutes(20))),
    ['re EventPlacedInQueue Inbox'],
  ],
];

for (const [how, ends, placed] of returns)
  test(`${how} brings it back, and reporting engines hear of that as returnsToReporting says`, (t) => {
    const isPlaced = (line: string) => line.startsWith('re EventPlaced');
    const usual = ends(set());
    t.deepEqual(usual.filter(isPlaced), placed);
    const fixture = set({ returnsToReporting: false });
    const quiet = ends(fixture);
    t.deepEqual(
      quiet,
      usual.filter((line) => !isPlaced(line)),
    );
    t.deepEqual(fixture.bench.store.interaction('X')!.parties, []);
    t.deepEqual(ends(set({ returnsToReporting: true })), usual);
  });

test('L2: whoever leaves brings it back, and reporting engines hear of that whatever returnsToReporting says', (t) => {
  for (const returnsToReporting of [true, false]) {
    const fixture = set({ returnsToReporting });
    fixture.submit('X', { Queue: 'Hold' });
    fixture.handledBy('X', 'ann');
    t.deepEqual(ask(fixture, 'ann', 'RequestLeaveInteraction'), [
      'ann EventAck',
      're EventPartyRemoved ann',
      're EventPlacedInQueue Hold',
    ]);
  }
});

test('I13: an invitee hears of changed properties as propertiesToInvitees says, after the parties', (t) => {
  for (const [server, hears] of [
    [{}, []],
    [{ propertiesToInvitees: false }, []],
    [{ propertiesToInvitees: true }, ['bob EventPropertiesChanged', 'cat EventPropertiesChanged']],
  ] as const) {
    const fixture = set(server);
    fixture.submit('X', { Queue: 'Hold' });
    fixture.handledBy('X', 'ann');
    for (const AgentId of ['bob', 'cat']) ask(fixture, 'ann', 'RequestConference', { AgentId });
    t.deepEqual(ask(fixture, 'ms', 'RequestChangeProperties', { ChangedProperties: { Mood: 'cross' } }), [
      'ms EventAck',
      'ann EventPropertiesChanged',
      ...hears,
      're EventPropertiesChanged',
    ]);
    t.deepEqual(fixture.bench.findings, []);
  }
});

const Mood = { ChangedProperties: { Mood: 'cross' } };
const requests = [
  ['RequestStopProcessing', {}],
  ['RequestPlaceInQueue', { Queue: 'Hold' }],
  ['RequestPlaceInWorkbin', { WorkbinType: 'Drafts', AgentId: 'ann' }],
  ['RequestChangeProperties', Mood],
] as const;

test('L9, S7, CP4: an agent who is no party acts on what lies in a queue as strangersAct says, others as ever', (t) => {
  for (const [server, isRefused] of [
    [{}, false],
    [{ strangersAct: true }, false],
    [{ strangersAct: false }, true],
  ] as const)
    for (const [type, attributes] of requests) {
      const fixture = set(server);
      fixture.submit('X', { Queue: 'Hold' });
      const [first] = ask(fixture, 'ann', type, attributes);
      t.is(first, isRefused ? 'ann EventError not-a-party' : 'ann EventAck', type);
      fixture.submit('Y', { Queue: 'Hold' });
      t.is(ask(fixture, 'ms', type, { ...attributes, InteractionId: 'Y' })[0], 'ms EventAck');
      // Who has taken it is a party.
      fixture.submit('Z', { Queue: 'Hold' });
      ask(fixture, 'bob', 'RequestPull', { InteractionId: undefined, InteractionIds: ['Z'] });
      t.is(ask(fixture, 'bob', type, { ...attributes, InteractionId: 'Z' })[0], 'bob EventAck');
      t.deepEqual(fixture.bench.findings, []);
    }
});

test('V4: a monitor or coach acts as observersAct says, and may always leave', (t) => {
  const invites = ['RequestConference', { AgentId: 'cat' }] as const;
  for (const VisibilityMode of ['monitor', 'coach', 'conference'] as const)
    for (const [server, isOpen] of [
      [{}, true],
      [{ observersAct: true }, true],
      [{ observersAct: false }, VisibilityMode === 'conference'],
    ] as const)
      for (const [type, attributes] of [...requests, invites, ['RequestLeaveInteraction', {}] as const]) {
        const fixture = set(server);
        fixture.submit('X', { Queue: 'Hold' });
        fixture.handledBy('X', 'ann');
        ask(fixture, 'ann', 'RequestConference', { AgentId: 'bob', VisibilityMode });
        ask(fixture, 'bob', 'RequestAccept', { TicketId: fixture.ticket('bob') });
        const [first] = ask(fixture, 'bob', type, attributes);
        const done = type === 'RequestConference' ? 'cat EventInvite' : 'bob EventAck';
        const isAllowed = isOpen || type === 'RequestLeaveInteraction';
        t.is(first, isAllowed ? done : 'bob EventError not-a-party', `${VisibilityMode} ${type}`);
        t.deepEqual(fixture.bench.findings, []);
      }
});

// The page

const page = readFileSync('docs/decisions.md', 'utf8');
const cellsOf = (line: string): readonly string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
/** Rows of the tables that say how sure each is: what is decided, how sure, and the option or why there is none. */
const rows = page
  .split('\n')
  .filter((line) => /^\| [A-Z]+\d/.test(line))
  .map(cellsOf)
  .filter((cells) => cells.length > 2);
const options = Object.entries(serverOptionTable) as unknown as readonly (readonly [string, ServerOption])[];

test('each decision that is ours has an option or says why it has none', (t) => {
  t.true(rows.length > 60);
  const wanting = rows.filter((cells) => {
    const [sure = '', why = ''] = cells.slice(-2);
    return sure.includes('ours') && !/^(None: .+\.|`[^`]+`.*)$/.test(why);
  });
  t.deepEqual(
    wanting.map(([id]) => id),
    [],
  );
});

test('each option that a decision has is one of the server, or of the centre, and has its row on the page', (t) => {
  const names = options.map(([name]) => name);
  const named = rows.flatMap((cells) => [...cells.at(-1)!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!));
  const ofCentre = ['open', 'owner', 'explore', 'Expired', 'capacity', 'blocks'];
  t.deepEqual(
    named.filter((name) => !names.includes(name) && !ofCentre.includes(name)),
    [],
  );
  for (const name of names) t.true(page.includes(`\n| \`${name}\` | `), name);
});

test('each option that is a choice is tried in each position that is not its default by the tests of the decisions', (t) => {
  const sources = readdirSync('test/decisions', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(`test/decisions/${name}`, 'utf8'))
    .join('\n');
  for (const [name, option] of options) {
    if (!('values' in option)) continue;
    for (const value of option.values) {
      if (value === option.default) continue;
      const literal = typeof value === 'string' ? `'${value}'` : String(value);
      t.regex(sources, new RegExp(`\\b${name}'?: ${literal}`), `${name}: ${literal}`);
    }
  }
});
