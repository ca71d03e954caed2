import test from 'ava';
import { minutes, replay, seconds } from 'routeproof';
import { inOrder } from 'routeproof/engines';
import { tongues, set, ask, does, decides, where, sound, over, late, inviteBob } from './requests-about-x.ts';
import { routed } from '../../server-fixture.ts';

for (const { words, extra, stopped } of tongues)
  test(`X1: whatever URS decides crosses the news that X was stopped; each request has its EventError after that${words}`, (t) => {
    for (const [type, attributes] of [
      ['RequestDeliver', { AgentId: 'ann' }],
      ['RequestPlaceInQueue', { Queue: 'Hold' }],
      ['RequestPlaceInWorkbin', { WorkbinType: 'Drafts', AgentId: 'ann' }],
      ['RequestStopProcessing', {}],
    ] as const) {
      const fixture = set({ ...routed, extra: extra(), links: { urs: late } });
      fixture.submit('X');
      fixture.said();
      fixture.heard('urs');
      decides(fixture, type, attributes);
      ask(fixture, 'ms', 'RequestStopProcessing');
      fixture.run(3 * late);
      t.deepEqual(fixture.said(), [
        'ms EventAck',
        `urs ${stopped}`,
        're EventPartyRemoved s',
        're EventProcessingStopped',
        'urs EventError unknown-interaction',
      ]);
      t.deepEqual(fixture.heard('urs'), [`urs ${stopped}`, 'urs EventError unknown-interaction']);
      over(t, fixture);
    }
  });

for (const { words, extra, done, timedOut } of tongues)
  test(`X2: after a routing-timeout X is with URS again, and a decision of the attempt before does not touch it${words}`, (t) => {
    for (const [type, attributes] of [
      ['RequestDeliver', { AgentId: 'ann' }],
      ['RequestPlaceInQueue', { Queue: 'Hold' }],
      ['RequestStopProcessing', {}],
    ] as const) {
      const fixture = set({ ...routed, extra: extra(), links: { urs: late }, server: { 'routing-timeout': 20 } });
      const handedOverAt = fixture.bench.clock.now();
      fixture.submit('X');
      fixture.run(handedOverAt + minutes(20) - late / 2 - fixture.bench.clock.now());
      fixture.said();
      fixture.heard('urs');
      decides(fixture, type, attributes);
      fixture.run(3 * late);
      t.deepEqual(fixture.heard('urs'), [`urs ${timedOut}`, 'urs EventRouteRequest', 'urs EventError not-a-party']);
      t.is(where(fixture), 'routing, strategy');
      decides(fixture, 'RequestDeliver', { AgentId: 'ann' });
      fixture.run(2 * late);
      t.deepEqual(fixture.heard('urs'), [`urs ${done}`]);
      t.is(where(fixture), 'delivering, delivery');
      sound(t, fixture);
    }
  });

for (const { words, extra, done, stopped } of tongues)
  test(`X3: a change of properties by URS crosses the end of its attempt, by a stop or by its own decision${words}`, (t) => {
    const changes = ['RequestChangeProperties', { AddedProperties: { Colour: 'red' } }] as const;
    const fixture = set({ ...routed, extra: extra(), links: { urs: late } });
    fixture.submit('X');
    fixture.heard('urs');
    decides(fixture, ...changes);
    ask(fixture, 'ms', 'RequestStopProcessing');
    fixture.run(3 * late);
    t.deepEqual(fixture.heard('urs'), [`urs ${stopped}`, 'urs EventError unknown-interaction']);
    fixture.said();
    over(t, fixture);

    fixture.submit('X');
    fixture.heard('urs');
    decides(fixture, 'RequestPlaceInQueue', { Queue: 'Hold' });
    decides(fixture, ...changes);
    fixture.run(3 * late);
    t.deepEqual(fixture.heard('urs'), [`urs ${done}`, 'urs EventError not-a-party']);
    t.is(where(fixture), 'queued in Hold');
    t.deepEqual(fixture.bench.store.interaction('X')!.properties.UserData, {});
    sound(t, fixture);
  });

test('X4: the decision of URS arrives first, then the stop', (t) => {
  const fixture = set(routed);
  fixture.submit('X');
  fixture.said();
  decides(fixture, 'RequestPlaceInQueue', { Queue: 'Hold' });
  ask(fixture, 'ms', 'RequestStopProcessing');
  fixture.run();
  t.deepEqual(fixture.said(), [
    'urs EventAck',
    're EventPartyRemoved s',
    're EventPlacedInQueue Hold',
    'ms EventAck',
    're EventProcessingStopped',
  ]);
  over(t, fixture);
});

test('X5, X7: accept or reject crosses the time-out of the invitation', (t) => {
  for (const type of ['RequestAccept', 'RequestReject']) {
    const fixture = set({ links: { bob: late } });
    fixture.handledBy('X', 'ann');
    inviteBob(fixture);
    fixture.said();
    fixture.run(seconds(30) - 1.5 * late);
    fixture.heard('bob');
    ask(fixture, 'bob', type, { TicketId: fixture.ticket('bob') });
    fixture.run(3 * late);
    t.deepEqual(fixture.said(), [
      'ann EventError invitation-expired',
      'bob EventRevoked timeout Expired',
      'bob EventError no-such-ticket',
    ]);
    t.deepEqual(fixture.heard('bob'), ['bob EventRevoked timeout Expired', 'bob EventError no-such-ticket']);
    t.is(where(fixture), 'handling by ann');
    sound(t, fixture);
  }
});

test('X6, X7: accept or reject crosses a stop', (t) => {
  for (const type of ['RequestAccept', 'RequestReject']) {
    const fixture = set({ links: { bob: late } });
    fixture.handledBy('X', 'ann');
    inviteBob(fixture);
    fixture.said();
    fixture.heard('bob');
    ask(fixture, 'bob', type, { TicketId: fixture.ticket('bob') });
    ask(fixture, 'ms', 'RequestStopProcessing');
    fixture.run(3 * late);
    t.deepEqual(fixture.said(), [
      'ms EventAck',
      'ann EventError invitation-withdrawn',
      'ann EventRevoked stop',
      'bob EventRevoked stop',
      're EventPartyRemoved ann',
      're EventProcessingStopped',
      'bob EventError unknown-interaction',
    ]);
    t.deepEqual(fixture.heard('bob'), ['bob EventRevoked stop', 'bob EventError unknown-interaction']);
    over(t, fixture);
  }
});

test('X8: accept and time-out are due at the same instant; whichever is taken first wins, and the other finds it so', (t) => {
  const meet = (choices: ReturnType<typeof inOrder>, before: () => void) => {
    const fixture = set({
      agents: ['ann', 'bob'],
      links: { bob: late },
      raceWindow: 0,
      bench: { races: true, choices },
    });
    fixture.handledBy('X', 'ann');
    const invitedAt = fixture.bench.clock.now();
    ask(fixture, 'ann', 'RequestConference', { AgentId: 'bob' });
    fixture.run(seconds(30) - late);
    fixture.said();
    t.is(fixture.bench.clock.now(), invitedAt + seconds(30) - late);
    ask(fixture, 'bob', 'RequestAccept', { TicketId: fixture.ticket('bob') });
    before();
    fixture.run(2 * late);
    const said = fixture.said();
    const with_ = where(fixture);
    t.deepEqual(fixture.bench.store.tickets, []);
    sound(t, fixture);
    return { said, where: with_ };
  };
  const accepted = {
    said: ['bob EventAck', 'ann EventAck', 'ann EventPartyAdded bob', 're EventPartyAdded bob'],
    where: 'handling by ann, bob',
  };
  const expired = {
    said: ['ann EventError invitation-expired', 'bob EventRevoked timeout Expired', 'bob EventError no-such-ticket'],
    where: 'handling by ann',
  };
  const first = inOrder();
  let asked = 0;
  t.deepEqual(
    meet(first, () => (asked = first.answers.length)),
    expired,
  );
  t.true(first.answers.length > asked, 'the two raced');
  t.deepEqual(
    meet(replay([...first.answers.slice(0, asked), 1]), () => undefined),
    accepted,
  );
});

test('X9: the accept is taken first and the stop next; everybody hears of both, in this order', (t) => {
  const fixture = set({ links: { ann: late, bob: late } });
  fixture.handledBy('X', 'ann');
  ask(fixture, 'ann', 'RequestConference', { AgentId: 'bob' });
  fixture.run(2 * late);
  fixture.said();
  fixture.heard('bob');
  ask(fixture, 'bob', 'RequestAccept', { TicketId: fixture.ticket('bob') });
  fixture.run(late);
  ask(fixture, 'ms', 'RequestStopProcessing');
  fixture.run(2 * late);
  t.deepEqual(fixture.said(), [
    'bob EventAck',
    'ann EventAck',
    'ann EventPartyAdded bob',
    're EventPartyAdded bob',
    'ms EventAck',
    'ann EventRevoked stop',
    'bob EventRevoked stop',
    're EventPartyRemoved ann',
    're EventPartyRemoved bob',
    're EventProcessingStopped',
  ]);
  t.deepEqual(fixture.heard('bob'), ['bob EventAck', 'bob EventRevoked stop']);
  t.deepEqual(fixture.heard('ann'), ['ann EventAck', 'ann EventPartyAdded bob', 'ann EventRevoked stop']);
  over(t, fixture);
});

test('X10: a leave crosses a stop', (t) => {
  const fixture = set({ links: { ann: late } });
  fixture.handledBy('X', 'ann', 'bob');
  ask(fixture, 'ann', 'RequestLeaveInteraction');
  ask(fixture, 'bob', 'RequestStopProcessing');
  fixture.run(3 * late);
  t.deepEqual(fixture.said(), [
    'bob EventAck',
    'ann EventRevoked stop',
    're EventPartyRemoved ann',
    're EventPartyRemoved bob',
    're EventProcessingStopped',
    'ann EventError unknown-interaction',
  ]);
  t.deepEqual(fixture.heard('ann'), ['ann EventRevoked stop', 'ann EventError unknown-interaction']);
  over(t, fixture);
});

test('X11: two parties leave at once; who arrives second brings X back', (t) => {
  const fixture = set({ links: { ann: late } });
  fixture.handledBy('X', 'ann', 'bob');
  ask(fixture, 'ann', 'RequestLeaveInteraction');
  ask(fixture, 'bob', 'RequestLeaveInteraction');
  fixture.run(3 * late);
  t.deepEqual(fixture.said(), [
    'bob EventAck',
    'ann EventPartyRemoved bob',
    're EventPartyRemoved bob',
    'ann EventAck',
    're EventPartyRemoved ann',
    're EventPlacedInQueue Waiting',
  ]);
  t.is(where(fixture), 'queued in Waiting');
  sound(t, fixture);
});

test('X12: the inviter leaves while the accept is under way', (t) => {
  const fixture = set({ links: { bob: late } });
  fixture.handledBy('X', 'ann', 'cat');
  inviteBob(fixture);
  fixture.said();
  fixture.heard('bob');
  ask(fixture, 'bob', 'RequestAccept', { TicketId: fixture.ticket('bob') });
  ask(fixture, 'ann', 'RequestLeaveInteraction');
  fixture.run(3 * late);
  t.deepEqual(fixture.said(), [
    'ann EventAck',
    'ann EventError invitation-withdrawn',
    'cat EventPartyRemoved ann',
    'bob EventRevoked leave',
    're EventPartyRemoved ann',
    'bob EventError no-such-ticket',
  ]);
  t.deepEqual(fixture.heard('bob'), ['bob EventRevoked leave', 'bob EventError no-such-ticket']);
  t.is(where(fixture), 'handling by cat');
  sound(t, fixture);
});

test('X12: the inviter was the last party', (t) => {
  const fixture = set({ links: { bob: late } });
  fixture.handledBy('X', 'ann');
  inviteBob(fixture);
  fixture.said();
  ask(fixture, 'bob', 'RequestAccept', { TicketId: fixture.ticket('bob') });
  ask(fixture, 'ann', 'RequestLeaveInteraction');
  fixture.run(3 * late);
  t.deepEqual(fixture.said(), [
    'ann EventAck',
    'ann EventError invitation-withdrawn',
    'bob EventRevoked leave',
    're EventPartyRemoved ann',
    're EventPlacedInQueue Waiting',
    'bob EventError no-such-ticket',
  ]);
  t.is(where(fixture), 'queued in Waiting');
  sound(t, fixture);
});

test('X13: a ticket is for one client and one interaction; others cannot use it, and it stays open', (t) => {
  const fixture = set();
  fixture.handledBy('Y', 'ann');
  fixture.handledBy('X', 'ann');
  inviteBob(fixture);
  fixture.said();
  const TicketId = fixture.ticket('bob');
  ask(fixture, 'cat', 'RequestAccept', { TicketId });
  ask(fixture, 'ann', 'RequestReject', { TicketId });
  ask(fixture, 'bob', 'RequestAccept', { TicketId, InteractionId: 'Y' });
  ask(fixture, 'bob', 'RequestReject', { TicketId, InteractionId: 'Y' });
  ask(fixture, 'bob', 'RequestAccept', { TicketId: 999 });
  fixture.run();
  t.deepEqual(
    fixture.said(),
    ['cat', 'ann', 'bob', 'bob', 'bob'].map((asker) => `${asker} EventError no-such-ticket`),
  );
  t.deepEqual(
    fixture.bench.store.tickets.map(({ id }) => id),
    [TicketId],
  );
  does(fixture, 'bob', 'RequestAccept', { TicketId });
  t.is(where(fixture), 'handling by ann, bob');
  sound(t, fixture);
});

for (const { words, extra, stopped } of tongues)
  test(`X14: X is handed to URS, and a stop follows at once${words}`, (t) => {
    const fixture = set({ ...routed, extra: extra(), links: { urs: late } });
    fixture.heard('urs');
    fixture.actor('ms').send('RequestSubmit', { InteractionId: 'X', Queue: 'Waiting', MediaType: 'email' });
    fixture.run();
    fixture.said();
    ask(fixture, 'ms', 'RequestStopProcessing');
    fixture.run();
    t.deepEqual(fixture.said(), [
      'ms EventAck',
      `urs ${stopped}`,
      're EventPartyRemoved s',
      're EventProcessingStopped',
    ]);
    t.deepEqual(fixture.heard('urs'), [], 'both are under way');
    fixture.run(late);
    t.deepEqual(fixture.heard('urs'), ['urs EventRouteRequest', `urs ${stopped}`]);
    over(t, fixture);
  });
