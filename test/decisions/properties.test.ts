import test from 'ava';
import { hours, type Centre, type Plugin } from 'routeproof';
import { tLibrary } from 'routeproof/plugins';
import { ask, routed, serverFixture, type ServerFixture, type ServerFixtureOptions } from '../server-fixture.ts';

/** Whatever is named exists; `Hold` feeds no strategy, all other queues the strategy s of the puppet urs. */
const centre: Centre = { open: true, queues: [{ name: 'Hold', strategy: null }] };
const asking = { event_properties_changed: 1 };
/** What URS is told with, and without the T-Library. */
const tongues: readonly (readonly [words: string, extra: readonly Plugin[], done: string, changed: string])[] = [
  ['', [], 'EventAck', 'EventPropertiesChanged'],
  ['T-Library', [{ ...tLibrary(), needs: ['puppet urs'] }], 'EventAttachedDataChanged', 'EventAttachedDataChanged'],
];
const mood = { ChangedProperties: { Mood: 'cross' } };

const set = (options: ServerFixtureOptions = {}): ServerFixture => serverFixture({ centre, ...options });

const change = (fixture: ServerFixture, who: string, attributes: object = mood): readonly string[] =>
  ask(fixture, who, 'RequestChangeProperties', attributes);
const withAgents = (options: ServerFixtureOptions = {}): ServerFixture => {
  const fixture = set(options);
  fixture.submit('X', { Queue: 'Hold' });
  fixture.handledBy('X', 'ann', 'bob');
  return fixture;
};
const withUrs = (options: ServerFixtureOptions = {}): ServerFixture => {
  const fixture = set({ ...routed, ...options });
  fixture.submit('X', { Queue: 'Inbox' });
  return fixture;
};
const propertiesOf = ({ bench: { store } }: ServerFixture) => store.interaction('X')!.properties;
const refused = (fixture: ServerFixture, who: string): readonly [unknown, unknown] => {
  const { body } = fixture.actor(who).got.findLast(({ type }) => type === 'EventError')!;
  const { ErrorName, ErrorDescription } = body as Readonly<Record<string, unknown>>;
  return [ErrorName, ErrorDescription];
};

test('CP1: a media server changes properties, agents work: they hear of it in the order in which they joined, and so do reporting engines', (t) => {
  const fixture = withAgents();
  t.deepEqual(change(fixture, 'ms'), [
    'ms EventAck',
    'ann EventPropertiesChanged',
    'bob EventPropertiesChanged',
    're EventPropertiesChanged',
  ]);
  t.is(propertiesOf(fixture).UserData['Mood'], 'cross');
  t.like(fixture.actor('bob').got.at(-1)!.body, {
    Interaction: propertiesOf(fixture),
    ...mood,
    Actor: { PartyType: 'media_server', MediaServerId: 'ms' },
  });
});

test('CP1: with propertiesToReporting off reporting engines do not hear of it, as the table of the manual has it', (t) => {
  for (const [isTold, options] of [
    [true, {}],
    [true, { propertiesToReporting: true }],
    [false, { propertiesToReporting: false }],
  ] as const)
    for (const fixture of [withAgents({ server: options }), withUrs({ server: options })])
      t.is(change(fixture, 'ms').includes('re EventPropertiesChanged'), isTold);
});

test('CP2: a media server changes properties, URS works: URS hears of it, with the T-Library as EventAttachedDataChanged', (t) => {
  for (const [words, extra, , changed] of tongues) {
    const fixture = withUrs({ extra });
    t.deepEqual(change(fixture, 'ms'), ['ms EventAck', `urs ${changed}`, 're EventPropertiesChanged'], words);
  }
});

test('CP2: URS that waits for the outcome of its delivery hears of it, and one that was released does not', (t) => {
  for (const [routeUsedAt, expected] of [
    ['outcome', ['ms EventAck', 'urs EventPropertiesChanged', 're EventPropertiesChanged']],
    ['invite', ['ms EventAck', 're EventPropertiesChanged']],
  ] as const) {
    const fixture = withUrs({ server: { routeUsedAt } });
    ask(fixture, 'urs', 'RequestDeliver', { AgentId: 'ann' });
    t.deepEqual(change(fixture, 'ms'), expected);
  }
});

test('CP3: URS changes properties: its answer says so, and media servers that registered for it hear of it', (t) => {
  for (const [words, extra, done] of tongues)
    for (const [value, isTold] of [
      [undefined, false],
      [0, false],
      ['0', false],
      [1, true],
      [-1, true],
      ['1', true],
    ] as const) {
      const extensions = { ms: value === undefined ? {} : { event_properties_changed: value } };
      const fixture = withUrs({ extra, extensions });
      const expected = [`urs ${done}`, ...(isTold ? ['ms EventPropertiesChanged'] : []), 're EventPropertiesChanged'];
      t.deepEqual(change(fixture, 'urs'), expected, `${words} ${String(value)}`);
      t.is(propertiesOf(fixture).UserData['Mood'], 'cross');
    }
});

test('CP3: who works on it and registered for it hears of it once, and who asked for it hears by its answer alone', (t) => {
  const extensions = { ms: asking, other: asking, bob: asking };
  const fixture = withAgents({ mediaServers: ['ms', 'other'], extensions });
  t.deepEqual(change(fixture, 'ms'), [
    'ms EventAck',
    'ann EventPropertiesChanged',
    'bob EventPropertiesChanged',
    'other EventPropertiesChanged',
    're EventPropertiesChanged',
  ]);
});

test('CP4: a party changes properties: the other parties hear of it', (t) => {
  const fixture = withAgents();
  t.deepEqual(change(fixture, 'ann'), ['ann EventAck', 'bob EventPropertiesChanged', 're EventPropertiesChanged']);
  t.like(fixture.actor('bob').got.at(-1)!.body, {
    Actor: { PartyType: 'agent', AgentId: 'ann', PlaceId: 'ann-place' },
  });
});

test('CP4: at rest anybody changes them, and nobody works on it who would hear', (t) => {
  const fixture = set();
  fixture.submit('X', { Queue: 'Hold' });
  for (const who of ['ms', 'ann']) t.deepEqual(change(fixture, who), [`${who} EventAck`, 're EventPropertiesChanged']);
});

test('CP5: an unknown interaction, a stranger and a URS that does not hold it are refused, and nothing changes', (t) => {
  const fixture = withAgents({ ...routed, agents: ['ann', 'bob', 'cat'] });
  const before = propertiesOf(fixture);
  t.deepEqual(change(fixture, 'ms', { InteractionId: 'none', ...mood }), ['ms EventError unknown-interaction']);
  t.deepEqual(change(fixture, 'cat'), ['cat EventError not-a-party']);
  t.deepEqual(change(fixture, 'urs'), ['urs EventError not-a-party']);
  ask(fixture, 'ann', 'RequestConference', { AgentId: 'cat' });
  t.deepEqual(change(fixture, 'cat'), ['cat EventError not-a-party']);
  t.deepEqual(propertiesOf(fixture).UserData, before.UserData);
});

test('CP5: a system property is refused with its name, in a change, in placing and in a delivery, and nothing changes', (t) => {
  const rows: readonly (readonly [object, string])[] = [
    [{ AddedProperties: { SubmitSeq: 7 } }, "Property 'SubmitSeq' belongs to the server, and nobody else changes it."],
    [{ ChangedProperties: { Queue: 'Hold' } }, "Property 'Queue' belongs to the server, and nobody else changes it."],
    [{ DeletedProperties: ['MediaType'] }, "Property 'MediaType' belongs to the server, and nobody else changes it."],
    [{ ChangedProperties: { IsOnline: 0 } }, "Property 'IsOnline' is for media servers to change."],
    [{ ChangedProperties: { ExternalId: 5 } }, "Property 'ExternalId' is a text."],
    [{ AddedProperties: { Mood: 'cross' }, DeletedProperties: ['IsOnline'] }, "Property 'IsOnline' cannot be deleted."],
  ];
  for (const [attributes, says] of rows)
    for (const [type, more] of [
      ['RequestChangeProperties', {}],
      ['RequestPlaceInQueue', { Queue: 'Hold' }],
      ['RequestPlaceInWorkbin', { WorkbinType: 'Drafts', AgentId: 'ann' }],
      ['RequestDeliver', { AgentId: 'ann' }],
    ] as const) {
      const fixture = withUrs();
      const before = propertiesOf(fixture);
      t.deepEqual(ask(fixture, 'urs', type, { ...more, ...attributes }), ['urs EventError bad-attribute']);
      t.deepEqual(refused(fixture, 'urs'), ['bad-attribute', says]);
      t.is(propertiesOf(fixture), before);
    }
});

test('CP5: a media server says whether the customer is on line, and with nothing but yes or no', (t) => {
  const fixture = set();
  fixture.submit('X', { Queue: 'Hold', IsOnline: true });
  change(fixture, 'ms', { ChangedProperties: { IsOnline: 'no' } });
  t.deepEqual(refused(fixture, 'ms'), ['bad-attribute', "Property 'IsOnline' is 1 or 0."]);
  t.true(propertiesOf(fixture).IsOnline);
  fixture.run(hours(1));
  t.is(change(fixture, 'ms', { ChangedProperties: { IsOnline: 0 } })[0], 'ms EventAck');
  t.false(propertiesOf(fixture).IsOnline);
  t.is(propertiesOf(fixture).AbandonedAt, fixture.bench.clock.now());
});

test('CP5: ExternalId and ParentId are for users to change, and to delete', (t) => {
  const fixture = set();
  fixture.submit('X', { Queue: 'Hold', ExternalId: 'E1' });
  change(fixture, 'ms', { AddedProperties: { ParentId: 'P1' }, ChangedProperties: { ExternalId: 'E2' } });
  t.like(propertiesOf(fixture), { ExternalId: 'E2', ParentId: 'P1', UserData: {} });
  change(fixture, 'ms', { DeletedProperties: ['ExternalId', 'ParentId'] });
  t.is(propertiesOf(fixture).ExternalId, undefined);
  t.is(propertiesOf(fixture).ParentId, undefined);
});
