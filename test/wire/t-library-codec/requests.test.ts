import test from 'ava';
import { tLibrary, type Message } from 'routeproof/plugins';
import { checkMessage, serverOptions, tLibrary as words } from 'routeproof/protocol';
import { substitution } from '../../../core/bench/substitution/substitution.ts';
import { connId, Connection, handOver, handedOver, told } from './connection.ts';

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
  for (const forgotten of [2, 500]) t.is(stop(forgotten).interaction, '');
  for (const kept of [501, 1000, 1499]) t.is(stop(kept).interaction, `X${kept}`, 'one of the thousand that ended last');
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
