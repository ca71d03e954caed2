import test from 'ava';
import { hours, minutes, seconds } from 'routeproof';
import { serverErrors } from 'routeproof/protocol';
import { serverFixture, type ServerFixture } from '../../server-fixture.ts';
import {
  open,
  five,
  routing,
  silentFor,
  spoken,
  attempt,
  annInvitesBob,
  invite,
  ask,
  withTicket,
  last,
  standing,
  ends,
} from './ann-invites-bob.ts';

test('G1: one step says answers first, then late answers by age, then parties and invitees, then Reporting', (t) => {
  const fixture = serverFixture(five);
  fixture.handledBy('X', 'ann', 'bob');
  invite(fixture, 'bob', 'cat');
  invite(fixture, 'ann', 'dan');
  invite(fixture, 'bob', 'eve');
  fixture.said();
  t.deepEqual(ask(fixture, 'ms', 'RequestStopProcessing'), [
    'ms EventAck',
    'bob EventError invitation-withdrawn',
    'ann EventError invitation-withdrawn',
    'bob EventError invitation-withdrawn',
    'ann EventRevoked stop',
    'bob EventRevoked stop',
    'cat EventRevoked stop',
    'dan EventRevoked stop',
    'eve EventRevoked stop',
    're EventPartyRemoved ann',
    're EventPartyRemoved bob',
    're EventProcessingStopped',
  ]);
  ends(t, fixture, 'gone');
});

test('G1: the answer to an accept comes before the late answer, and both before EventPartyAdded', (t) => {
  const fixture = annInvitesBob(open, 'cat');
  t.deepEqual(ask(fixture, 'bob', 'RequestAccept', withTicket(fixture, 'bob')), [
    'bob EventAck',
    'ann EventAck',
    'ann EventPartyAdded bob',
    'cat EventPartyAdded bob',
    're EventPartyAdded bob',
  ]);
  ends(t, fixture, '3 handling: ann, cat, bob');
});

test('G2: a media server that asked for EventProcessingStopped has its EventAck first', (t) => {
  const fixture = serverFixture(open);
  const ms = fixture.actor('ms');
  ms.disconnect();
  ms.connect();
  const Extension = { event_processing_stopped: 1 };
  ms.send('RequestRegisterClient', { ClientType: 'MediaServer', ClientName: 'ms', Extension });
  fixture.submit('X');
  fixture.said();
  t.deepEqual(ask(fixture, 'ms', 'RequestStopProcessing'), [
    'ms EventAck',
    'ms EventProcessingStopped',
    're EventProcessingStopped',
  ]);
  ends(t, fixture, 'gone');
});

test('G3: a ticket ends once, in one of four ways, its timer ends with it, and its number is never used again', (t) => {
  const fixture = serverFixture(open);
  const seen: string[] = [];
  fixture.bench.store.changes.subscribe((change) => {
    if (change.kind === 'ticket') seen.push(`${change.ticket.id} ${change.ticket.state}`);
  });
  fixture.handledBy('X', 'ann', 'cat');
  invite(fixture, 'ann', 'bob');
  ask(fixture, 'bob', 'RequestReject', withTicket(fixture, 'bob'));
  invite(fixture, 'ann', 'bob');
  fixture.run(seconds(30));
  invite(fixture, 'ann', 'bob');
  ask(fixture, 'ann', 'RequestLeaveInteraction');
  t.deepEqual(seen, ['1 open', '1 accepted', '2 open', '2 rejected', '3 open', '3 expired', '4 open', '4 withdrawn']);
  for (const TicketId of [2, 3, 4])
    t.deepEqual(ask(fixture, 'bob', 'RequestAccept', { TicketId }), ['bob EventError no-such-ticket']);
  ends(t, fixture, '3 handling: cat');
  t.is(seen.length, 8);
});

test('G3: an invitee is not a party', (t) => {
  const fixture = annInvitesBob();
  for (const request of ['RequestLeaveInteraction', 'RequestStopProcessing'])
    t.deepEqual(ask(fixture, 'bob', request), ['bob EventError not-a-party']);
  t.is(standing(fixture.bench.store), '3 handling: ann, invited: bob');
});

test('G4: the request that invites is answered when its ticket ends, under its own reference', (t) => {
  const outcomes: readonly (readonly [
    type: string,
    name: string | undefined,
    outcome: (fixture: ServerFixture) => void,
  ])[] = [
    ['EventAck', undefined, (fixture) => ask(fixture, 'bob', 'RequestAccept', withTicket(fixture, 'bob'))],
    [
      'EventError',
      'invitation-rejected',
      (fixture) => ask(fixture, 'bob', 'RequestReject', withTicket(fixture, 'bob')),
    ],
    ['EventError', 'invitation-expired', (fixture) => fixture.run(seconds(30))],
    ['EventError', 'invitation-withdrawn', (fixture) => ask(fixture, 'ms', 'RequestStopProcessing')],
  ];
  for (const [type, name, outcome] of outcomes) {
    const fixture = serverFixture(open);
    fixture.handledBy('X', 'ann');
    const ref = invite(fixture, 'ann', 'bob');
    const answers = () => fixture.actor('ann').got.filter((message) => message.ref === ref);
    fixture.run(seconds(29));
    t.deepEqual(answers(), []);
    outcome(fixture);
    const [answer, ...more] = answers();
    t.like(answer, { type, ...(name !== undefined && { body: { ErrorName: name } }) });
    t.deepEqual(more, []);
    t.deepEqual(fixture.bench.findings, []);
  }
});

test('G5: of several faults the first in the order of checks is named, and nothing else happens', (t) => {
  const fixture = serverFixture({
    centre: { queues: [{ name: 'Waiting' }], agents: ['ann', 'bob', 'cat', 'dan'].map((name) => ({ name })) },
    strangers: ['dan'],
  });
  fixture.handledBy('X', 'ann', 'bob');
  fixture.submit('Y');
  fixture.said();
  const conference = (who: string, attributes: object) => ask(fixture, who, 'RequestConference', attributes);
  const none = { InteractionId: 'none' };
  const unknown = { AgentId: 'nobody' };
  // 2 attributes, 3 login
  t.deepEqual(conference('dan', { InteractionId: undefined }), ['dan EventError missing-attribute']);
  t.deepEqual(conference('dan', none), ['dan EventError missing-attribute']);
  t.deepEqual(conference('dan', { ...none, ...unknown }), ['dan EventError not-logged-in']);
  // 2 attributes, 4 interaction
  t.deepEqual(conference('ann', none), ['ann EventError missing-attribute']);
  // 4 interaction, 5 ticket
  t.deepEqual(ask(fixture, 'ann', 'RequestAccept', { ...none, TicketId: 99 }), ['ann EventError unknown-interaction']);
  // 5 ticket, 7 state
  t.deepEqual(ask(fixture, 'ann', 'RequestReject', { InteractionId: 'Y', TicketId: 99 }), [
    'ann EventError no-such-ticket',
  ]);
  // 7 state, then party, 8 target
  t.deepEqual(conference('cat', { InteractionId: 'Y', ...unknown }), ['cat EventError wrong-state']);
  t.deepEqual(conference('cat', unknown), ['cat EventError not-a-party']);
  // 8 target, 9 party
  t.deepEqual(conference('ann', { AgentId: 'bob', PlaceId: 'cat-place' }), ['ann EventError target-not-logged-in']);
  t.deepEqual(conference('ann', unknown), ['ann EventError unknown-target']);
  t.deepEqual(conference('ann', { AgentId: 'bob' }), ['ann EventError already-a-party']);
  // 1 registration, 2 attributes
  const dan = fixture.actor('dan');
  dan.disconnect();
  dan.connect();
  t.deepEqual(conference('dan', { InteractionId: undefined }), ['dan EventError not-registered']);
  t.is(standing(fixture.bench.store), '3 handling: ann, bob');
  t.deepEqual(fixture.bench.store.tickets, []);
  t.deepEqual(fixture.bench.findings, []);
});

test('G6: 43 is the code of an unknown interaction, and every other refusal has a code of its own', (t) => {
  const fixture = serverFixture(open);
  ask(fixture, 'ms', 'RequestStopProcessing');
  t.like(last(fixture, 'ms', 'EventError'), {
    ErrorCode: 43,
    ErrorName: 'unknown-interaction',
    ErrorDescription: 'Unknown interaction identifier specified',
  });
  const codes = Object.values(serverErrors).map(({ code }) => code);
  t.is(new Set(codes).size, codes.length);
  for (const name of [
    'not-registered', 'missing-attribute', 'not-logged-in', 'unknown-interaction', 'no-such-ticket', 'locked',
    'wrong-state', 'not-a-party', 'target-not-logged-in', 'already-a-party', 'already-invited', 'unknown-target',
    'already-exists', 'bad-attribute',
  ]) t.true(name in serverErrors, name); // prettier-ignore
});

test('G6: a word that is not in the enumeration is a bad attribute, and what the bench does not do is not supported', (t) => {
  const fixture = serverFixture(open);
  fixture.handledBy('X', 'ann');
  t.deepEqual(ask(fixture, 'ann', 'RequestConference', { AgentId: 'bob', VisibilityMode: 'shout' }), [
    'ann EventError bad-attribute',
  ]);
  t.deepEqual(ask(fixture, 'ann', 'RequestTransfer', { AgentId: 'bob' }), ['ann EventError not-supported']);
  t.deepEqual(ask(fixture, 'bob', 'RequestIntrude'), ['bob EventError not-supported']);
  ends(t, fixture, '3 handling: ann');
});

test('G6: the T-Library refuses by the same names', (t) => {
  const fixture = serverFixture({ ...routing, extra: [spoken.TLibrary] });
  fixture.submit('X');
  fixture.said();
  t.deepEqual(ask(fixture, 'urs', 'RequestDeliver', { AgentId: 'zoe', ...attempt(fixture) }), [
    'urs EventError target-not-logged-in',
  ]);
  t.like(fixture.actor('urs').got.at(-1), { protocol: 'TLibrary' });
});

test('G7: a client that is not registered is refused, and its connection closed', (t) => {
  const fixture = annInvitesBob();
  const cat = fixture.actor('cat');
  cat.disconnect();
  cat.connect();
  fixture.run();
  fixture.said();
  t.true(cat.link.connected);
  t.deepEqual(ask(fixture, 'cat', 'RequestStopProcessing'), ['cat EventError not-registered']);
  t.false(cat.link.connected);
  t.is(standing(fixture.bench.store), '3 handling: ann, invited: bob');
  t.deepEqual(fixture.bench.findings, []);
});

test('G8: the operation of EventRevoked and EventPartyRemoved is their cause', (t) => {
  const Workbin = { WorkbinType: 'Drafts' };
  // Who is revoked: bob as invitee, cat as party or the one who was silent.
  const causes: readonly (readonly [
    operation: string,
    revoked: readonly string[],
    cause: (fixture: ServerFixture) => void,
  ])[] = [
    ['timeout', ['ann', 'bob', 'cat'], (fixture) => fixture.run(hours(1))],
    ['stop', ['bob', 'cat'], (fixture) => ask(fixture, 'ann', 'RequestStopProcessing')],
    ['leave', ['bob'], (fixture) => ask(fixture, 'ann', 'RequestLeaveInteraction')],
    ['place_in_queue', ['bob', 'cat'], (fixture) => ask(fixture, 'ann', 'RequestPlaceInQueue', { Queue: 'Holding' })],
    ['place_in_workbin', ['bob', 'cat'], (fixture) => ask(fixture, 'ann', 'RequestPlaceInWorkbin', Workbin)],
    ['party_disconnect', ['bob'], (fixture) => (fixture.actor('ann').disconnect(), fixture.run())],
  ];
  for (const [Operation, revoked, cause] of causes) {
    const fixture = annInvitesBob({ ...silentFor(minutes(30)) }, 'cat');
    cause(fixture);
    for (const agent of ['ann', 'bob', 'cat']) {
      const told = fixture.actor(agent).got.filter(({ type }) => type === 'EventRevoked');
      t.is(told.length, revoked.includes(agent) ? 1 : 0, `${Operation}: ${agent}`);
      for (const { body } of told) t.like(body, { Operation, Reason: undefined });
    }
    t.like(last(fixture, 're', 'EventPartyRemoved'), { Operation, Reason: undefined });
    t.deepEqual(fixture.bench.findings, []);
  }
});

test('G8: Expired is the reason of an invitation that was not answered, and of nothing else', (t) => {
  const fixture = annInvitesBob();
  fixture.run(seconds(30));
  t.deepEqual(fixture.said(), ['ann EventError invitation-expired', 'bob EventRevoked timeout Expired']);
  const Reason = { ReasonSystemName: 'Terminated' };
  t.deepEqual(ask(fixture, 'ms', 'RequestStopProcessing', { Reason }), [
    'ms EventAck',
    'ann EventRevoked stop',
    're EventPartyRemoved ann',
    're EventProcessingStopped',
  ]);
  t.like(last(fixture, 'ann', 'EventRevoked'), { Operation: 'stop', Reason });
  t.like(last(fixture, 're', 'EventPartyRemoved'), { Operation: 'stop', Reason });
  ends(t, fixture, 'gone');
});

test('G9: every reporting engine that is connected then is told, and nothing is kept for the others', (t) => {
  const fixture = serverFixture({ ...open, engines: ['re', 'icon', 'late'] });
  fixture.actor('late').disconnect();
  fixture.handledBy('X', 'ann');
  invite(fixture, 'ann', 'bob');
  t.deepEqual(fixture.said(), ['bob EventInvite', 're EventAgentInvited bob', 'icon EventAgentInvited bob']);
  fixture.actor('icon').disconnect();
  fixture.actor('late').connect();
  fixture.actor('late').send('RequestRegisterClient', { ClientType: 'ReportingEngine', ClientName: 'late' });
  fixture.run();
  t.deepEqual(fixture.said(), ['late EventAck']);
  t.deepEqual(ask(fixture, 'bob', 'RequestReject', withTicket(fixture, 'bob')), [
    'bob EventAck',
    'ann EventError invitation-rejected',
    're EventRejected bob',
    'late EventRejected bob',
  ]);
  ends(t, fixture, '3 handling: ann');
});

test('G10: the states of an interaction from queue to stop', (t) => {
  const fixture = serverFixture({ ...routing, server: { 'max-submitted-interactions': 1 } });
  const stands = (where: string, id?: string) => t.is(standing(fixture.bench.store, id), where);
  fixture.submit('X', { Queue: 'Holding' });
  stands('0 queued: Holding');
  ask(fixture, 'ann', 'RequestPlaceInQueue', { Queue: 'Waiting' });
  stands('2 routing: s');
  fixture.submit('Y');
  stands('1 cached: Waiting', 'Y');
  ask(fixture, 'urs', 'RequestDeliver', { AgentId: 'bob', ...attempt(fixture) });
  stands('2 delivering: nobody, invited: bob');
  stands('2 routing: s', 'Y');
  ask(fixture, 'bob', 'RequestAccept', withTicket(fixture, 'bob'));
  stands('3 handling: bob');
  ask(fixture, 'bob', 'RequestPlaceInWorkbin', { WorkbinType: 'Drafts' });
  stands('0 queued: Drafts before Drafts');
  t.is(fixture.bench.store.interaction('X')?.properties.Queue, 'Drafts');
  ask(fixture, 'ms', 'RequestStopProcessing');
  stands('gone');
  t.deepEqual(fixture.bench.findings, []);
});

test('G10: without URS an interaction is cached, and taken when URS comes', (t) => {
  const fixture = serverFixture(routing);
  const urs = fixture.actor('urs');
  urs.disconnect();
  fixture.submit('X');
  t.is(standing(fixture.bench.store), '1 cached: Waiting');
  urs.connect();
  urs.send('RequestRegisterClient', { ClientType: 'Router', ClientName: 'urs' });
  fixture.run();
  t.is(standing(fixture.bench.store), '2 routing: s');
});
