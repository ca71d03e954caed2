import test from 'ava';
import {
  tongues,
  inDrafts,
  set,
  ask,
  does,
  attempt,
  decides,
  where,
  latest,
  sound,
  over,
  bothAtDesk,
} from './requests-about-x.ts';
import { routed } from '../../server-fixture.ts';

/** The same, and only one interaction at a time. */
const oneAtATime = { ...routed, server: { 'max-submitted-interactions': 1 } };

test('S1: a media server stops what agents handle', (t) => {
  const fixture = set();
  fixture.handledBy('X', 'ann', 'bob');
  does(fixture, 'ms', 'RequestStopProcessing', { Reason: { ReasonSystemName: 'Normal' } });
  t.deepEqual(fixture.said(), [
    'ms EventAck',
    'ann EventRevoked stop',
    'bob EventRevoked stop',
    're EventPartyRemoved ann',
    're EventPartyRemoved bob',
    're EventProcessingStopped',
  ]);
  t.deepEqual(latest(fixture, 'ann', 'EventRevoked', 'Reason'), { ReasonSystemName: 'Normal' });
  over(t, fixture);
});

for (const { words, extra, stopped } of tongues)
  test(`S2: a media server stops what URS works on${words}`, (t) => {
    const fixture = set({ ...routed, extra: extra() });
    fixture.submit('X');
    fixture.said();
    does(fixture, 'ms', 'RequestStopProcessing');
    t.deepEqual(fixture.said(), [
      'ms EventAck',
      `urs ${stopped}`,
      're EventPartyRemoved s',
      're EventProcessingStopped',
    ]);
    over(t, fixture);
  });

test('S2: with the switch, URS hears EventRouteUsed for EventAbandoned', (t) => {
  const fixture = set({ ...routed, extra: tongues[1]!.extra(), server: { stopTellsUrsWith: 'EventRouteUsed' } });
  fixture.submit('X');
  fixture.said();
  does(fixture, 'ms', 'RequestStopProcessing');
  t.deepEqual(fixture.said(), [
    'ms EventAck',
    'urs EventRouteUsed',
    're EventPartyRemoved s',
    're EventProcessingStopped',
  ]);
  over(t, fixture);
});

test('S3: a party stops; the others are revoked, and it is not', (t) => {
  const fixture = set();
  fixture.handledBy('X', 'ann', 'bob', 'cat');
  does(fixture, 'bob', 'RequestStopProcessing');
  t.deepEqual(fixture.said(), [
    'bob EventAck',
    'ann EventRevoked stop',
    'cat EventRevoked stop',
    're EventPartyRemoved ann',
    're EventPartyRemoved bob',
    're EventPartyRemoved cat',
    're EventProcessingStopped',
  ]);
  t.is(latest(fixture, 'ann', 'EventRevoked', 'Reason'), undefined);
  over(t, fixture);
});

test('S3: the other party may be at the same connection, and is revoked all the same', (t) => {
  const { fixture, dora, eve } = bothAtDesk();
  does(fixture, 'desk', 'RequestStopProcessing', { ProxyClientId: dora });
  t.deepEqual(fixture.said(), [
    'desk EventAck',
    'desk EventRevoked stop',
    're EventPartyRemoved dora',
    're EventPartyRemoved eve',
    're EventProcessingStopped',
  ]);
  t.is(latest(fixture, 'desk', 'EventRevoked', 'ProxyClientId'), eve);
  t.is(where(fixture), 'gone');
});

for (const { words, extra, done } of tongues)
  test(`S4: URS stops what it works on${words}`, (t) => {
    const fixture = set({ ...routed, extra: extra() });
    fixture.submit('X');
    fixture.said();
    decides(fixture, 'RequestStopProcessing');
    fixture.run();
    t.deepEqual(fixture.said(), [`urs ${done}`, 're EventPartyRemoved s', 're EventProcessingStopped']);
    over(t, fixture);
  });

test('S5: a stop of what is queued', (t) => {
  const fixture = set();
  fixture.submit('X');
  fixture.said();
  does(fixture, 'ms', 'RequestStopProcessing');
  t.deepEqual(fixture.said(), ['ms EventAck', 're EventProcessingStopped']);
  t.deepEqual(fixture.bench.store.waitingIn('Waiting'), []);
  over(t, fixture);
});

test('S5: a stop of what is cached, and URS hears nothing of it when it comes', (t) => {
  const fixture = set(routed);
  fixture.actor('urs').disconnect();
  fixture.run();
  fixture.submit('X');
  t.is(where(fixture), 'cached in Waiting');
  fixture.said();
  does(fixture, 'ms', 'RequestStopProcessing');
  t.deepEqual(fixture.said(), ['ms EventAck', 're EventProcessingStopped']);
  fixture.actor('urs').connect();
  fixture.actor('urs').send('RequestRegisterClient', { ClientType: 'Router', ClientName: 'urs' });
  fixture.run();
  t.deepEqual(fixture.said(), ['urs EventAck']);
  over(t, fixture);
});

test('S6: a stop of what is in a workbin', (t) => {
  const fixture = set();
  fixture.submit('X', inDrafts);
  fixture.said();
  does(fixture, 'ms', 'RequestStopProcessing');
  t.deepEqual(fixture.said(), ['ms EventAck', 're EventProcessingStopped']);
  over(t, fixture);
});

test('S7: an agent who is no party stops what is queued, cached or in a workbin', (t) => {
  for (const [options, attributes] of [
    [{}, {}],
    [{ ...routed, routers: [] }, {}],
    [{}, inDrafts],
  ] as const) {
    const fixture = set(options);
    fixture.submit('X', attributes);
    fixture.said();
    does(fixture, 'cat', 'RequestStopProcessing');
    t.deepEqual(fixture.said(), ['cat EventAck', 're EventProcessingStopped']);
    over(t, fixture);
  }
});

test('S7: not what URS works on or others handle, and being invited is not enough', (t) => {
  const fixture = set(routed);
  fixture.submit('X');
  fixture.said();
  does(fixture, 'cat', 'RequestStopProcessing');
  t.deepEqual(fixture.said(), ['cat EventError not-a-party']);
  decides(fixture, 'RequestDeliver', { AgentId: 'cat' });
  fixture.run();
  fixture.said();
  does(fixture, 'cat', 'RequestStopProcessing');
  t.deepEqual(fixture.said(), ['cat EventError not-a-party']);
  does(fixture, 'cat', 'RequestAccept', { TicketId: fixture.ticket('cat') });
  does(fixture, 'cat', 'RequestConference', { AgentId: 'bob' });
  fixture.said();
  does(fixture, 'ann', 'RequestStopProcessing');
  does(fixture, 'bob', 'RequestStopProcessing');
  t.deepEqual(fixture.said(), ['ann EventError not-a-party', 'bob EventError not-a-party']);
  t.is(where(fixture), 'handling by cat');
  sound(t, fixture);
});

test('S8: another media server stops as the submitter would', (t) => {
  const fixture = set({ mediaServers: ['ms', 'other'] });
  fixture.handledBy('X', 'ann');
  does(fixture, 'other', 'RequestStopProcessing');
  t.deepEqual(fixture.said(), [
    'other EventAck',
    'ann EventRevoked stop',
    're EventPartyRemoved ann',
    're EventProcessingStopped',
  ]);
  over(t, fixture);
});

test('S9: URS stops nothing that it does not hold: queued, offered, handled, or of an earlier attempt', (t) => {
  const fixture = set(routed);
  const stops = (of?: string) => {
    fixture.said();
    decides(fixture, 'RequestStopProcessing', {}, of);
    fixture.run();
    return fixture.said();
  };
  fixture.submit('X');
  const first = attempt(fixture);
  decides(fixture, 'RequestPlaceInQueue', { Queue: 'Hold' });
  fixture.run();
  t.is(where(fixture), 'queued in Hold');
  t.deepEqual(stops(), ['urs EventError not-a-party']);

  does(fixture, 'ann', 'RequestPlaceInQueue', { Queue: 'Waiting' });
  t.is(where(fixture), 'routing, strategy');
  t.deepEqual(stops(first), ['urs EventError not-a-party']);

  decides(fixture, 'RequestDeliver', { AgentId: 'ann' });
  fixture.run();
  t.is(where(fixture), 'delivering, delivery');
  t.deepEqual(stops(), ['urs EventError not-a-party']);

  does(fixture, 'ann', 'RequestAccept', { TicketId: fixture.ticket('ann') });
  t.deepEqual(stops(), ['urs EventError not-a-party']);
  t.is(where(fixture), 'handling by ann');
  sound(t, fixture);
});

test('S9: nor what is cached because it has work enough', (t) => {
  const fixture = set(oneAtATime);
  fixture.submit('X');
  fixture.submit('Y');
  t.deepEqual([where(fixture), where(fixture, 'Y')], ['routing, strategy', 'cached in Waiting']);
  fixture.said();
  decides(fixture, 'RequestStopProcessing', { InteractionId: 'Y' });
  fixture.run();
  t.deepEqual(fixture.said(), ['urs EventError not-a-party']);
  t.deepEqual([where(fixture), where(fixture, 'Y')], ['routing, strategy', 'cached in Waiting']);
  sound(t, fixture);
});

test('S11: a second stop, of the same client or another, is told that X is unknown', (t) => {
  const fixture = set(routed);
  fixture.submit('X');
  decides(fixture, 'RequestStopProcessing');
  fixture.run();
  fixture.said();
  decides(fixture, 'RequestStopProcessing');
  ask(fixture, 'ms', 'RequestStopProcessing');
  ask(fixture, 'ann', 'RequestStopProcessing');
  fixture.run();
  t.deepEqual(fixture.said(), [
    'urs EventError unknown-interaction',
    'ms EventError unknown-interaction',
    'ann EventError unknown-interaction',
  ]);
  t.is(latest(fixture, 'ann', 'EventError', 'ErrorCode'), 43);
  over(t, fixture);
});

test('S12: so is every other request that names X after the stop, an accept with its old ticket too', (t) => {
  const fixture = set(routed);
  fixture.submit('X');
  decides(fixture, 'RequestDeliver', { AgentId: 'ann' });
  fixture.run();
  does(fixture, 'ann', 'RequestAccept', { TicketId: fixture.ticket('ann') });
  does(fixture, 'ann', 'RequestConference', { AgentId: 'bob' });
  does(fixture, 'ms', 'RequestStopProcessing');
  fixture.said();
  const TicketId = fixture.ticket('bob');
  ask(fixture, 'bob', 'RequestAccept', { TicketId });
  ask(fixture, 'bob', 'RequestReject', { TicketId });
  ask(fixture, 'ann', 'RequestConference', { AgentId: 'bob' });
  ask(fixture, 'ann', 'RequestLeaveInteraction');
  ask(fixture, 'ann', 'RequestPlaceInQueue', { Queue: 'Hold' });
  ask(fixture, 'ann', 'RequestPlaceInWorkbin', { WorkbinType: 'Drafts' });
  ask(fixture, 'ann', 'RequestPull', { InteractionId: undefined, InteractionIds: ['X'] });
  ask(fixture, 'ms', 'RequestChangeProperties', { AddedProperties: { Colour: 'red' } });
  ask(fixture, 'ms', 'RequestGetInteractionProperties');
  decides(fixture, 'RequestDeliver', { AgentId: 'ann' });
  fixture.run();
  const askers = ['bob', 'bob', 'ann', 'ann', 'ann', 'ann', 'ann', 'ms', 'ms', 'urs'];
  t.deepEqual(
    fixture.said(),
    askers.map((asker) => `${asker} EventError unknown-interaction`),
  );
  over(t, fixture);
});

test('S13: a client that asked for it is told of every stop, once, after the revoked and before the engines', (t) => {
  const event_processing_stopped = 1;
  const fixture = set({
    mediaServers: ['ms', 'other'],
    extensions: { ms: { event_processing_stopped }, other: { event_processing_stopped }, ann: { event_processing_stopped } },
  }); // prettier-ignore
  fixture.handledBy('X', 'ann', 'bob');
  does(fixture, 'ms', 'RequestStopProcessing');
  t.deepEqual(fixture.said(), [
    'ms EventAck',
    'ann EventRevoked stop',
    'bob EventRevoked stop',
    'ms EventProcessingStopped',
    'other EventProcessingStopped',
    'ann EventProcessingStopped',
    're EventPartyRemoved ann',
    're EventPartyRemoved bob',
    're EventProcessingStopped',
  ]);
  t.deepEqual(
    fixture.actor('ms').got.slice(-2).map(({ type, protocol }) => [type, protocol]),
    [['EventAck', 'InteractionManagement'], ['EventProcessingStopped', 'InteractionManagement']],
  ); // prettier-ignore
  over(t, fixture);
});

test('S13: of a stop of what nobody works on, too', (t) => {
  const fixture = set({ mediaServers: ['ms', 'other'], extensions: { other: { event_processing_stopped: 1 } } });
  fixture.submit('X');
  fixture.said();
  does(fixture, 'ms', 'RequestStopProcessing');
  t.deepEqual(fixture.said(), ['ms EventAck', 'other EventProcessingStopped', 're EventProcessingStopped']);
  over(t, fixture);
});
