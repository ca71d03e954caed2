import test from 'ava';
import fc from 'fast-check';
import {
  at,
  catalogue,
  checkMessage,
  createBench,
  defineStrategy,
  definePlugin,
  externalService,
  followScript,
  interactionManagement,
  seconds,
  send,
  serverOptions,
  tLibrary as words,
  whenever,
  type Crossing,
  type Finding,
  type InteractionProperties,
  type Message,
  type MessageType,
  type Plugin,
  type Protocol,
  type Rule,
  type Scenario,
  type ScriptLine,
  type SubstitutionContext,
} from 'routeproof';
import {
  agents,
  mediaServer,
  registerClient,
  reportingEngine,
  substitutions,
  tLibrary,
  type Substitution,
} from 'routeproof/plugins';

// ---- the codec by itself

const connId = '01d9000000000007';

const properties: InteractionProperties = {
  InteractionId: 'X1',
  InteractionState: 2,
  MediaType: 'email',
  InteractionType: 'Inbound',
  InteractionSubtype: 'InboundNew',
  TenantId: 1,
  IsOnline: false,
  SubmittedBy: 'email-server',
  SubmitSeq: 3,
  SubmittedAt: 0,
  ReceivedAt: 0,
  Queue: 'Inbound',
  UserData: { Subject: 'Hello', Priority: 2 },
};

const about = (context: Partial<SubstitutionContext> = {}): SubstitutionContext => ({
  client: { name: 'urs', role: 'urs' },
  answers: undefined,
  interaction: undefined,
  attempt: undefined,
  options: serverOptions(),
  ...context,
});

/** A codec that has handed over X1 as routing attempt 7. */
function codec(
  context: Partial<SubstitutionContext> = {},
): (message: Message, more?: Partial<SubstitutionContext>) => Message {
  const substitute = tLibrary().substitute!;
  const body = { ThisDN: 'longest-ready', UserData: {}, Extensions: { Attempt: 7 } } as const;
  substitute(
    words.create('EventRouteRequest', { ...body, InteractionId: 'X1', ConnID: connId }),
    about({ attempt: 7 }),
  );
  return (message, more) => substitute(message, about({ ...context, ...more }));
}

const told = (type: MessageType, body: object): Message =>
  ({ protocol: 'InteractionManagement', type, ref: undefined, interaction: 'X1', body }) as Message;

const sent = ({ standsFor }: Substitution): Protocol => catalogue[standsFor][0]!.protocol;
const toServer = substitutions.filter(({ direction }) => direction === 'to server');
const printed = toServer.filter(({ onlyArrives }) => !onlyArrives);

/** Lists of names and values that carry the attribute's letter, so that no two lists have a name in common. */
const keyValues = (letter: string, values: fc.Arbitrary<unknown> = fc.oneof(fc.string(), fc.integer(), fc.boolean())) =>
  fc.dictionary(
    fc.stringMatching(/^[a-z]{1,6}$/).map((name) => `${letter}-${name}`),
    values,
    { minKeys: 1, maxKeys: 4 },
  );

const arbitraryOf = (name: string, kind: string, allowed: readonly string[] | undefined): fc.Arbitrary<unknown> => {
  if (allowed !== undefined) return fc.constantFrom(...allowed);
  if (kind === 'text') return fc.string();
  if (kind === 'integer') return fc.nat();
  if (kind === 'list of text') return fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 3 });
  if (kind === 'Reason') return fc.record({ ReasonSystemName: fc.string(), ReasonDescription: fc.string() });
  return keyValues(name[0]!.toLowerCase());
};

/** Any request as its row allows it, but for ProxyClientId: a connection of the T-Library carries one client. */
function anyRequest(row: Substitution): fc.Arbitrary<Message> {
  const { attributes } = catalogue[row.standsFor][0]!.row;
  const { ReferenceId: _ref, ProxyClientId: _proxy, InteractionId, Extension, ...named } = attributes;
  const entries = Object.entries(named);
  const body = fc.record(
    Object.fromEntries(entries.map(([name, { kind, words: allowed }]) => [name, arbitraryOf(name, kind, allowed)])),
    { requiredKeys: entries.filter(([, { optional }]) => !optional).map(([name]) => name) },
  );
  const attempt = InteractionId === undefined || Extension === undefined ? {} : { Attempt: 7 };
  const extension = keyValues('e').map((more) =>
    Extension === undefined ? {} : { Extension: { ...more, ...attempt } },
  );
  return fc.tuple(body, extension, fc.nat()).map(
    ([given, more, ref]) =>
      ({
        protocol: sent(row),
        type: row.standsFor,
        ref,
        interaction: InteractionId === undefined ? undefined : 'X1',
        body: { ...given, ...more },
      }) as Message,
  );
}

for (const type of new Set(printed.map(({ standsFor }) => standsFor)))
  test(`${type} travels in words of the T-Library and comes back the same`, (t) => {
    const rows = printed.filter(({ standsFor }) => standsFor === type);
    const substitute = codec();
    const met = new Set<string>();
    fc.assert(
      fc.property(anyRequest(rows[0]!), (message) => {
        const wire = substitute(message);
        t.is(wire.protocol, 'TLibrary');
        t.true(rows.some(({ tLibrary: name }) => name === wire.type));
        t.notThrows(() => checkMessage(wire), JSON.stringify(wire));
        t.deepEqual(substitute(wire), message);
        met.add(wire.type);
      }),
      // Enough, and always the same, so that each row is met.
      { seed: 1, numRuns: 500 },
    );
    t.deepEqual([...met].toSorted(), [...new Set(rows.map((row) => row.tLibrary))].toSorted());
  });

const call = { ThisDN: 'longest-ready', ConnID: connId, InteractionId: 'X1', ReferenceId: 5 } as const;

const arriving: readonly Message[] = [
  words.create('RequestRouteCall', { ...call, RouteType: 'stop', OtherDN: '1', Location: 'here', DNIS: '2' }),
  words.create('RequestRouteCall', { ...call, RouteType: 'stop', Reasons: { ReasonSystemName: 'Normal', RTR: 3 } }),
  words.create('RequestRouteCall', { ...call, RouteType: 'queue', OtherDN: 'Waiting', UserData: { a: 1 } }),
  words.create('RequestRouteCall', { ...call, RouteType: 'workbin', OtherDN: 'Drafts', Extensions: { AGENT: 'ann' } }),
  words.create('RequestRouteCall', {
    ...call,
    RouteType: 'agent',
    Extensions: { AGENT: 'ann', PLACE: 'p', SWITCH: 's' },
  }),
  words.create('RequestRouteCall', { ...call, RouteType: 'place', Extensions: { PLACE: 'p' }, Reasons: { RTR: 3 } }),
  words.create('RequestUpdateUserData', { ...call, UserData: { a: 1 }, Reasons: { ReasonDescription: 'so' } }),
  words.create('RequestDeletePair', { ...call, Key: 'a', Extensions: { x: 1 } }),
  words.create('RequestRegisterAddress', { ThisDN: 'urs', ReferenceId: 1, Extensions: { x: 1 } }),
  words.create('RequestPrivateService', {
    ConnID: connId,
    InteractionId: 'X1',
    ReferenceId: 5,
    Extensions: { Service: 'classify', Method: 'Screen', depth: 2 },
    UserData: { text: 'Hello' },
  }),
];

for (const message of arriving)
  test(`a router's ${message.type} (${JSON.stringify(message.body)}) is a request that the server knows`, (t) => {
    const substitute = codec();
    const given = substitute(message);
    t.not(given.protocol, 'TLibrary');
    t.notThrows(() => checkMessage(given));
    const { body, ...envelope } = substitute(given);
    t.deepEqual({ ...envelope, body: { ThisDN: 'longest-ready', ...body } }, {
      ...message,
      body: { ThisDN: 'longest-ready', ...message.body },
    } as Message);
  });

test('what the bench itself never sends is understood too', (t) => {
  const attach = words.create('RequestAttachUserData', { ...call, UserData: { a: 1 } });
  t.like(codec()(attach), { type: 'RequestChangeProperties', body: { AddedProperties: { a: 1 } } });
  const clear = words.create('RequestDeleteUserData', call);
  t.deepEqual(codec({ interaction: properties })(clear).body, {
    DeletedProperties: ['Subject', 'Priority'],
    Extension: { Attempt: 7 },
  });
  t.is(codec()(clear), clear, 'which properties there are is not known here');
  const query = words.create('RequestQueryServer', {});
  t.is(codec()(query), query, 'it stands for nothing');
});

test('a ConnID names its interaction; one that was never given names none', (t) => {
  const stop = (ConnID: string) => words.create('RequestRouteCall', { ThisDN: 'p', ConnID, RouteType: 'stop' });
  t.like(codec()(stop(connId)), { interaction: 'X1', body: { Extension: { Attempt: 7 } } });
  t.like(codec()(stop('01d9000000000009')), { interaction: '', body: { Extension: { Attempt: 9 } } });
  t.like(codec()(stop('0000000000000000')), { interaction: '', body: { Extension: { Attempt: 0 } } });
  t.like(codec()(stop('ffff00000000000a')), { interaction: '', body: { Extension: { Attempt: 0 } } });
});

test('ConnIDs serve for a while after their attempts have ended, and are then forgotten', (t) => {
  const substitute = tLibrary().substitute!;
  const nameOf = (attempt: number) => `01d9${attempt.toString(16).padStart(12, '0')}`;
  const stop = (attempt: number) =>
    substitute(words.create('RequestRouteCall', { ThisDN: 'p', ConnID: nameOf(attempt), RouteType: 'stop' }), about());
  for (let attempt = 1; attempt <= 1500; attempt++) {
    const body = { ThisDN: 'p', UserData: {}, InteractionId: `X${attempt}` } as const;
    substitute(words.create('EventRouteRequest', body), about({ attempt }));
    if (attempt > 1) substitute(told('EventRevoked', { Operation: 'stop' }), about({ attempt }));
  }
  t.is(stop(1).interaction, 'X1', 'it goes on');
  t.is(stop(2).interaction, '');
  t.is(stop(1500).interaction, 'X1500');
});

const ack = told('EventAck', { ProxyClientId: 2, Extension: { note: 1 } });
const ended = { ThisDN: 'longest-ready', ConnID: connId, CallUUID: 'X1', CallID: 3 };
const all = { ...properties, UserData: undefined, ...properties.UserData };
const whole = JSON.parse(JSON.stringify(all)) as object;
const news = { attempt: 7, interaction: properties };
const revoked = told('EventRevoked', {
  Interaction: properties,
  Operation: 'stop',
  Reason: { ReasonSystemName: 'Terminated' },
  Actor: undefined,
  ProxyClientId: 2,
});

test('an answer to RequestRouteCall is EventRouteUsed', (t) => {
  for (const answers of ['RequestStopProcessing', 'RequestPlaceInQueue', 'RequestPlaceInWorkbin', 'RequestDeliver']) {
    const wire = codec()({ ...ack, ref: 5 } as Message, { ...news, answers });
    t.deepEqual(wire, {
      protocol: 'TLibrary',
      type: 'EventRouteUsed',
      ref: 5,
      interaction: 'X1',
      body: { ...ended, Extensions: { note: 1 } },
    } as Message);
    t.notThrows(() => checkMessage(wire));
  }
});

test('an answer to a change is EventAttachedDataChanged and tells all data; so is the change of somebody else', (t) => {
  const answer = codec()(ack, { ...news, answers: 'RequestChangeProperties' });
  t.like(answer, { type: 'EventAttachedDataChanged', body: { ...ended, UserData: whole } });
  t.notThrows(() => checkMessage(answer));
  const body = { Interaction: properties, ChangedProperties: { Priority: 2 }, Actor: { PartyType: 'media_server' } };
  const change = codec()(told('EventPropertiesChanged', body), news);
  const { Interaction: _, ...Extensions } = body;
  t.like(change, { type: 'EventAttachedDataChanged', body: { ...ended, UserData: whole, Extensions } });
  t.notThrows(() => checkMessage(change));
});

test('registration is answered by EventRegistered, its end by EventUnregistered', (t) => {
  const registered = codec()(ack, { answers: 'RequestRegisterClient' });
  t.deepEqual(
    [registered.type, registered.body],
    ['EventRegistered', { ThisDN: 'urs', Extensions: { note: 1, ProxyClientId: 2 } }],
  );
  t.is(codec()(ack, { answers: 'RequestUnregisterClient' }).type, 'EventUnregistered');
});

test('what is taken from URS is EventAbandoned; for a stop an option says otherwise', (t) => {
  const body = {
    ...ended,
    UserData: whole,
    Reasons: { ReasonSystemName: 'Terminated' },
    Extensions: { Operation: 'stop' },
  };
  const abandoned = codec()(revoked, news);
  t.deepEqual([abandoned.type, abandoned.body], ['EventAbandoned', body] as unknown);
  t.notThrows(() => checkMessage(abandoned));
  const options = serverOptions({ stopTellsUrsWith: 'EventRouteUsed' });
  t.like(codec()(revoked, { ...news, options }), { type: 'EventRouteUsed', body });
  const timedOut = told('EventRevoked', { Interaction: properties, Operation: 'timeout' });
  t.is(codec()(timedOut, { ...news, options }).type, 'EventAbandoned');
});

test('a refusal is EventError of the T-Library, unless the request had no words in it', (t) => {
  const refusal = told('EventError', { ErrorCode: 43, ErrorName: 'unknown-interaction', ErrorDescription: 'Unknown' });
  for (const answers of ['RequestStopProcessing', 'RequestQueryServer']) {
    const wire = codec()(refusal, { attempt: 7, answers });
    t.deepEqual(wire.body, {
      ThisDN: 'longest-ready',
      ConnID: connId,
      ErrorCode: 43,
      ErrorName: 'unknown-interaction',
      ErrorMessage: 'Unknown',
    } as unknown);
    t.notThrows(() => checkMessage(wire));
  }
  t.is(codec()(refusal, { answers: 'RequestGetInteractionProperties' }), refusal);
  t.is(codec()(ack, { answers: 'RequestPull' }), ack);
});

test('third-party servers answer with EventPrivateInfo', (t) => {
  const about3rd = { ReferenceId: 5, InteractionId: 'X1', Service: 's', Method: 'm' } as const;
  const answer = externalService.create('Event3rdServerResponse', {
    ...about3rd,
    Envelope: { n: 1 },
    UserData: { a: 1 },
  });
  const info = codec()(answer, { attempt: 7 });
  t.like(info, { type: 'EventPrivateInfo', ref: 5, interaction: 'X1' });
  t.deepEqual(info.body, {
    ThisDN: 'longest-ready',
    ConnID: connId,
    UserData: { a: 1 },
    Extensions: { n: 1, Service: 's', Method: 'm' },
  } as unknown);
  const fault = externalService.create('Event3rdServerFault', { ...about3rd, ErrorCode: 9 });
  t.like(codec()(fault), { type: 'EventPrivateInfo', body: { Extensions: { Service: 's', ErrorCode: 9 } } });
});

test('nobody but URS speaks T-Library', (t) => {
  const stop = interactionManagement.create('RequestStopProcessing', { InteractionId: 'X1' });
  for (const role of ['agent', 'media-server', 'reporting-engine', 'service'] as const)
    t.is(codec()(stop, { client: { name: 'x', role } }), stop);
});

// ---- on the bench, with and without

/** A router that does what its rules say, in place of URS. */
const router = (...rules: readonly Rule[]): Plugin =>
  definePlugin({
    name: 'urs',
    setup(kit) {
      const link = kit.connect('urs', 'urs');
      registerClient(followScript(kit, link, rules), 'Router');
    },
  });

const attemptOf = (cause: Crossing | undefined) => {
  const { Extensions } = (cause?.body ?? {}) as { readonly Extensions?: { readonly Attempt: number } };
  return { Extension: { Attempt: Extensions?.Attempt ?? 0 } };
};

type Asks = Parameters<typeof send>[0];

const asks = (request: Asks, attributes: object = {}): Rule =>
  whenever(
    'EventRouteRequest',
    send(request, (cause) => ({ ...attemptOf(cause), ...attributes }) as object, { mayBeRefused: true }),
  );

interface Case {
  readonly rules: readonly Rule[];
  readonly script?: readonly ScriptLine[];
  readonly server?: Scenario['server'];
}

async function play({ rules, script = [], server = {} }: Case, more: readonly Plugin[]): Promise<readonly Crossing[]> {
  const bench = createBench(() => ({
    name: 'substitutions',
    centre: {
      agents: [{ name: 'ann' }],
      queues: [{ name: 'Inbound' }, { name: 'Waiting', strategy: null }],
      workbins: [{ name: 'Drafts' }],
    },
    strategy: defineStrategy({ name: 'route-point', route: () => [] }),
    plugins: [reportingEngine(), router(...rules), mediaServer(), agents(), ...more],
    load: { interactions: [{ InteractionId: 'X1', at: seconds(1), UserData: { Subject: 'Hello' } }] },
    drive: { script },
    server,
    until: seconds(20),
  }));
  await bench.runUntilQuiet();
  refuseFindings(bench.findings);
  return bench.trace.messages.filter(({ from, to }) => [from, to].includes('urs'));
}

/** A router that keeps an interaction is what some cases are about; any other finding makes the case worthless. */
const refuseFindings = (findings: readonly Finding[]): void => {
  const other = findings.find(({ kind }) => kind !== 'path-without-end');
  if (other !== undefined) throw new Error(`${other.kind}: ${other.sentence}`);
};

const stop = asks('RequestStopProcessing', { Reason: { ReasonSystemName: 'Normal' } });
const change = asks('RequestChangeProperties', { ChangedProperties: { Priority: 1 } });
const leaveIt: readonly Rule[] = [];
const stopsIt = [at(seconds(2), 'email-server', send('RequestStopProcessing', { InteractionId: 'X1' }))];
const changesIt = [
  at(
    seconds(2),
    'email-server',
    send('RequestChangeProperties', { InteractionId: 'X1', ChangedProperties: { Priority: 2 } }),
  ),
];
const unregisters = whenever('EventAck', send('RequestUnregisterClient'), { answers: 'RequestRegisterClient' });

/** For each row that the bench plays, what brings it about. The rest is tested on messages above. */
const cases = {
  'RequestRouteCall stop RequestStopProcessing': { rules: [stop] },
  'RequestRouteCall queue RequestPlaceInQueue': { rules: [asks('RequestPlaceInQueue', { Queue: 'Waiting' })] },
  'RequestRouteCall workbin RequestPlaceInWorkbin': {
    rules: [asks('RequestPlaceInWorkbin', { WorkbinType: 'Drafts', AgentId: 'ann' })],
  },
  'RequestRouteCall agent RequestDeliver': { rules: [asks('RequestDeliver', { AgentId: 'ann' })] },
  'RequestRouteCall place RequestDeliver': { rules: [asks('RequestDeliver', { PlaceId: 'ann-place' })] },
  'RequestDeletePair RequestChangeProperties': {
    rules: [asks('RequestChangeProperties', { DeletedProperties: ['Subject'] })],
  },
  'RequestUpdateUserData RequestChangeProperties': { rules: [change] },
  'RequestRegisterAddress RequestRegisterClient': { rules: leaveIt },
  'RequestUnregisterAddress RequestUnregisterClient': { rules: [unregisters] },
  'EventRouteRequest EventRouteRequest': { rules: leaveIt },
  'EventRouteUsed EventAck': { rules: [stop] },
  'EventAttachedDataChanged EventAck': { rules: [change] },
  'EventRegistered EventAck': { rules: leaveIt },
  'EventUnregistered EventAck': { rules: [unregisters] },
  'EventRouteUsed EventRevoked': {
    rules: leaveIt,
    script: stopsIt,
    server: { stopTellsUrsWith: 'EventRouteUsed' },
  },
  'EventAbandoned EventRevoked': { rules: leaveIt, script: stopsIt },
  'EventAttachedDataChanged EventPropertiesChanged': { rules: leaveIt, script: changesIt },
  'EventError EventError': { rules: [asks('RequestPlaceInQueue', { Queue: 'nowhere' })] },
} as const satisfies Readonly<Record<string, Case>>;

const keyOf = ({ tLibrary: name, standsFor, says = {} }: Substitution) =>
  [name, ...Object.values(says), standsFor].join(' ');

const onBench = substitutions.filter((row) => keyOf(row) in cases);

test('every row of the table is played, or tested on messages because the bench does not send it', (t) => {
  t.deepEqual(new Set(onBench.map(keyOf)), new Set(Object.keys(cases)));
  const others = substitutions.filter((row) => !onBench.includes(row));
  t.deepEqual(others.map(keyOf), [
    'RequestAttachUserData RequestChangeProperties',
    'RequestDeleteUserData RequestChangeProperties',
    'RequestPrivateService Request3rdServer',
    'EventPrivateInfo Event3rdServerResponse',
    'EventPrivateInfo Event3rdServerFault',
  ]);
});

for (const row of onBench) {
  const { tLibrary: name, standsFor } = row;
  const given: Case = cases[keyOf(row) as keyof typeof cases];
  const itself = name === standsFor && name === 'EventRouteRequest';

  test(`on the bench ${keyOf(row)}`, async (t) => {
    const wire = await play(given, [tLibrary()]);
    const found = wire.find((message) => message.type === name && (itself || message.standsFor === standsFor));
    t.like(found, { protocol: 'TLibrary' });
    t.notThrows(() => checkMessage(found!));
    for (const [attribute, value] of Object.entries(row.says ?? {}))
      t.true(wire.some(({ type, body }) => type === name && (body as Record<string, unknown>)[attribute] === value));
    t.deepEqual(
      wire.filter(({ protocol }) => protocol !== 'TLibrary'),
      [],
      'one connection, one protocol',
    );
  });

  test(`on the bench without substitutions ${standsFor} is itself (${keyOf(row)})`, async (t) => {
    const plain = await play(given, []);
    const found = plain.find(({ type }) => type === standsFor);
    t.like(found, { protocol: itself ? 'TLibrary' : 'InteractionManagement', standsFor: undefined });
    const wire = await play(given, [tLibrary()]);
    t.deepEqual(
      wire.map((message) => message.standsFor ?? message.type),
      plain.map(({ type }) => type),
      'the same happens, in other words',
    );
    t.deepEqual(
      wire.map(({ ref, interaction, at: when }) => [ref, interaction, when]),
      plain.map(({ ref, interaction, at: when }) => [ref, interaction, when]),
    );
  });
}

test('a router of its own in words of the T-Library routes by ConnID alone', async (t) => {
  const connIds: string[] = [];
  const own = definePlugin({
    name: 'urs',
    setup(kit) {
      const link = kit.connect('urs', 'urs');
      link.messages.subscribe((message) => {
        if (message.type !== 'EventRouteRequest') return;
        connIds.push(message.body.ConnID ?? 'none');
        const named = { ThisDN: message.body.ThisDN, ConnID: message.body.ConnID ?? '' };
        const Extensions = { AGENT: 'ann' };
        if (connIds.length < 3)
          link.send(words.create('RequestRouteCall', { ...named, RouteType: 'agent', Extensions }));
        else link.send(words.create('RequestRouteCall', { ...named, RouteType: 'stop', Reasons: { RTR: 1 } }));
      });
      link.send(words.create('RequestRegisterAddress', { ThisDN: 'urs' }));
    },
  });
  const bench = createBench(() => ({
    name: 'own router',
    centre: {
      agents: [{ name: 'ann', does: [whenever('EventInvite', send('RequestReject'))] }],
      queues: [{ name: 'Inbound' }],
    },
    strategy: defineStrategy({ name: 'route-point', route: () => [] }),
    plugins: [own, mediaServer(), agents(), tLibrary()],
    load: { interactions: [{ at: seconds(1) }] },
  }));
  await bench.runUntilQuiet();
  t.deepEqual(connIds, ['01d9000000000001', '01d9000000000002', '01d9000000000003']);
  const stopped = bench.trace.messages.find(({ body }) => (body as { RouteType?: string }).RouteType === 'stop');
  t.like(stopped, { type: 'RequestRouteCall', standsFor: 'RequestStopProcessing', interaction: undefined });
  t.like(bench.trace.messages.at(-1), { type: 'EventRouteUsed', standsFor: 'EventAck', to: 'urs', ref: 4 });
  t.is(bench.store.interactions.length, 0);
});

test('an old ConnID never acts on a later attempt', async (t) => {
  const old = words.create('RequestRouteCall', { ThisDN: 'p', ConnID: '01d9000000000001', RouteType: 'stop' });
  const wire = await play(
    {
      rules: [
        asks('RequestDeliver', { AgentId: 'ann' }),
        whenever(
          'EventRouteRequest',
          send('RequestRouteCall', { ...old.body, InteractionId: 'X1' }, { refused: 'not-a-party' }),
          {
            where: ({ body }) => (body as { ConnID?: string }).ConnID === '01d9000000000002',
          },
        ),
      ],
      script: [at(seconds(1), 'ann', send('RequestNotReadyForMedia', { MediaType: 'email' }))],
      server: { 'delivering-timeout': 1 },
    },
    [tLibrary()],
  );
  const error = wire.find(({ type }) => type === 'EventError');
  t.like(error, { protocol: 'TLibrary', body: { ErrorName: 'not-a-party', ConnID: '01d9000000000001' } });
});
