import test from 'ava';
import { minutes } from 'routeproof';
import { serverFixture, type ServerFixtureOptions } from '../../server-fixture.ts';
import {
  open,
  five,
  silentFor,
  annInvitesBob,
  invite,
  ask,
  withTicket,
  last,
  standing,
  ends,
} from './ann-invites-bob.ts';

test('I1: a media server stops while an invitation is out', (t) => {
  const fixture = annInvitesBob();
  t.deepEqual(ask(fixture, 'ms', 'RequestStopProcessing'), [
    'ms EventAck',
    'ann EventError invitation-withdrawn',
    'ann EventRevoked stop',
    'bob EventRevoked stop',
    're EventPartyRemoved ann',
    're EventProcessingStopped',
  ]);
  t.deepEqual(fixture.bench.store.tickets, []);
  ends(t, fixture, 'gone');
});

test('I2: the inviter stops while its invitation is out', (t) => {
  const fixture = annInvitesBob();
  t.deepEqual(ask(fixture, 'ann', 'RequestStopProcessing'), [
    'ann EventAck',
    'ann EventError invitation-withdrawn',
    'bob EventRevoked stop',
    're EventPartyRemoved ann',
    're EventProcessingStopped',
  ]);
  ends(t, fixture, 'gone');
});

test('I3: the inviter leaves and another party stays', (t) => {
  const fixture = annInvitesBob(open, 'cat');
  t.deepEqual(ask(fixture, 'ann', 'RequestLeaveInteraction'), [
    'ann EventAck',
    'ann EventError invitation-withdrawn',
    'cat EventPartyRemoved ann',
    'bob EventRevoked leave',
    're EventPartyRemoved ann',
  ]);
  ends(t, fixture, '3 handling: cat');
});

test('I4: the inviter leaves and was the last party of what came from a queue', (t) => {
  const fixture = annInvitesBob();
  t.deepEqual(ask(fixture, 'ann', 'RequestLeaveInteraction'), [
    'ann EventAck',
    'ann EventError invitation-withdrawn',
    'bob EventRevoked leave',
    're EventPartyRemoved ann',
    're EventPlacedInQueue Waiting',
  ]);
  ends(t, fixture, '0 queued: Waiting');
});

test('I4: the inviter leaves and was the last party of what came from a workbin', (t) => {
  const fixture = serverFixture(open);
  fixture.submit('X', { Queue: undefined, Workbin: { WorkbinType: 'Drafts', AgentId: 'ann' } });
  fixture.handledBy('X', 'ann');
  invite(fixture, 'ann', 'bob');
  fixture.said();
  t.deepEqual(ask(fixture, 'ann', 'RequestLeaveInteraction'), [
    'ann EventAck',
    'ann EventError invitation-withdrawn',
    'bob EventRevoked leave',
    're EventPartyRemoved ann',
    're EventPlacedInQueue Drafts',
    're EventPlacedInWorkbin',
  ]);
  ends(t, fixture, '0 queued: Drafts before Drafts');
});

test('I6: the inviter places the interaction in a queue', (t) => {
  const fixture = annInvitesBob(open, 'cat');
  t.deepEqual(ask(fixture, 'ann', 'RequestPlaceInQueue', { Queue: 'Holding' }), [
    'ann EventAck',
    'ann EventError invitation-withdrawn',
    'cat EventRevoked place_in_queue',
    'bob EventRevoked place_in_queue',
    're EventPartyRemoved ann',
    're EventPartyRemoved cat',
    're EventPlacedInQueue Holding',
  ]);
  ends(t, fixture, '0 queued: Holding');
});

test('I6: another party places the interaction in a workbin', (t) => {
  const fixture = annInvitesBob({ ...five }, 'cat');
  invite(fixture, 'cat', 'dan');
  fixture.said();
  t.deepEqual(ask(fixture, 'cat', 'RequestPlaceInWorkbin', { WorkbinType: 'Drafts' }), [
    'cat EventAck',
    'ann EventError invitation-withdrawn',
    'cat EventError invitation-withdrawn',
    'ann EventRevoked place_in_workbin',
    'bob EventRevoked place_in_workbin',
    'dan EventRevoked place_in_workbin',
    're EventPartyRemoved ann',
    're EventPartyRemoved cat',
    're EventPlacedInQueue Drafts',
    're EventPlacedInWorkbin',
  ]);
  ends(t, fixture, '0 queued: Drafts before Drafts');
});

test("I7: the inviter's connection drops and another party stays", (t) => {
  const fixture = annInvitesBob(open, 'cat');
  fixture.actor('ann').disconnect();
  fixture.run();
  t.deepEqual(fixture.said(), [
    'cat EventPartyRemoved ann',
    'bob EventRevoked party_disconnect',
    're EventPartyRemoved ann',
    're EventAgentLogout',
  ]);
  t.like(last(fixture, 're', 'EventAgentLogout'), { AgentId: 'ann' });
  ends(t, fixture, '3 handling: cat');
});

test("I8: the inviter's connection drops and it was the last party", (t) => {
  const fixture = annInvitesBob();
  fixture.actor('ann').disconnect();
  fixture.run();
  t.deepEqual(fixture.said(), [
    'bob EventRevoked party_disconnect',
    're EventPartyRemoved ann',
    're EventPlacedInQueue Waiting',
    're EventAgentLogout',
  ]);
  ends(t, fixture, '0 queued: Waiting');
});

test("I9: the invitee's connection drops", (t) => {
  const fixture = annInvitesBob();
  fixture.actor('bob').disconnect();
  fixture.run();
  t.deepEqual(fixture.said(), ['ann EventError invitation-withdrawn', 're EventAgentLogout']);
  t.deepEqual(fixture.bench.store.tickets, []);
  ends(t, fixture, '3 handling: ann');
});

test('I7, I9: an agent whose connection is closed by its next login is told no more than one whose connection drops', (t) => {
  const options: ServerFixtureOptions = {
    ...open,
    strangers: ['next'],
    server: { 'allow-multiple-agent-connections': 'force-logout' },
  };
  const login = (AgentId: string) => ({ InteractionId: undefined, AgentId, PlaceId: 'elsewhere' });
  const inviter = annInvitesBob(options, 'cat');
  t.deepEqual(ask(inviter, 'next', 'RequestAgentLogin', login('ann')), [
    'next EventAck',
    'ann EventForcedDisconnect',
    'cat EventPartyRemoved ann',
    'bob EventRevoked party_disconnect',
    're EventPartyRemoved ann',
    're EventAgentLogout',
    're EventAgentLogin',
  ]);
  ends(t, inviter, '3 handling: cat');

  const invitee = annInvitesBob(options);
  t.deepEqual(ask(invitee, 'next', 'RequestAgentLogin', login('bob')), [
    'next EventAck',
    'bob EventForcedDisconnect',
    'ann EventError invitation-withdrawn',
    're EventAgentLogout',
    're EventAgentLogin',
  ]);
  ends(t, invitee, '3 handling: ann');
});

test('I10: the invitee logs out and stays connected', (t) => {
  const fixture = annInvitesBob();
  t.deepEqual(ask(fixture, 'bob', 'RequestAgentLogout', { InteractionId: undefined }), [
    'bob EventAck',
    'ann EventError invitation-withdrawn',
    'bob EventRevoked leave',
    're EventAgentLogout',
  ]);
  ends(t, fixture, '3 handling: ann');
});

test('I11: another party than the inviter leaves, and the invitation stands', (t) => {
  const fixture = annInvitesBob(open, 'cat');
  t.deepEqual(ask(fixture, 'cat', 'RequestLeaveInteraction'), [
    'cat EventAck',
    'ann EventPartyRemoved cat',
    're EventPartyRemoved cat',
  ]);
  t.is(standing(fixture.bench.store), '3 handling: ann, invited: bob');
  t.deepEqual(ask(fixture, 'bob', 'RequestAccept', withTicket(fixture, 'bob')), [
    'bob EventAck',
    'ann EventAck',
    'ann EventPartyAdded bob',
    're EventPartyAdded bob',
  ]);
  ends(t, fixture, '3 handling: ann, bob');
});

test('I11: another party than the inviter falls silent, and the invitation stands', (t) => {
  const fixture = serverFixture(silentFor(minutes(30)));
  fixture.handledBy('X', 'ann', 'cat');
  fixture.run(minutes(20));
  invite(fixture, 'ann', 'bob');
  fixture.said();
  fixture.run(minutes(10));
  t.deepEqual(fixture.said(), ['ann EventPartyRemoved cat', 'cat EventRevoked timeout', 're EventPartyRemoved cat']);
  t.is(standing(fixture.bench.store), '3 handling: ann, invited: bob');
  t.deepEqual(fixture.bench.findings, []);
});

test('I12: the inviter falls silent while its invitation is out', (t) => {
  const fixture = annInvitesBob(silentFor(minutes(30)), 'cat');
  fixture.run(minutes(20));
  ask(fixture, 'cat', 'RequestGetInteractionProperties');
  fixture.run(minutes(10));
  t.deepEqual(fixture.said(), [
    'ann EventError invitation-withdrawn',
    'ann EventRevoked timeout',
    'cat EventPartyRemoved ann',
    'bob EventRevoked timeout',
    're EventPartyRemoved ann',
  ]);
  t.is(standing(fixture.bench.store), '3 handling: cat');
  t.deepEqual(fixture.bench.findings, []);
});

test('I12: the inviter falls silent and was the last party', (t) => {
  const fixture = annInvitesBob(silentFor(minutes(30)));
  fixture.run(minutes(30));
  t.deepEqual(fixture.said(), [
    'ann EventError invitation-withdrawn',
    'ann EventRevoked timeout',
    'bob EventRevoked timeout',
    're EventPartyRemoved ann',
    're EventPlacedInQueue Waiting',
  ]);
  ends(t, fixture, '0 queued: Waiting');
});

test('I13: an invitee is not told of changed properties, and reads them when it asks', (t) => {
  const fixture = annInvitesBob(open, 'cat');
  t.deepEqual(ask(fixture, 'ms', 'RequestChangeProperties', { ChangedProperties: { Priority: 7 } }), [
    'ms EventAck',
    'ann EventPropertiesChanged',
    'cat EventPropertiesChanged',
    're EventPropertiesChanged',
  ]);
  t.like(last(fixture, 'bob', 'EventInvite'), { Interaction: { UserData: {} } });
  t.deepEqual(ask(fixture, 'bob', 'RequestGetInteractionProperties'), ['bob EventInteractionProperties']);
  t.like(last(fixture, 'bob', 'EventInteractionProperties'), { Interaction: { UserData: { Priority: 7 } } });
  t.is(standing(fixture.bench.store), '3 handling: ann, cat, invited: bob');
  t.deepEqual(fixture.bench.findings, []);
});
