import test from 'ava';
import { minutes, seconds } from 'routeproof';
import { tongues, inDrafts, set, ask, does, attempt, decides, where, latest, sound } from './requests-about-x.ts';
import { routed } from '../../server-fixture.ts';

test('L1: the first agent leaves, and the other stays as the only party', (t) => {
  const fixture = set();
  fixture.handledBy('X', 'ann', 'bob');
  does(fixture, 'ann', 'RequestLeaveInteraction');
  t.deepEqual(fixture.said(), ['ann EventAck', 'bob EventPartyRemoved ann', 're EventPartyRemoved ann']);
  t.is(where(fixture), 'handling by bob');
  t.is(latest(fixture, 'bob', 'EventPartyRemoved', 'Operation'), 'leave');
  sound(t, fixture);
});

test('L2: the last party leaves, and X is in its queue again, as of the time when it entered it first', (t) => {
  const fixture = set();
  fixture.submit('X');
  const enteredAt = fixture.bench.store.interaction('X')!.properties.MovedToQueueAt;
  fixture.run(minutes(1));
  fixture.handledBy('X', 'ann');
  does(fixture, 'ann', 'RequestLeaveInteraction');
  t.deepEqual(fixture.said(), ['ann EventAck', 're EventPartyRemoved ann', 're EventPlacedInQueue Waiting']);
  t.is(where(fixture), 'queued in Waiting');
  const { MovedToQueueAt, PlacedInQueueAt } = fixture.bench.store.interaction('X')!.properties;
  t.is(MovedToQueueAt, enteredAt);
  t.is(PlacedInQueueAt, enteredAt! + minutes(1));
  sound(t, fixture);
});

test('L2: what returns stands before what came to the queue after it', (t) => {
  const fixture = set();
  fixture.submit('X');
  fixture.run(seconds(1));
  fixture.submit('Y');
  fixture.handledBy('X', 'ann');
  t.deepEqual(fixture.bench.store.waitingIn('Waiting'), ['Y']);
  does(fixture, 'ann', 'RequestLeaveInteraction');
  t.deepEqual(fixture.bench.store.waitingIn('Waiting'), ['X', 'Y']);
});

test('L3: the last party leaves, and X is in its workbin again and in the queue behind it', (t) => {
  const fixture = set();
  fixture.submit('X', inDrafts);
  fixture.handledBy('X', 'ann');
  does(fixture, 'ann', 'RequestLeaveInteraction');
  t.deepEqual(fixture.said(), [
    'ann EventAck',
    're EventPartyRemoved ann',
    're EventPlacedInQueue Behind',
    're EventPlacedInWorkbin',
  ]);
  t.is(where(fixture), 'queued in Drafts of ann, and in Behind');
  sound(t, fixture);
});

test('L4: X was pulled from a workbin and conferenced; after its last party it is in the workbin of its first owner', (t) => {
  const fixture = set();
  fixture.submit('X', inDrafts);
  fixture.handledBy('X', 'ann', 'bob');
  does(fixture, 'ann', 'RequestLeaveInteraction');
  fixture.said();
  does(fixture, 'bob', 'RequestLeaveInteraction');
  t.deepEqual(fixture.said(), [
    'bob EventAck',
    're EventPartyRemoved bob',
    're EventPlacedInQueue Behind',
    're EventPlacedInWorkbin',
  ]);
  t.is(where(fixture), 'queued in Drafts of ann, and in Behind');
  sound(t, fixture);
});

test('L5: an agent cannot leave what it has submitted into no queue and no workbin; it places or stops it', (t) => {
  const fixture = set();
  does(fixture, 'ann', 'RequestSubmit', { MediaType: 'email' });
  fixture.said();
  does(fixture, 'ann', 'RequestLeaveInteraction');
  t.deepEqual(fixture.said(), ['ann EventError wrong-state']);
  t.is(where(fixture), 'handling by ann');
  does(fixture, 'ann', 'RequestPlaceInQueue', { Queue: 'Hold' });
  t.deepEqual(fixture.said(), ['ann EventAck', 're EventPartyRemoved ann', 're EventPlacedInQueue Hold']);
  t.is(where(fixture), 'queued in Hold');
  sound(t, fixture);
});

test('L5: while another party stays, the agent who submitted X may leave it', (t) => {
  const fixture = set();
  does(fixture, 'ann', 'RequestSubmit', { MediaType: 'email' });
  ask(fixture, 'ann', 'RequestConference', { AgentId: 'bob' });
  fixture.run();
  does(fixture, 'bob', 'RequestAccept', { TicketId: fixture.ticket('bob') });
  fixture.said();
  does(fixture, 'ann', 'RequestLeaveInteraction');
  t.deepEqual(fixture.said(), ['ann EventAck', 'bob EventPartyRemoved ann', 're EventPartyRemoved ann']);
  does(fixture, 'bob', 'RequestLeaveInteraction');
  t.deepEqual(fixture.said(), ['bob EventError wrong-state']);
  sound(t, fixture);
});

test('L6: nobody leaves an unknown interaction, or one of others, or one to which it is only invited', (t) => {
  const fixture = set();
  fixture.handledBy('X', 'ann');
  does(fixture, 'ann', 'RequestConference', { AgentId: 'bob' });
  fixture.said();
  does(fixture, 'ann', 'RequestLeaveInteraction', { InteractionId: 'Z' });
  does(fixture, 'cat', 'RequestLeaveInteraction');
  does(fixture, 'bob', 'RequestLeaveInteraction');
  t.deepEqual(fixture.said(), [
    'ann EventError unknown-interaction',
    'cat EventError not-a-party',
    'bob EventError not-a-party',
  ]);
  t.is(latest(fixture, 'ann', 'EventError', 'ErrorCode'), 43);
  t.is(where(fixture), 'handling by ann');
  t.is(fixture.bench.store.tickets.length, 1);
  sound(t, fixture);
});

test('L7: an agent logs out; each of its interactions goes as if it had left it, and the logout comes last', (t) => {
  const fixture = set();
  fixture.handledBy('X', 'ann', 'bob');
  fixture.handledBy('Y', 'ann');
  does(fixture, 'ann', 'RequestAgentLogout', { InteractionId: undefined });
  t.deepEqual(fixture.said(), [
    'ann EventAck',
    'bob EventPartyRemoved ann',
    're EventPartyRemoved ann',
    're EventPartyRemoved ann',
    're EventPlacedInQueue Waiting',
    're EventAgentLogout',
  ]);
  t.deepEqual([where(fixture), where(fixture, 'Y')], ['handling by bob', 'queued in Waiting']);
  t.false(fixture.bench.store.agent('ann')!.loggedIn);
  sound(t, fixture);
});

test('L8: the connection of an agent drops; each of its interactions goes, and the logout comes last', (t) => {
  const fixture = set();
  fixture.handledBy('X', 'ann', 'bob');
  fixture.handledBy('Y', 'ann');
  fixture.actor('ann').disconnect();
  fixture.run();
  t.deepEqual(fixture.said(), [
    'bob EventPartyRemoved ann',
    're EventPartyRemoved ann',
    're EventPartyRemoved ann',
    're EventPlacedInQueue Waiting',
    're EventAgentLogout',
  ]);
  t.is(latest(fixture, 'bob', 'EventPartyRemoved', 'Operation'), 'party_disconnect');
  t.is(latest(fixture, 're', 'EventPartyRemoved', 'Operation'), 'party_disconnect');
  t.deepEqual([where(fixture), where(fixture, 'Y')], ['handling by bob', 'queued in Waiting']);
  sound(t, fixture);
});

test('L9: an agent who is no party moves X while it is queued', (t) => {
  const fixture = set();
  fixture.submit('X');
  fixture.said();
  does(fixture, 'cat', 'RequestPlaceInQueue', { Queue: 'Hold' });
  t.deepEqual(fixture.said(), ['cat EventAck', 're EventPlacedInQueue Hold']);
  t.is(where(fixture), 'queued in Hold');
  does(fixture, 'cat', 'RequestPlaceInWorkbin', { WorkbinType: 'Drafts' });
  t.deepEqual(fixture.said(), ['cat EventAck', 're EventPlacedInQueue Behind', 're EventPlacedInWorkbin']);
  t.is(where(fixture), 'queued in Drafts of cat, and in Behind');
  t.deepEqual(fixture.bench.store.waitingIn('Hold'), []);
  sound(t, fixture);
});

test('L9: and while it is cached, because its queue feeds a strategy and URS is away', (t) => {
  const fixture = set({ ...routed, routers: [] });
  fixture.submit('X');
  fixture.said();
  t.is(where(fixture), 'cached in Waiting');
  does(fixture, 'cat', 'RequestPlaceInQueue', { Queue: 'Hold' });
  t.deepEqual(fixture.said(), ['cat EventAck', 're EventPlacedInQueue Hold']);
  t.is(where(fixture), 'queued in Hold');
  sound(t, fixture);
});

test('L9: not while URS works on it, offers it, or others handle it', (t) => {
  const fixture = set(routed);
  fixture.submit('X');
  fixture.said();
  does(fixture, 'cat', 'RequestPlaceInQueue', { Queue: 'Hold' });
  t.deepEqual(fixture.said(), ['cat EventError not-a-party']);
  t.is(where(fixture), 'routing, strategy');
  decides(fixture, 'RequestDeliver', { AgentId: 'ann' });
  fixture.run();
  fixture.said();
  does(fixture, 'cat', 'RequestPlaceInWorkbin', { WorkbinType: 'Drafts' });
  t.deepEqual(fixture.said(), ['cat EventError not-a-party']);
  t.is(where(fixture), 'delivering, delivery');
  does(fixture, 'ann', 'RequestAccept', { TicketId: fixture.ticket('ann') });
  fixture.said();
  does(fixture, 'cat', 'RequestPlaceInQueue', { Queue: 'Hold' });
  t.deepEqual(fixture.said(), ['cat EventError not-a-party']);
  t.is(where(fixture), 'handling by ann');
  sound(t, fixture);
});

test('L11: what URS works on, offers, or others handle cannot be pulled', (t) => {
  const fixture = set(routed);
  fixture.submit('X');
  const pulls = () => {
    fixture.said();
    does(fixture, 'cat', 'RequestPull', { InteractionId: undefined, InteractionIds: ['X'] });
    return fixture.said();
  };
  t.deepEqual(pulls(), ['cat EventError wrong-state']);
  decides(fixture, 'RequestDeliver', { AgentId: 'ann' });
  fixture.run();
  t.deepEqual(pulls(), ['cat EventError wrong-state']);
  does(fixture, 'ann', 'RequestAccept', { TicketId: fixture.ticket('ann') });
  t.deepEqual(pulls(), ['cat EventError wrong-state']);
  t.is(where(fixture), 'handling by ann');
  sound(t, fixture);
});

for (const { words, extra, timedOut } of tongues)
  test(`L12: routing-timeout; X is in its queue again, and the queue hands it over anew${words}`, (t) => {
    const fixture = set({ ...routed, extra: extra(), server: { 'routing-timeout': 20 } });
    fixture.submit('X');
    fixture.said();
    fixture.run(minutes(20) - 1);
    t.deepEqual(fixture.said(), []);
    const first = attempt(fixture);
    fixture.run(1);
    t.deepEqual(fixture.said(), [
      `urs ${timedOut}`,
      're EventPartyRemoved s',
      're EventPlacedInQueue Waiting',
      'urs EventRouteRequest',
      're EventPartyAdded s',
      're EventTakenFromQueue Waiting',
    ]);
    t.is(where(fixture), 'routing, strategy');
    t.true(attempt(fixture) > first);
    sound(t, fixture);
  });
