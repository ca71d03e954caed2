import test from 'ava';
import { seconds } from 'routeproof';
import { serverFixture } from '../../server-fixture.ts';
import {
  open,
  five,
  routing,
  attempt,
  annInvitesBob,
  invite,
  ask,
  withTicket,
  standing,
  ends,
} from './ann-invites-bob.ts';

test('C1: neither a party nor oneself can be invited', (t) => {
  const fixture = serverFixture(open);
  fixture.handledBy('X', 'ann', 'cat');
  for (const AgentId of ['cat', 'ann'])
    t.deepEqual(ask(fixture, 'ann', 'RequestConference', { AgentId }), ['ann EventError already-a-party']);
  ends(t, fixture, '3 handling: ann, cat');
});

test('C2: who is invited cannot be invited again, and the first invitation runs on', (t) => {
  const fixture = annInvitesBob(open, 'cat');
  fixture.run(seconds(20));
  for (const inviter of ['cat', 'ann'])
    t.deepEqual(ask(fixture, inviter, 'RequestConference', { AgentId: 'bob' }), [
      `${inviter} EventError already-invited`,
    ]);
  t.is(standing(fixture.bench.store), '3 handling: ann, cat, invited: bob');
  fixture.run(seconds(10));
  t.deepEqual(fixture.said(), ['ann EventError invitation-expired', 'bob EventRevoked timeout Expired']);
  ends(t, fixture, '3 handling: ann, cat');
});

test('C4: one party invites several agents, each with a ticket, a timer and an answer of its own', (t) => {
  const fixture = serverFixture(five);
  fixture.handledBy('X', 'ann');
  const refs = ['bob', 'cat', 'dan'].map((agent) => {
    const ref = invite(fixture, 'ann', agent);
    t.deepEqual(fixture.said(), [`${agent} EventInvite`, `re EventAgentInvited ${agent}`]);
    fixture.run(seconds(10));
    return ref;
  });
  // Thirty seconds after the first invitation, bob's alone is over.
  t.deepEqual(fixture.said(), ['ann EventError invitation-expired', 'bob EventRevoked timeout Expired']);
  t.deepEqual(ask(fixture, 'dan', 'RequestReject', withTicket(fixture, 'dan')), [
    'dan EventAck',
    'ann EventError invitation-rejected',
    're EventRejected dan',
  ]);
  t.deepEqual(ask(fixture, 'cat', 'RequestAccept', withTicket(fixture, 'cat')), [
    'cat EventAck',
    'ann EventAck',
    'ann EventPartyAdded cat',
    're EventPartyAdded cat',
  ]);
  const answers = fixture.actor('ann').got.filter(({ ref }) => refs.includes(ref!));
  t.deepEqual(
    answers.map(({ ref, type }) => [ref, type]),
    [
      [refs[0], 'EventError'],
      [refs[2], 'EventError'],
      [refs[1], 'EventAck'],
    ],
  );
  ends(t, fixture, '3 handling: ann, cat');
});

test('C5: several parties invite different agents, independent of each other', (t) => {
  const fixture = annInvitesBob(five, 'cat');
  invite(fixture, 'cat', 'dan');
  t.deepEqual(fixture.said(), ['dan EventInvite', 're EventAgentInvited dan']);
  t.deepEqual(ask(fixture, 'dan', 'RequestReject', withTicket(fixture, 'dan')), [
    'dan EventAck',
    'cat EventError invitation-rejected',
    're EventRejected dan',
  ]);
  t.deepEqual(ask(fixture, 'bob', 'RequestAccept', withTicket(fixture, 'bob')), [
    'bob EventAck',
    'ann EventAck',
    'ann EventPartyAdded bob',
    'cat EventPartyAdded bob',
    're EventPartyAdded bob',
  ]);
  ends(t, fixture, '3 handling: ann, cat, bob');
});

test('C6: who is still invited is told nothing of those who join, and joins after them', (t) => {
  const fixture = annInvitesBob(five);
  invite(fixture, 'ann', 'eve');
  fixture.said();
  t.deepEqual(ask(fixture, 'bob', 'RequestAccept', withTicket(fixture, 'bob')), [
    'bob EventAck',
    'ann EventAck',
    'ann EventPartyAdded bob',
    're EventPartyAdded bob',
  ]);
  t.is(standing(fixture.bench.store), '3 handling: ann, bob, invited: eve');
  t.deepEqual(ask(fixture, 'eve', 'RequestAccept', withTicket(fixture, 'eve')), [
    'eve EventAck',
    'ann EventAck',
    'ann EventPartyAdded eve',
    'bob EventPartyAdded eve',
    're EventPartyAdded eve',
  ]);
  ends(t, fixture, '3 handling: ann, bob, eve');
});

test('C8: only a party invites, and only to what agents handle', (t) => {
  const fixture = serverFixture(routing);
  const conference = (who: string) => ask(fixture, who, 'RequestConference', { AgentId: 'bob' });
  t.deepEqual(conference('ann'), ['ann EventError unknown-interaction']);
  fixture.submit('X', { Queue: 'Holding' });
  fixture.said();
  t.deepEqual(conference('ann'), ['ann EventError wrong-state'], 'state 0');
  ask(fixture, 'ann', 'RequestPlaceInQueue', { Queue: 'Waiting' });
  t.deepEqual(conference('ann'), ['ann EventError wrong-state'], 'state 2, with URS');
  ask(fixture, 'urs', 'RequestDeliver', { AgentId: 'ann', ...attempt(fixture) });
  t.deepEqual(conference('ann'), ['ann EventError wrong-state'], 'state 2, being delivered');
  ask(fixture, 'ann', 'RequestAccept', withTicket(fixture, 'ann'));
  t.deepEqual(conference('cat'), ['cat EventError not-a-party']);
  ends(t, fixture, '3 handling: ann');

  const away = serverFixture({ ...routing, routers: [] });
  away.submit('X');
  t.is(standing(away.bench.store), '1 cached: Waiting');
  away.said();
  t.deepEqual(ask(away, 'ann', 'RequestConference', { AgentId: 'bob' }), ['ann EventError wrong-state'], 'state 1');
});

test('C9: who is not logged in cannot be invited', (t) => {
  const fixture = serverFixture({ ...open, strangers: ['dan'] });
  fixture.handledBy('X', 'ann');
  for (const AgentId of ['dan', 'zoe'])
    t.deepEqual(ask(fixture, 'ann', 'RequestConference', { AgentId }), ['ann EventError target-not-logged-in']);
  ends(t, fixture, '3 handling: ann');
});

test('C10: who is logged in but not ready, or has an interaction already, is invited as usual', (t) => {
  const fixture = serverFixture(open);
  fixture.handledBy('Y', 'bob');
  fixture.handledBy('X', 'ann');
  t.deepEqual(ask(fixture, 'bob', 'RequestNotReadyForMedia', { InteractionId: undefined, MediaType: 'email' }), [
    'bob EventAck',
    're EventNotReadyForMedia',
  ]);
  invite(fixture, 'ann', 'bob');
  t.deepEqual(fixture.said(), ['bob EventInvite', 're EventAgentInvited bob']);
  t.is(standing(fixture.bench.store), '3 handling: ann, invited: bob');
  t.deepEqual(fixture.bench.findings, []);
});

test('C11: a place alone means the agent who is logged in there', (t) => {
  const fixture = serverFixture(open);
  fixture.handledBy('X', 'ann');
  const conference = (target: object) => ask(fixture, 'ann', 'RequestConference', target);
  t.deepEqual(conference({}), ['ann EventError missing-attribute']);
  t.deepEqual(conference({ AgentId: 'bob', PlaceId: 'cat-place' }), ['ann EventError target-not-logged-in']);
  t.deepEqual(conference({ PlaceId: 'nowhere' }), ['ann EventError target-not-logged-in']);
  t.deepEqual(conference({ PlaceId: 'bob-place' }), ['bob EventInvite', 're EventAgentInvited bob']);
  t.deepEqual(conference({ AgentId: 'cat', PlaceId: 'cat-place' }), ['cat EventInvite', 're EventAgentInvited cat']);
  t.is(standing(fixture.bench.store), '3 handling: ann, invited: bob, cat');
  t.deepEqual(fixture.bench.findings, []);
});

test('C12: after a rejection or a time-out an agent is invited as the first time, with a new ticket', (t) => {
  const fixture = annInvitesBob();
  const first = fixture.ticket('bob');
  ask(fixture, 'bob', 'RequestReject', { TicketId: first });
  t.deepEqual(ask(fixture, 'ann', 'RequestConference', { AgentId: 'bob' }), [
    'bob EventInvite',
    're EventAgentInvited bob',
  ]);
  const second = fixture.ticket('bob');
  fixture.run(seconds(30));
  t.deepEqual(fixture.said(), ['ann EventError invitation-expired', 'bob EventRevoked timeout Expired']);
  t.deepEqual(ask(fixture, 'ann', 'RequestConference', { AgentId: 'bob' }), [
    'bob EventInvite',
    're EventAgentInvited bob',
  ]);
  t.is(new Set([first, second, fixture.ticket('bob')]).size, 3);
  ask(fixture, 'bob', 'RequestAccept', withTicket(fixture, 'bob'));
  ends(t, fixture, '3 handling: ann, bob');
});
