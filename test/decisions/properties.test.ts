import test from 'ava';
import { type Centre, defineStrategy, hours, type Plugin } from 'routeproof';
import { tLibrary } from 'routeproof/plugins';
import { setStage, type Stage, type StageOptions } from './stage.ts';

/** Whatever is named exists; `Hold` feeds no strategy, all other queues the strategy s of the puppet urs. */
const centre: Centre = { open: true, queues: [{ name: 'Hold', strategy: null }] };
const routed: StageOptions = { routers: ['urs'], strategy: defineStrategy({ name: 's', route: () => [] }) };
const asking = { event_properties_changed: 1 };
/** What URS is told with, and without the T-Library. */
const tongues: readonly (readonly [words: string, extra: readonly Plugin[], done: string, changed: string])[] = [
  ['', [], 'EventAck', 'EventPropertiesChanged'],
  ['T-Library', [{ ...tLibrary(), needs: ['puppet urs'] }], 'EventAttachedDataChanged', 'EventAttachedDataChanged'],
];
const mood = { ChangedProperties: { Mood: 'cross' } };

const set = (options: StageOptions = {}): Stage => setStage({ centre, ...options });

/** An actor sends a request about X, and the server handles it; gives what was said then. */
const ask = (stage: Stage, who: string, type: string, attributes: object = {}): readonly string[] => {
  stage.said();
  stage.actor(who).send(type, { InteractionId: 'X', ...attributes });
  stage.run();
  return stage.said();
};
const change = (stage: Stage, who: string, attributes: object = mood): readonly string[] =>
  ask(stage, who, 'RequestChangeProperties', attributes);
const withAgents = (options: StageOptions = {}): Stage => {
  const stage = set(options);
  stage.submit('X', { Queue: 'Hold' });
  stage.handledBy('X', 'ann', 'bob');
  return stage;
};
const withUrs = (options: StageOptions = {}): Stage => {
  const stage = set({ ...routed, ...options });
  stage.submit('X', { Queue: 'Inbox' });
  return stage;
};
const propertiesOf = ({ bench: { store } }: Stage) => store.interaction('X')!.properties;
const refused = (stage: Stage, who: string): readonly [unknown, unknown] => {
  const { body } = stage.actor(who).got.findLast(({ type }) => type === 'EventError')!;
  const { ErrorName, ErrorDescription } = body as Readonly<Record<string, unknown>>;
  return [ErrorName, ErrorDescription];
};

test('CP1: a media server changes properties, agents work: they hear of it in the order in which they joined, and so do reporting engines', (t) => {
  const stage = withAgents();
  t.deepEqual(change(stage, 'ms'), [
    'ms EventAck',
    'ann EventPropertiesChanged',
    'bob EventPropertiesChanged',
    're EventPropertiesChanged',
  ]);
  t.is(propertiesOf(stage).UserData['Mood'], 'cross');
  t.like(stage.actor('bob').got.at(-1)!.body, {
    Interaction: propertiesOf(stage),
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
    for (const stage of [withAgents({ server: options }), withUrs({ server: options })])
      t.is(change(stage, 'ms').includes('re EventPropertiesChanged'), isTold);
});

test('CP2: a media server changes properties, URS works: URS hears of it, with the T-Library as EventAttachedDataChanged', (t) => {
  for (const [words, extra, , changed] of tongues) {
    const stage = withUrs({ extra });
    t.deepEqual(change(stage, 'ms'), ['ms EventAck', `urs ${changed}`, 're EventPropertiesChanged'], words);
  }
});

test('CP2: URS that waits for the outcome of its delivery hears of it, and one that was released does not', (t) => {
  for (const [routeUsedAt, expected] of [
    ['outcome', ['ms EventAck', 'urs EventPropertiesChanged', 're EventPropertiesChanged']],
    ['invite', ['ms EventAck', 're EventPropertiesChanged']],
  ] as const) {
    const stage = withUrs({ server: { routeUsedAt } });
    ask(stage, 'urs', 'RequestDeliver', { AgentId: 'ann' });
    t.deepEqual(change(stage, 'ms'), expected);
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
      const stage = withUrs({ extra, extensions });
      const expected = [`urs ${done}`, ...(isTold ? ['ms EventPropertiesChanged'] : []), 're EventPropertiesChanged'];
      t.deepEqual(change(stage, 'urs'), expected, `${words} ${String(value)}`);
      t.is(propertiesOf(stage).UserData['Mood'], 'cross');
    }
});

test('CP3: who works on it and registered for it hears of it once, and who asked for it hears by its answer alone', (t) => {
  const extensions = { ms: asking, other: asking, bob: asking };
  const stage = withAgents({ mediaServers: ['ms', 'other'], extensions });
  t.deepEqual(change(stage, 'ms'), [
    'ms EventAck',
    'ann EventPropertiesChanged',
    'bob EventPropertiesChanged',
    'other EventPropertiesChanged',
    're EventPropertiesChanged',
  ]);
});

test('CP4: a party changes properties: the other parties hear of it', (t) => {
  const stage = withAgents();
  t.deepEqual(change(stage, 'ann'), ['ann EventAck', 'bob EventPropertiesChanged', 're EventPropertiesChanged']);
  t.like(stage.actor('bob').got.at(-1)!.body, { Actor: { PartyType: 'agent', AgentId: 'ann', PlaceId: 'ann-place' } });
});

test('CP4: at rest anybody changes them, and nobody works on it who would hear', (t) => {
  const stage = set();
  stage.submit('X', { Queue: 'Hold' });
  for (const who of ['ms', 'ann']) t.deepEqual(change(stage, who), [`${who} EventAck`, 're EventPropertiesChanged']);
});

test('CP5: an unknown interaction, a stranger and a URS that does not hold it are refused, and nothing changes', (t) => {
  const stage = withAgents({ ...routed, agents: ['ann', 'bob', 'cat'] });
  const before = propertiesOf(stage);
  t.deepEqual(change(stage, 'ms', { InteractionId: 'none', ...mood }), ['ms EventError unknown-interaction']);
  t.deepEqual(change(stage, 'cat'), ['cat EventError not-a-party']);
  t.deepEqual(change(stage, 'urs'), ['urs EventError not-a-party']);
  ask(stage, 'ann', 'RequestConference', { AgentId: 'cat' });
  t.deepEqual(change(stage, 'cat'), ['cat EventError not-a-party']);
  t.deepEqual(propertiesOf(stage).UserData, before.UserData);
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
      const stage = withUrs();
      const before = propertiesOf(stage);
      t.deepEqual(ask(stage, 'urs', type, { ...more, ...attributes }), ['urs EventError bad-attribute']);
      t.deepEqual(refused(stage, 'urs'), ['bad-attribute', says]);
      t.is(propertiesOf(stage), before);
    }
});

test('CP5: a media server says whether the customer is on line, and with nothing but yes or no', (t) => {
  const stage = set();
  stage.submit('X', { Queue: 'Hold', IsOnline: true });
  change(stage, 'ms', { ChangedProperties: { IsOnline: 'no' } });
  t.deepEqual(refused(stage, 'ms'), ['bad-attribute', "Property 'IsOnline' is 1 or 0."]);
  t.true(propertiesOf(stage).IsOnline);
  stage.run(hours(1));
  t.is(change(stage, 'ms', { ChangedProperties: { IsOnline: 0 } })[0], 'ms EventAck');
  t.false(propertiesOf(stage).IsOnline);
  t.is(propertiesOf(stage).AbandonedAt, stage.bench.clock.now());
});

test('CP5: ExternalId and ParentId are for users to change, and to delete', (t) => {
  const stage = set();
  stage.submit('X', { Queue: 'Hold', ExternalId: 'E1' });
  change(stage, 'ms', { AddedProperties: { ParentId: 'P1' }, ChangedProperties: { ExternalId: 'E2' } });
  t.like(propertiesOf(stage), { ExternalId: 'E2', ParentId: 'P1', UserData: {} });
  change(stage, 'ms', { DeletedProperties: ['ExternalId', 'ParentId'] });
  t.is(propertiesOf(stage).ExternalId, undefined);
  t.is(propertiesOf(stage).ParentId, undefined);
});
