import test from 'ava';
import { hours } from 'routeproof';
import { serverFixture, type ServerFixture, type ServerFixtureOptions } from '../../server-fixture.ts';
import { open, invite, ask, withTicket, last, standing, ends } from './ann-invites-bob.ts';

test('V1: the same are told of a party of each mode, and the events carry it; the media server never hears', (t) => {
  for (const VisibilityMode of ['conference', 'monitor', 'coach']) {
    const fixture = serverFixture(open);
    fixture.handledBy('X', 'ann', 'cat');
    t.deepEqual(ask(fixture, 'ann', 'RequestConference', { AgentId: 'bob', VisibilityMode }), [
      'bob EventInvite',
      're EventAgentInvited bob',
    ]);
    t.like(last(fixture, 'bob', 'EventInvite'), { VisibilityMode });
    t.like(last(fixture, 're', 'EventAgentInvited'), { VisibilityMode, Party: { AgentId: 'bob', VisibilityMode } });
    t.deepEqual(ask(fixture, 'bob', 'RequestAccept', withTicket(fixture, 'bob')), [
      'bob EventAck',
      'ann EventAck',
      'ann EventPartyAdded bob',
      'cat EventPartyAdded bob',
      're EventPartyAdded bob',
    ]);
    for (const who of ['ann', 'cat', 're'])
      t.like(last(fixture, who, 'EventPartyAdded'), { VisibilityMode, Party: { AgentId: 'bob', VisibilityMode } });
    t.is(fixture.bench.store.interaction('X')?.parties.at(-1)?.mode as string, VisibilityMode);
    t.deepEqual(ask(fixture, 'bob', 'RequestLeaveInteraction'), [
      'bob EventAck',
      'ann EventPartyRemoved bob',
      'cat EventPartyRemoved bob',
      're EventPartyRemoved bob',
    ]);
    t.like(last(fixture, 'cat', 'EventPartyRemoved'), { Party: { AgentId: 'bob', VisibilityMode } });
    ends(t, fixture, '3 handling: ann, cat');
  }
});

test('V2: a mode that is missing or 0 is taken as conference', (t) => {
  for (const mode of [{}, { VisibilityMode: 'unknown' }]) {
    const fixture = serverFixture(open);
    fixture.handledBy('X', 'ann');
    ask(fixture, 'ann', 'RequestConference', { AgentId: 'bob', ...mode });
    t.like(last(fixture, 'bob', 'EventInvite'), { VisibilityMode: 'conference' });
    ask(fixture, 'bob', 'RequestAccept', withTicket(fixture, 'bob'));
    t.like(last(fixture, 'ann', 'EventPartyAdded'), { VisibilityMode: 'conference' });
    ends(t, fixture, '3 handling: ann, bob');
  }
});

/** ann handles X, and bob watches. */
function watchedByBob(VisibilityMode: string, server: ServerFixtureOptions['server'] = {}): ServerFixture {
  const fixture = serverFixture({ ...open, server });
  fixture.handledBy('X', 'ann');
  invite(fixture, 'ann', 'bob', { VisibilityMode });
  ask(fixture, 'bob', 'RequestAccept', withTicket(fixture, 'bob'));
  return fixture;
}

for (const mode of ['monitor', 'coach']) {
  test(`V3: a ${mode} holds the interaction that the last party of mode conference has left`, (t) => {
    const leaves = watchedByBob(mode);
    t.deepEqual(ask(leaves, 'ann', 'RequestLeaveInteraction'), [
      'ann EventAck',
      'bob EventPartyRemoved ann',
      're EventPartyRemoved ann',
    ]);
    t.is(standing(leaves.bench.store), '3 handling: bob');
    t.deepEqual(ask(leaves, 'bob', 'RequestLeaveInteraction'), [
      'bob EventAck',
      're EventPartyRemoved bob',
      're EventPlacedInQueue Waiting',
    ]);
    ends(t, leaves, '0 queued: Waiting');

    const stops = watchedByBob(mode);
    ask(stops, 'ann', 'RequestLeaveInteraction');
    t.deepEqual(ask(stops, 'bob', 'RequestStopProcessing'), [
      'bob EventAck',
      're EventPartyRemoved bob',
      're EventProcessingStopped',
    ]);
    ends(t, stops, 'gone');

    const silent = watchedByBob(mode);
    ask(silent, 'ann', 'RequestLeaveInteraction');
    silent.run(hours(3));
    t.deepEqual(silent.said(), [
      'bob EventRevoked timeout',
      're EventPartyRemoved bob',
      're EventPlacedInQueue Waiting',
    ]);
    ends(t, silent, '0 queued: Waiting');
  });

  test(`V3: without observersHold a ${mode} is revoked when the last party of mode conference leaves`, (t) => {
    const fixture = watchedByBob(mode, { observersHold: false });
    t.deepEqual(ask(fixture, 'ann', 'RequestLeaveInteraction'), [
      'ann EventAck',
      'bob EventRevoked leave',
      're EventPartyRemoved ann',
      're EventPartyRemoved bob',
      're EventPlacedInQueue Waiting',
    ]);
    ends(t, fixture, '0 queued: Waiting');
  });

  test(`V4: a ${mode} stops, places, invites and leaves like any party`, (t) => {
    const stops = watchedByBob(mode);
    t.deepEqual(ask(stops, 'bob', 'RequestStopProcessing'), [
      'bob EventAck',
      'ann EventRevoked stop',
      're EventPartyRemoved ann',
      're EventPartyRemoved bob',
      're EventProcessingStopped',
    ]);
    ends(t, stops, 'gone');

    const places = watchedByBob(mode);
    t.deepEqual(ask(places, 'bob', 'RequestPlaceInQueue', { Queue: 'Holding' }), [
      'bob EventAck',
      'ann EventRevoked place_in_queue',
      're EventPartyRemoved ann',
      're EventPartyRemoved bob',
      're EventPlacedInQueue Holding',
    ]);
    ends(t, places, '0 queued: Holding');

    const invites = watchedByBob(mode);
    t.deepEqual(ask(invites, 'bob', 'RequestConference', { AgentId: 'cat' }), [
      'cat EventInvite',
      're EventAgentInvited cat',
    ]);
    t.deepEqual(ask(invites, 'cat', 'RequestAccept', withTicket(invites, 'cat')), [
      'cat EventAck',
      'bob EventAck',
      'ann EventPartyAdded cat',
      'bob EventPartyAdded cat',
      're EventPartyAdded cat',
    ]);
    t.deepEqual(ask(invites, 'bob', 'RequestLeaveInteraction'), [
      'bob EventAck',
      'ann EventPartyRemoved bob',
      'cat EventPartyRemoved bob',
      're EventPartyRemoved bob',
    ]);
    ends(t, invites, '3 handling: ann, cat');
  });
}

test('V3: without observersHold an interaction that has no former location cannot be left to observers', (t) => {
  const fixture = serverFixture({ ...open, server: { observersHold: false } });
  ask(fixture, 'ann', 'RequestSubmit', { MediaType: 'email' });
  invite(fixture, 'ann', 'bob', { VisibilityMode: 'coach' });
  ask(fixture, 'bob', 'RequestAccept', withTicket(fixture, 'bob'));
  t.deepEqual(ask(fixture, 'ann', 'RequestLeaveInteraction'), ['ann EventError wrong-state']);
  ends(t, fixture, '3 handling: ann, bob');
});
