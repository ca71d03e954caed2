import test from 'ava';
import {
  at,
  createBench,
  defineStrategy,
  seconds,
  send,
  whenever,
  type Finding,
  type Plugin,
  type Rule,
  type Scenario,
  type ScriptLine,
} from 'routeproof';
import {
  agents,
  definePlugin,
  followScript,
  mediaServer,
  registerClient,
  reportingEngine,
  substitutions,
  tLibrary,
  type Crossing,
  type TLibrarySubstitution,
} from 'routeproof/plugins';
import { checkMessage, tLibrary as words } from 'routeproof/protocol';

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
  const { ConnID = '' } = (cause?.body ?? {}) as { readonly ConnID?: string };
  return { Extension: { ConnID } };
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
  'RequestRouteCall 5 RequestStopProcessing': { rules: [stop] },
  'RequestRouteCall 1 RequestPlaceInQueue': { rules: [asks('RequestPlaceInQueue', { Queue: 'Waiting' })] },
  'RequestRouteCall 4 RequestPlaceInWorkbin': {
    rules: [asks('RequestPlaceInWorkbin', { WorkbinType: 'Drafts', AgentId: 'ann' })],
  },
  'RequestRouteCall 2 RequestDeliver': { rules: [asks('RequestDeliver', { AgentId: 'ann' })] },
  'RequestRouteCall 3 RequestDeliver': { rules: [asks('RequestDeliver', { PlaceId: 'ann-place' })] },
  'RequestDeletePair RequestChangeProperties': {
    rules: [asks('RequestChangeProperties', { DeletedProperties: ['Subject'] })],
  },
  'RequestAttachUserData RequestChangeProperties': {
    rules: [asks('RequestChangeProperties', { AddedProperties: { Priority: 1 } })],
  },
  'RequestUpdateUserData RequestChangeProperties': { rules: [change] },
  'RequestRegisterAddress RequestRegisterClient': { rules: leaveIt },
  'RequestUnregisterAddress RequestUnregisterClient': { rules: [unregisters] },
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

const keyOf = ({ tLibrary: name, standsFor, says = {} }: TLibrarySubstitution) =>
  [name, ...Object.values(says), standsFor].join(' ');

const onBench = substitutions.filter((row) => keyOf(row) in cases);

test('every row of the table is played, or tested on messages because the bench does not send it', (t) => {
  t.deepEqual(new Set(onBench.map(keyOf)), new Set(Object.keys(cases)));
  const others = substitutions.filter((row) => !onBench.includes(row));
  t.deepEqual(others.map(keyOf), [
    'RequestDeleteUserData RequestChangeProperties',
    'RequestPrivateService Request3rdServer',
    'EventPrivateInfo Event3rdServerFault',
    'EventPrivateInfo Event3rdServerResponse',
  ]);
});

for (const row of onBench) {
  const { tLibrary: name, standsFor } = row;
  const given: Case = cases[keyOf(row) as keyof typeof cases];

  test(`on the bench ${keyOf(row)}`, async (t) => {
    const wire = await play(given, [tLibrary()]);
    const found = wire.find((message) => message.type === name && message.standsFor === standsFor);
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
    t.like(found, { protocol: 'InteractionManagement', standsFor: undefined });
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
  const stopped = bench.trace.messages.find(({ body }) => (body as { RouteType?: number }).RouteType === 5);
  t.like(stopped, { type: 'RequestRouteCall', standsFor: 'RequestStopProcessing', interaction: '0000RP0000000001' });
  t.like(bench.trace.messages.at(-1), { type: 'EventRouteUsed', standsFor: 'EventAck', to: 'urs', ref: 4 });
  t.is(bench.store.interactions.length, 0);
});

test('an old ConnID never acts on a later attempt', async (t) => {
  const old = words.create('RequestRouteCall', { ThisDN: 'p', ConnID: '01d9000000000001', RouteType: 'stop' });
  const wire = await play(
    {
      rules: [
        asks('RequestDeliver', { AgentId: 'ann' }),
        whenever('EventRouteRequest', send('RequestRouteCall', old.body, { refused: 'not-a-party' }), {
          where: ({ body }) => (body as { ConnID?: string }).ConnID === '01d9000000000002',
        }),
      ],
      script: [at(seconds(1), 'ann', send('RequestNotReadyForMedia', { MediaType: 'email' }))],
      server: { 'delivering-timeout': 1 },
    },
    [tLibrary()],
  );
  const error = wire.find(({ type }) => type === 'EventError');
  t.like(error, { protocol: 'TLibrary', body: { ErrorCode: 1008, ConnID: '01d9000000000001' } });
});

test('who receives is not shown what the bench alone knows: neither what was meant, nor what it stands for', async (t) => {
  const got: object[] = [];
  const curious = definePlugin({
    name: 'curious',
    plays: 'urs',
    setup(kit) {
      const link = kit.connect('urs', 'urs');
      link.messages.subscribe((message) => got.push(message, message.wire ?? {}));
      registerClient(link, 'Router');
    },
  });
  const bench = createBench(() => ({
    name: 'marks',
    centre: { agents: [{ name: 'ann' }], queues: [{ name: 'Inbound' }] },
    strategy: defineStrategy({ name: 'route-point', route: () => [] }),
    plugins: [reportingEngine(), curious, mediaServer(), agents(), tLibrary()],
    load: { interactions: [{ InteractionId: 'X1', at: seconds(1) }] },
    drive: { script: [at(seconds(2), 'email-server', send('RequestStopProcessing', { InteractionId: 'X1' }))] },
  }));
  await bench.runUntilQuiet();
  const types = got.flatMap((message) => ('type' in message ? [message.type] : []));
  t.true(types.includes('EventAbandoned') && types.includes('EventRevoked'));
  for (const message of got) t.like(message, { meant: undefined, standsFor: undefined });
  const travelled = got.find((message) => 'type' in message && message.type === 'EventAbandoned');
  t.like(travelled, { interaction: undefined });
});
