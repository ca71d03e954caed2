import test from 'ava';
import { externalService, interactionManagement, tLibrary as words, type Message } from 'routeproof/protocol';
import { connId, properties, Connection, handedOver, told } from './connection.ts';

/** What a strategy reads of it: system properties and user data side by side. */
const { UserData, ...system } = properties;
const whole = { ...UserData, ...system, IsOnline: 0 };

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
