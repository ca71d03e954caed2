import test from 'ava';
import { minutes, seconds } from 'routeproof';
import { Token } from 'routeproof/plugins';
import { centre, inDrafts, set, ask, does, decides, where, latest, sound, over, late } from './requests-about-x.ts';
import { routed } from '../../server-fixture.ts';

test('T1: delivering-timeout starts when EventInvite is sent, whenever it arrives', (t) => {
  const fixture = set({ ...routed, links: { bob: late }, server: { 'delivering-timeout': 7 } });
  fixture.submit('Y', { Queue: 'Hold' });
  fixture.handledBy('Y', 'ann');
  ask(fixture, 'ann', 'RequestConference', { AgentId: 'bob', InteractionId: 'Y' });
  fixture.run(seconds(7) - 1);
  fixture.said();
  fixture.run(1);
  t.deepEqual(fixture.said(), ['ann EventError invitation-expired', 'bob EventRevoked timeout Expired']);
  t.deepEqual(latest(fixture, 'ann', 'EventError', 'ErrorName'), 'invitation-expired');

  fixture.submit('X');
  decides(fixture, 'RequestDeliver', { AgentId: 'bob' });
  fixture.run(seconds(7) - 1);
  fixture.said();
  t.is(where(fixture), 'delivering, delivery');
  fixture.run(1);
  t.deepEqual(fixture.said().slice(0, 2), ['bob EventRevoked timeout Expired', 're EventPlacedInQueue Waiting']);
  sound(t, fixture);
});

test('T1: thirty seconds, if the options say nothing', (t) => {
  const fixture = set();
  fixture.handledBy('X', 'ann');
  does(fixture, 'ann', 'RequestConference', { AgentId: 'bob' });
  fixture.said();
  fixture.run(seconds(30) - 1);
  t.deepEqual(fixture.said(), []);
  fixture.run(1);
  t.deepEqual(fixture.said(), ['ann EventError invitation-expired', 'bob EventRevoked timeout Expired']);
  sound(t, fixture);
});

test('T2: any request of an agent application resets the handling-timeout of all its interactions', (t) => {
  const fixture = set();
  fixture.handledBy('X', 'ann');
  fixture.handledBy('Y', 'ann');
  const reset = [
    () => ask(fixture, 'ann', 'RequestAddMedia', { InteractionId: undefined, MediaType: 'chat' }),
    () => ask(fixture, 'ann', 'RequestGetInteractionProperties'),
    () => ask(fixture, 'ann', 'RequestLeaveInteraction', { InteractionId: 'unknown' }),
  ];
  for (const request of reset) {
    fixture.run(minutes(180) - 1);
    request();
    fixture.run();
    fixture.said();
  }
  fixture.run(minutes(180) - 1);
  t.deepEqual(fixture.said(), []);
  fixture.run(1);
  t.deepEqual(fixture.said(), [
    'ann EventRevoked timeout',
    're EventPartyRemoved ann',
    're EventPlacedInQueue Waiting',
    'ann EventRevoked timeout',
    're EventPartyRemoved ann',
    're EventPlacedInQueue Waiting',
  ]);
  sound(t, fixture);
});

test('T3: the user-data key comes before the medium, and that before the option; fixed when handling starts', (t) => {
  const media = [{ name: 'chat', handlingTimeout: 20 }];
  const after = (attributes: object) => {
    const fixture = set({ centre: { ...centre, media }, server: { 'handling-timeout': 30 } });
    fixture.submit('X', attributes);
    fixture.handledBy('X', 'ann');
    const from = fixture.bench.clock.now();
    const changes = { ChangedProperties: { 'handling-timeout': 1 } };
    does(fixture, 'ms', 'RequestChangeProperties', changes);
    for (let minute = 1; where(fixture) === 'handling by ann' && minute < 60; minute++) fixture.run(minutes(1));
    sound(t, fixture);
    return (fixture.bench.clock.now() - from) / minutes(1);
  };
  const UserData = { 'handling-timeout': 10 };
  t.is(after({ MediaType: 'chat', UserData }), 10);
  t.is(after({ MediaType: 'email', UserData }), 10);
  t.is(after({ MediaType: 'chat' }), 20);
  t.is(after({ MediaType: 'email' }), 30);
});

test('T4: handling-timeout of the only party; X is in its former location', (t) => {
  for (const [attributes, place, placed] of [
    [{}, 'queued in Waiting', ['re EventPlacedInQueue Waiting']],
    [inDrafts, 'queued in Drafts of ann, and in Behind', ['re EventPlacedInQueue Behind', 're EventPlacedInWorkbin']],
  ] as const) {
    const fixture = set();
    fixture.submit('X', attributes);
    fixture.handledBy('X', 'ann');
    fixture.run(minutes(180));
    t.deepEqual(fixture.said(), ['ann EventRevoked timeout', 're EventPartyRemoved ann', ...placed]);
    t.is(latest(fixture, 'ann', 'EventRevoked', 'Reason'), undefined);
    t.is(where(fixture), place);
    sound(t, fixture);
  }
});

test('T5: of several parties only the silent one goes; those who stay are told, each in the order of joining', (t) => {
  const fixture = set();
  fixture.handledBy('X', 'ann', 'bob', 'cat');
  fixture.run(minutes(1));
  ask(fixture, 'ann', 'RequestGetInteractionProperties');
  ask(fixture, 'cat', 'RequestGetInteractionProperties');
  fixture.run(minutes(179));
  t.deepEqual(fixture.said().slice(2), [
    'ann EventPartyRemoved bob',
    'bob EventRevoked timeout',
    'cat EventPartyRemoved bob',
    're EventPartyRemoved bob',
  ]);
  t.is(where(fixture), 'handling by ann, cat');
  sound(t, fixture);
});

test('T6: the timer of a party ends when it leaves, is revoked, or X stops', (t) => {
  const fixture = set();
  fixture.handledBy('X', 'ann', 'bob', 'cat');
  const pending = () => fixture.bench.get(Token.Clock).pending;
  t.is(pending(), 3);
  does(fixture, 'ann', 'RequestLeaveInteraction');
  t.is(pending(), 2);
  does(fixture, 'cat', 'RequestGetInteractionProperties');
  fixture.run(minutes(60));
  does(fixture, 'cat', 'RequestGetInteractionProperties');
  fixture.run(minutes(120));
  t.is(where(fixture), 'handling by cat');
  t.is(pending(), 1);
  does(fixture, 'cat', 'RequestStopProcessing');
  fixture.said();
  over(t, fixture);
});
