import test from 'ava';
import { seconds } from 'routeproof';
import { tongues, inDrafts, set, does, decides, where, sound, over } from './requests-about-x.ts';
import { routed } from '../../server-fixture.ts';

test('F1: nobody can ask for notification of a workbin, so a leave to one shows the events of its table alone', (t) => {
  const fixture = set();
  fixture.submit('X', inDrafts);
  fixture.handledBy('X', 'ann');
  const { Workbin } = inDrafts;
  does(fixture, 'bob', 'RequestWorkbinNotifications', { InteractionId: undefined, Workbin });
  t.deepEqual(fixture.said(), ['bob EventError not-supported']);
  does(fixture, 'ann', 'RequestLeaveInteraction');
  t.deepEqual(fixture.said(), [
    'ann EventAck',
    're EventPartyRemoved ann',
    're EventPlacedInQueue Behind',
    're EventPlacedInWorkbin',
  ]);
  sound(t, fixture);
});

test('F2: a queue that feeds a strategy hands X over again after the last party has left it', (t) => {
  const fixture = set(routed);
  fixture.submit('X');
  decides(fixture, 'RequestDeliver', { AgentId: 'ann' });
  fixture.run();
  does(fixture, 'ann', 'RequestAccept', { TicketId: fixture.ticket('ann') });
  fixture.said();
  does(fixture, 'ann', 'RequestLeaveInteraction');
  t.deepEqual(fixture.said(), [
    'ann EventAck',
    're EventPartyRemoved ann',
    're EventPlacedInQueue Waiting',
    'urs EventRouteRequest',
    're EventPartyAdded s',
    're EventTakenFromQueue Waiting',
  ]);
  t.is(where(fixture), 'routing, strategy');
  sound(t, fixture);
});

test('F3: what a reporting engine answers adds an event of Interaction Management', (t) => {
  const fixture = set();
  fixture.actor('re').send('EventCurrentAgentStatus', {
    AgentId: 'ann', PlaceId: 'ann-place', MediaStateList: {}, MediaCapacityList: { email: 1 },
  });
  fixture.run();
  t.deepEqual(fixture.said(), ['ann EventCurrentAgentStatus']);
  t.is(fixture.actor('ann').got.at(-1)!.protocol, 'InteractionManagement');
  sound(t, fixture);
}); // prettier-ignore

test('F4: a stop by the only party shows no EventRevoked', (t) => {
  const fixture = set();
  fixture.handledBy('X', 'ann');
  does(fixture, 'ann', 'RequestStopProcessing');
  t.deepEqual(fixture.said(), ['ann EventAck', 're EventPartyRemoved ann', 're EventProcessingStopped']);
  over(t, fixture);
});

test('F5: without substitutions version B shows EventRevoked in Interaction Management', (t) => {
  for (const [{ extra }, type, protocol] of [
    [tongues[0]!, 'EventRevoked', 'InteractionManagement'],
    [tongues[1]!, 'EventAbandoned', 'TLibrary'],
  ] as const) {
    const fixture = set({ ...routed, extra: extra() });
    fixture.submit('X');
    does(fixture, 'ms', 'RequestStopProcessing');
    const told = fixture.actor('urs').got.at(-1)!;
    t.deepEqual([told.type, told.protocol], [type, protocol]);
    fixture.said();
    over(t, fixture);
  }
});

test('F6, F7: URS is answered in its own protocol, refused or not', (t) => {
  for (const [{ extra }, done, protocol] of [
    [tongues[0]!, 'EventAck', 'InteractionManagement'],
    [tongues[1]!, 'EventRouteUsed', 'TLibrary'],
  ] as const) {
    const fixture = set({ ...routed, extra: extra() });
    fixture.submit('X');
    decides(fixture, 'RequestStopProcessing');
    decides(fixture, 'RequestStopProcessing');
    fixture.run();
    const answers = fixture.actor('urs').got.slice(-2);
    t.deepEqual(
      answers.map((answer) => [answer.type, answer.protocol]),
      [done, 'EventError'].map((type) => [type, protocol]),
    );
    fixture.said();
    over(t, fixture);
  }
});

test('F8: an inviter who is not registered gets EventError, and its connection is closed', (t) => {
  const fixture = set();
  fixture.handledBy('X', 'bob');
  const ann = fixture.actor('ann');
  ann.disconnect();
  fixture.run();
  ann.connect();
  fixture.said();
  does(fixture, 'ann', 'RequestConference', { AgentId: 'cat' });
  t.deepEqual(fixture.said(), ['ann EventError not-registered']);
  t.deepEqual(fixture.heard('ann'), ['ann EventError not-registered']);
  t.false(ann.link.connected);
  t.is(where(fixture), 'handling by bob');
  sound(t, fixture);
});

test('F8: the second variant is an interaction that is unknown', (t) => {
  const fixture = set();
  does(fixture, 'ann', 'RequestConference', { AgentId: 'cat' });
  t.deepEqual(fixture.said(), ['ann EventError unknown-interaction']);
  t.true(fixture.actor('ann').link.connected);
  sound(t, fixture);
});

test('F9: by default engines hear of no accept as such and of no time-out, and clients of no stop; switches say so', (t) => {
  for (const [server, accepted, revoked] of [
    [{}, [], []],
    [
      { acceptedToReporting: true, revokedToReporting: true },
      ['re EventAccepted bob'],
      ['re EventRevoked bob timeout Expired'],
    ],
  ] as const) {
    const fixture = set({ server });
    fixture.handledBy('X', 'ann');
    does(fixture, 'ann', 'RequestConference', { AgentId: 'bob' });
    fixture.run(seconds(30));
    t.deepEqual(fixture.said().slice(-2 - revoked.length), [
      'ann EventError invitation-expired',
      'bob EventRevoked timeout Expired',
      ...revoked,
    ]);
    does(fixture, 'ann', 'RequestConference', { AgentId: 'bob' });
    fixture.said();
    does(fixture, 'bob', 'RequestAccept', { TicketId: fixture.ticket('bob') });
    t.deepEqual(fixture.said(), [
      'bob EventAck',
      'ann EventAck',
      'ann EventPartyAdded bob',
      ...accepted,
      're EventPartyAdded bob',
    ]);
    does(fixture, 'ann', 'RequestStopProcessing');
    t.deepEqual(
      fixture.said().filter((line) => line.endsWith('EventProcessingStopped')),
      ['re EventProcessingStopped'],
    );
    over(t, fixture);
  }
});
