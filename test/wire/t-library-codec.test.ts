import test from 'ava';
import fc from 'fast-check';
import {
  catalogue,
  checkMessage,
  definePlugin,
  externalService,
  interactionManagement,
  serverOptions,
  tLibrary as words,
  type InteractionProperties,
  type Message,
  type MessageType,
  type ServerOptions,
  type SubstitutePair,
} from 'routeproof';
import { substitutions, tLibrary, type Substitution } from 'routeproof/plugins';
import { substitution } from '../../core/bench/substitution/substitution.ts';
import { cases } from '../sizes.ts';

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

/** What a strategy reads of it: system properties and user data side by side. */
const { UserData, ...system } = properties;
const whole = { ...UserData, ...system, IsOnline: 0 };

interface Way {
  readonly wire: Message;
  readonly read: Message;
}

/** A connection of URS: each end sees what crosses it, and nothing else. */
class Connection {
  readonly findings: string[] = [];
  readonly #ends;

  constructor(
    options: Partial<ServerOptions> = {},
    role: 'urs' | 'agent' = 'urs',
    pairs: readonly SubstitutePair[] = tLibrary().substitution!.pairs,
  ) {
    const plugin = definePlugin({ name: 't-library', substitution: { of: 'urs', pairs } });
    this.#ends = substitution([plugin], {
      options: serverOptions(options),
      interactionOf: (id) => (id === 'X1' ? properties : undefined),
      memory: () => undefined,
      findings: { add: ({ sentence }) => void this.findings.push(sentence), threw: () => undefined },
    })({ name: 'urs', role });
  }

  get isPlain(): boolean {
    return this.#ends === undefined;
  }

  /** URS says something. */
  up(message: Message): Way {
    return this.#crosses(message, 'client', 'server');
  }

  /** The server says something. */
  down(message: Message): Way {
    return this.#crosses(message, 'server', 'client');
  }

  #crosses(message: Message, from: 'client' | 'server', to: 'client' | 'server'): Way {
    const wire = this.#ends![from].encode(message);
    this.#ends![from].leaves(message, wire);
    return { wire, read: this.#ends![to].decode(wire, wire === message ? undefined : message) };
  }
}

const handOver = (ConnID = connId, interaction = 'X1'): Message =>
  words.create('EventRouteRequest', {
    ThisDN: 'vip',
    ConnID,
    ThisQueue: 'vip',
    CallID: 3,
    CallUUID: interaction,
    UserData: {},
  });

/** A connection over which X1 was handed over. */
function handedOver(options: Partial<ServerOptions> = {}): Connection {
  const connection = new Connection(options);
  connection.down(handOver());
  return connection;
}

const message = (protocol: string, type: MessageType, ref: number | undefined, body: object): Message =>
  ({ protocol, type, ref, interaction: 'X1', body }) as Message;
const told = (type: MessageType, body: object, ref?: number) => message('InteractionManagement', type, ref, body);

// ---- every message of the table, there and back

/** Lists of names and values that carry the attribute's letter, so that no two lists have a name in common. */
const keyValues = (letter: string) =>
  fc.dictionary(
    fc.stringMatching(/^[a-z]{1,6}$/).map((name) => `${letter}-${name}`),
    fc.oneof(fc.string(), fc.integer()),
    { minKeys: 1, maxKeys: 4, noNullPrototype: true },
  );

const arbitraryOf = (name: string, kind: string, allowed: readonly string[] | undefined): fc.Arbitrary<unknown> => {
  if (allowed !== undefined) return fc.constantFrom(...allowed);
  if (kind === 'text') return fc.string();
  if (kind === 'integer') return fc.nat();
  if (kind === 'timestamp') return fc.nat();
  if (kind === 'list of text') return fc.tuple(fc.string({ minLength: 1 }));
  if (kind === 'Reason')
    return fc.record({ ReasonSystemName: fc.string(), ReasonDescription: fc.string() }, { noNullPrototype: true });
  if (kind === 'Interaction') return keyValues('i').map((more) => ({ ...properties, UserData: more }));
  return keyValues(name[0]!.toLowerCase());
};

/** A message as the row allows it: with any of the attributes for which the T-Library has words. */
function sayable(row: Substitution): fc.Arbitrary<Message> {
  const { protocol, row: meant } = catalogue[row.standsFor][0]!;
  const inWords = catalogue[row.tLibrary].find((entry) => entry.protocol === 'TLibrary')!.row.attributes;
  const { ReferenceId, ...attributes } = meant.attributes;
  const hasWords = (name: string) =>
    name in (row.carries ?? {}) || name in inWords || (name === 'Interaction' && row.tellsAll === true);
  const implied = row.standsFor === 'RequestRegisterClient' ? { ClientType: 'Router', ClientName: 'urs' } : {};
  const operation =
    row.standsFor === 'EventRevoked' ? { Operation: row.tLibrary === 'EventAbandoned' ? 'timeout' : 'stop' } : {};
  const error = row.standsFor === 'EventError' ? { ErrorName: 'unknown-interaction', ErrorCode: 43 } : {};
  const given: object = { ...implied, ...operation, ...error };
  const names = Object.entries(attributes).filter(([name]) => hasWords(name) && !(name in given));
  const body = fc.record(
    Object.fromEntries(names.map(([name, { kind, words: all }]) => [name, arbitraryOf(name, kind, all)])),
    {
      requiredKeys: names.filter(([, { optional }]) => !optional).map(([name]) => name),
    },
  );
  const list = 'Extension' in attributes ? 'Extension' : 'Envelope';
  const named = row.direction === 'to server' && 'InteractionId' in attributes ? { ConnID: connId } : {};
  const known = { options: serverOptions(optionsOf(row)), asked: () => undefined };
  const ref = ReferenceId?.optional === false ? fc.nat() : fc.constant(undefined);
  return (
    fc
      .tuple(body, keyValues('e'), ref)
      .map(([some, more, number]) => ({
        ...message(protocol, row.standsFor, number, { ...given, ...some, [list]: { ...more, ...named } }),
        interaction: 'InteractionId' in attributes || row.direction === 'to URS' ? 'X1' : undefined,
      }))
      .filter((each) => row.when?.(each.body as never, undefined, known as never) !== false)
      // Where nothing is changed, RequestUpdateUserData says so.
      .filter(
        (each) => row.tLibrary !== 'RequestUpdateUserData' || 'ChangedProperties' in each.body,
      ) as fc.Arbitrary<Message>
  );
}

const optionsOf = ({ tLibrary: name, standsFor }: Substitution): Partial<ServerOptions> =>
  name === 'EventRouteUsed' && standsFor === 'EventRevoked' ? { stopTellsUrsWith: 'EventRouteUsed' } : {};

/** The request that the row's event answers. */
function askedBefore({ answers, standsFor }: Substitution, ref: number): Message | undefined {
  if (answers !== undefined) {
    const request = answers[0]!;
    const about = { Extension: { ConnID: connId } };
    return told(request, bodies[request] ?? about, ref);
  }
  if (standsFor === 'EventError') return told('RequestStopProcessing', { Extension: { ConnID: connId } }, ref);
  if (standsFor.startsWith('Event3rdServer'))
    return message('ExternalService', 'Request3rdServer', ref, {
      Service: 's',
      Method: 'm',
      Envelope: { ConnID: connId },
    });
  return undefined;
}

const bodies: Readonly<Partial<Record<MessageType, object>>> = {
  RequestRegisterClient: { ClientType: 'Router', ClientName: 'urs' },
  RequestUnregisterClient: {},
  RequestChangeProperties: { ChangedProperties: { a: 1 }, Extension: { ConnID: connId } },
};

const keyOf = ({ tLibrary: name, standsFor, says = {} }: Substitution) =>
  [name, ...Object.values(says), standsFor].join(' ');
const encoded = substitutions.filter(({ onlyArrives }) => !onlyArrives);
const perRow = cases({ short: 20, long: Math.ceil(10_000 / encoded.length) });

for (const row of encoded)
  test(`there and back, nothing beside it: ${keyOf(row)}`, (t) => {
    fc.assert(
      fc.property(sayable(row), (meant) => {
        const connection = handedOver(optionsOf(row));
        const asked = meant.ref === undefined ? undefined : askedBefore(row, meant.ref);
        if (row.direction === 'to URS' && asked !== undefined) connection.up(asked);
        const { wire, read } = row.direction === 'to URS' ? connection.down(meant) : connection.up(meant);
        t.deepEqual([wire.type, wire.protocol, wire.interaction], [row.tLibrary, 'TLibrary', undefined]);
        t.notThrows(() => checkMessage({ ...wire, ref: wire.ref }));
        t.deepEqual(connection.findings, []);
        const dropped = new Set(['ProxyClientId', ...(row.drops ?? [])]);
        const kept = (body: object) => Object.fromEntries(Object.entries(body).filter(([name]) => !dropped.has(name)));
        t.deepEqual(kept(read.body), kept(meant.body));
        t.deepEqual(
          [read.type, read.protocol, read.ref, read.interaction ?? 'X1'],
          [meant.type, meant.protocol, meant.ref, 'X1'],
        );
      }),
      { seed: 1, numRuns: perRow },
    );
  });

// ---- one by one

const call = { ThisDN: 'vip', ConnID: connId, ReferenceId: 5 } as const;

const arriving: readonly Message[] = [
  words.create('RequestRouteCall', { ...call, RouteType: 'stop', Reasons: { ReasonSystemName: 'Normal', RTR: 3 } }),
  words.create('RequestRouteCall', { ...call, RouteType: 'queue', OtherDN: 'Waiting', UserData: { a: 1 } }),
  words.create('RequestRouteCall', { ...call, RouteType: 'workbin', OtherDN: 'Drafts', Extensions: { AGENT: 'ann' } }),
  words.create('RequestRouteCall', {
    ...call,
    RouteType: 'agent',
    Extensions: { AGENT: 'ann', PLACE: 'p', SWITCH: 's' },
  }),
  words.create('RequestRouteCall', { ...call, RouteType: 'place', Extensions: { PLACE: 'p' } }),
  words.create('RequestUpdateUserData', { ...call, UserData: { a: 1 }, Reasons: { ReasonDescription: 'so' } }),
  words.create('RequestAttachUserData', { ...call, UserData: { a: 1 } }),
  words.create('RequestDeletePair', { ...call, Key: 'a', Extensions: { x: 1 } }),
  words.create('RequestRegisterAddress', { ThisDN: 'vip', ReferenceId: 1, Extensions: { x: 1 } }),
  words.create('RequestPrivateService', {
    ConnID: connId,
    ReferenceId: 5,
    Extensions: { Service: 'classify', Method: 'Screen', depth: 2 },
    UserData: { text: 'Hello' },
  }),
];

for (const request of arriving)
  test(`a router's ${request.type} (${JSON.stringify(request.body)}) is a request that the server knows`, (t) => {
    const { wire, read } = handedOver().up(request);
    t.is(wire, request);
    t.not(read.protocol, 'TLibrary');
    t.notThrows(() => checkMessage(read));
  });

test('RouteType travels as its number', (t) => {
  const { wire } = handedOver().up(told('RequestStopProcessing', { Extension: { ConnID: connId } }, 1));
  t.deepEqual(wire.body, { ThisDN: 'vip', ConnID: connId, RouteType: 5 } as unknown);
  t.throws(() => words.create('RequestRouteCall', { ...call, RouteType: 6 as never }), {
    message: /RouteType of RequestRouteCall/,
  });
});

test('what the bench itself never sends is understood too', (t) => {
  const clear = words.create('RequestDeleteUserData', call);
  t.deepEqual(handedOver().up(clear).read.body, {
    DeletedProperties: ['Subject', 'Priority'],
    Extension: { ConnID: connId },
  } as unknown);
  t.is(new Connection().up(clear).read, clear, 'which properties there are is not known there');
  const query = words.create('RequestQueryServer', {});
  t.is(handedOver().up(query).read, query, 'it stands for nothing');
});

test('a ConnID names its interaction; one that was never given names none', (t) => {
  const stop = (ConnID: string) => words.create('RequestRouteCall', { ThisDN: 'p', ConnID, RouteType: 'stop' });
  t.like(handedOver().up(stop(connId)).read, { interaction: 'X1', body: { Extension: { ConnID: connId } } });
  for (const unknown of ['01d9000000000009', '0000000000000000', 'ffff00000000000a'])
    t.like(handedOver().up(stop(unknown)).read, { interaction: '', body: { Extension: { ConnID: unknown } } });
});

test('ConnIDs serve for a while after their attempts have ended, and are then forgotten', (t) => {
  const connection = new Connection();
  const nameOf = (attempt: number) => `01d9${attempt.toString(16).padStart(12, '0')}`;
  const stop = (attempt: number) =>
    connection.up(words.create('RequestRouteCall', { ThisDN: 'p', ConnID: nameOf(attempt), RouteType: 'stop' })).read;
  for (let attempt = 1; attempt <= 1500; attempt++) {
    connection.down(handOver(nameOf(attempt), `X${attempt}`));
    if (attempt > 1)
      connection.down({ ...told('EventRevoked', { Operation: 'stop' }), interaction: `X${attempt}` } as Message);
  }
  t.is(stop(1).interaction, 'X1', 'it goes on');
  t.is(stop(2).interaction, '');
  t.is(stop(1500).interaction, 'X1500');
});

test('the server knows a ConnID that it told over a connection which is gone; a client that is connected anew does not', (t) => {
  const codecsFor = substitution([tLibrary()], {
    options: serverOptions(),
    interactionOf: () => undefined,
    memory: () => undefined,
    findings: { add: () => undefined, threw: () => undefined },
  });
  const [before, after] = [codecsFor({ name: 'urs', role: 'urs' })!, codecsFor({ name: 'urs', role: 'urs' })!];
  before.server.leaves(handOver(), handOver());
  const late = words.create('RequestRouteCall', { ...call, RouteType: 'stop' });
  t.is(after.server.decode(late, undefined).interaction, 'X1');
  t.is(after.client.decode(late, undefined).interaction, '');
});

const ended = { ThisDN: 'vip', ConnID: connId, ThisQueue: 'vip', CallID: 3, CallUUID: 'X1' };
const revoked = told('EventRevoked', {
  Interaction: properties,
  Operation: 'stop',
  Reason: { ReasonSystemName: 'Terminated' },
  Actor: undefined,
  ProxyClientId: 2,
});

/** The answer to a request that X1 was asked about. */
function answer(request: Message, event: Message): Message {
  const connection = handedOver();
  connection.up(request);
  const { wire } = connection.down(event);
  return wire;
}

test('an answer to RequestRouteCall is EventRouteUsed, and an answer to a change EventAttachedDataChanged, which tells all', (t) => {
  const ack = told('EventAck', { ProxyClientId: 2, Extension: { note: 1 } }, 5);
  const about = { Extension: { ConnID: connId } };
  const used = answer(told('RequestStopProcessing', about, 5), ack);
  t.deepEqual([used.type, used.ref, used.body], [
    'EventRouteUsed',
    5,
    { ...ended, Extensions: { note: 1 } },
  ] as unknown);
  const changed = answer(told('RequestChangeProperties', { ...about, ChangedProperties: { a: 1 } }, 5), ack);
  t.deepEqual([changed.type, changed.body], [
    'EventAttachedDataChanged',
    { ...ended, UserData: whole, Extensions: { note: 1 } },
  ] as unknown);
  t.is(answer(told('RequestPull', {}, 5), ack), ack, 'no words for it');
});

test('the first routing point registers the client, further ones stand for themselves, and the last ends it', (t) => {
  const connection = new Connection();
  const ask = (type: 'RequestRegisterAddress' | 'RequestUnregisterAddress', ThisDN: string, ReferenceId: number) => {
    const { read } = connection.up(words.create(type, { ThisDN, ReferenceId }));
    const { wire } = connection.down(told('EventAck', { ProxyClientId: 2 }, ReferenceId));
    return [read.type, wire.type, (wire.body as { ThisDN?: string }).ThisDN].join(' ');
  };
  t.is(ask('RequestRegisterAddress', 'vip', 1), 'RequestRegisterClient EventRegistered vip');
  t.is(ask('RequestRegisterAddress', 'mail', 2), 'RequestRegisterAddress EventRegistered mail');
  t.is(ask('RequestUnregisterAddress', 'vip', 3), 'RequestUnregisterAddress EventUnregistered vip');
  t.is(ask('RequestUnregisterAddress', 'mail', 4), 'RequestUnregisterClient EventUnregistered mail');
});

test('what is taken from URS is EventAbandoned; for a stop an option says otherwise', (t) => {
  const body = { ...ended, UserData: whole, Reasons: { ReasonSystemName: 'Terminated' } };
  const { wire, read } = handedOver().down(revoked);
  t.deepEqual([wire.type, wire.body], ['EventAbandoned', body] as unknown);
  t.like(read, { type: 'EventRevoked', interaction: 'X1', body: { Operation: 'unknown', Interaction: properties } });
  const options = { stopTellsUrsWith: 'EventRouteUsed' } as const;
  const used = handedOver(options).down(revoked);
  t.deepEqual([used.wire.type, used.wire.body], ['EventRouteUsed', body] as unknown);
  t.like(used.read, { type: 'EventRevoked', body: { Operation: 'stop' } });
  const timedOut = told('EventRevoked', { Interaction: properties, Operation: 'timeout' });
  t.is(handedOver(options).down(timedOut).wire.type, 'EventAbandoned');
});

test('a refusal is EventError of the T-Library with its number, unless the request had no words in it', (t) => {
  const refusal = told(
    'EventError',
    { ErrorCode: 43, ErrorName: 'unknown-interaction', ErrorDescription: 'Unknown' },
    5,
  );
  for (const asked of [
    told('RequestStopProcessing', { Extension: { ConnID: connId } }, 5),
    words.create('RequestQueryServer', { ReferenceId: 5, ConnID: connId }),
  ]) {
    const connection = handedOver();
    connection.up(asked);
    const { wire, read } = connection.down(refusal);
    t.like(wire, { protocol: 'TLibrary', body: { ErrorCode: 43, ErrorMessage: 'Unknown' } });
    t.false('ErrorName' in wire.body);
    t.like(read.body, refusal.body);
  }
  t.is(answer(told('RequestGetInteractionProperties', {}, 5), refusal), refusal);
});

test('third-party servers answer with EventPrivateInfo', (t) => {
  const about3rd = { ReferenceId: 5, InteractionId: 'X1', Service: 's', Method: 'm' } as const;
  const asked = externalService.create('Request3rdServer', { ...about3rd, Envelope: { ConnID: connId } });
  const given = externalService.create('Event3rdServerResponse', {
    ...about3rd,
    Envelope: { n: 1 },
    UserData: { a: 1 },
  });
  const info = answer(asked, given);
  t.like(info, { type: 'EventPrivateInfo', ref: 5 });
  t.deepEqual(info.body, {
    ThisDN: 'vip',
    ConnID: connId,
    UserData: { a: 1 },
    Extensions: { n: 1, Service: 's', Method: 'm' },
  } as unknown);
  const fault = answer(asked, externalService.create('Event3rdServerFault', { ...about3rd, ErrorCode: 9 }));
  t.deepEqual((fault.body as { Extensions?: object }).Extensions, {
    Service: 's',
    Method: 'm',
    ErrorCode: 9,
    Fault: 1,
  });
});

test('what the T-Library has no words for is lost, and told with both forms', (t) => {
  const connection = handedOver();
  connection.up(told('RequestChangeProperties', { DeletedProperties: ['a', 'b'], Extension: { ConnID: connId } }, 5));
  t.is(connection.findings.length, 1);
  t.regex(
    connection.findings[0]!,
    /^RequestChangeProperties travelled as RequestUpdateUserData, and its DeletedProperties is read as nothing; meant was \["a","b"\], and on the wire is \{.*"UserData":\{\}\}/,
  );
});

test('nobody but URS speaks T-Library', (t) => {
  t.true(new Connection({}, 'agent').isPlain);
  t.is(
    interactionManagement.create('RequestStopProcessing', { InteractionId: 'X1' }).protocol,
    'InteractionManagement',
  );
});

/** The pairs of the T-Library, those for one message in another form. */
const pairsWith = (standsFor: MessageType, change: (pair: SubstitutePair) => readonly SubstitutePair[]) =>
  tLibrary().substitution!.pairs.flatMap((pair) => (pair.standsFor === standsFor ? change(pair) : [pair]));

test('a ConnID that the receiver does not read is lost', (t) => {
  const deaf = pairsWith('RequestStopProcessing', (pair) => [
    { ...pair, decode: (wire, known) => ({ interaction: pair.decode!(wire, known)?.interaction, body: {} as never }) },
  ]);
  const connection = new Connection({}, 'urs', deaf);
  connection.down(handOver());
  connection.up(told('RequestStopProcessing', { Extension: { ConnID: connId } }, 5));
  t.regex(connection.findings.join(), /its Extension is read as nothing; meant was \{"ConnID":"01d9000000000007"\}/);
});

test('an answer for which there are no words is told, as a request is', (t) => {
  const speechless = new Connection(
    {},
    'urs',
    pairsWith('EventAck', () => []),
  );
  speechless.down(handOver());
  speechless.up(told('RequestStopProcessing', { Extension: { ConnID: connId } }, 5));
  speechless.down(told('EventAck', { ProxyClientId: 2 }, 5));
  t.regex(speechless.findings.join(), /EventAck of 'urs' travelled as it is/);
});

test('a pair looks at what its end knows, and writes nothing into it', (t) => {
  const tried: string[] = [];
  const tries = (what: string, write: () => void): void => {
    try {
      write();
    } catch {
      tried.push(what);
    }
  };
  const writing = pairsWith('EventAck', (pair) => [
    {
      ...pair,
      encode: (event, known) => {
        const { request } = known.asked(event.ref)!;
        tries('call', () => void ((known.call(connId) as { interaction: string }).interaction = 'Y'));
        tries('request', () => void ((request as { interaction: unknown }).interaction = 'Y'));
        tries('body', () => void ((request.body as { Reason?: unknown }).Reason = 'Y'));
        (known.addresses() as Set<string>).add('elsewhere');
        tries(`addresses ${known.addresses().size}`, () => {
          throw new TypeError('as it was');
        });
        return pair.encode!(event, known);
      },
    },
  ]);
  const connection = new Connection({}, 'urs', writing);
  connection.down(handOver());
  connection.up(told('RequestStopProcessing', { Extension: { ConnID: connId } }, 5));
  connection.down(told('EventAck', { ProxyClientId: 2 }, 5));
  t.deepEqual([...new Set(tried)], ['call', 'request', 'body', 'addresses 0']);
});
