import test, { type ExecutionContext } from 'ava';
import { defineStrategy, hours, minutes, seconds, serverErrors, type Milliseconds, type StoreView } from 'routeproof';
import { tLibrary } from 'routeproof/plugins';
import { setStage, type Stage, type StageOptions } from './stage.ts';

// Who invites whom, and what becomes of it: the rows G, I, U, C, V, F1 and F9 of the decisions.
// ann is the agent who invites, bob the one who is invited, cat (and dan, eve) whoever else is there.

const X = { InteractionId: 'X' };
/** Every queue, workbin and agent exists, and no queue feeds a strategy. */
const open = { centre: { open: true } };
const five = { ...open, agents: ['ann', 'bob', 'cat', 'dan', 'eve'] };
/** Every queue feeds the strategy s, which a puppet of URS works for; Holding alone is a place to wait. */
const routing = {
  centre: { open: true, queues: [{ name: 'Holding', strategy: null }] },
  strategy: defineStrategy({ name: 's', route: () => [] }),
  routers: ['urs'],
} satisfies StageOptions;
const silentFor = (most: Milliseconds): StageOptions => ({
  ...open,
  server: { 'handling-timeout': most / minutes(1), 'delivering-timeout': 3600 },
});

/** How URS hears of an answer and of the end. */
const spoken = {
  InteractionManagement: undefined,
  // The puppet stands in for URS.
  TLibrary: { ...tLibrary(), needs: [] },
};
const words = [
  { protocol: 'InteractionManagement', used: 'urs EventAck', abandoned: 'urs EventRevoked stop' },
  { protocol: 'TLibrary', used: 'urs EventRouteUsed', abandoned: 'urs EventAbandoned' },
] as const;

/** The routing attempt that goes on, as URS names it. */
const attempt = (stage: Stage) => ({
  Extension: { ConnID: (stage.routeRequest().body as { readonly ConnID: string }).ConnID },
});

/** The agents handle X, and ann has invited bob to it. */
function annInvitesBob(options: StageOptions = open, ...others: readonly string[]): Stage {
  const stage = setStage(options);
  stage.handledBy('X', 'ann', ...others);
  invite(stage, 'ann', 'bob');
  stage.said();
  return stage;
}

function invite(stage: Stage, inviter: string, AgentId: string, more: object = {}): number {
  const ref = stage.actor(inviter).send('RequestConference', { ...X, AgentId, ...more });
  stage.run();
  return ref;
}

/** Lets somebody ask something of X, and gives what the server said then. */
function ask(stage: Stage, who: string, request: string, attributes: object = {}): readonly string[] {
  stage.actor(who).send(request, { ...X, ...attributes });
  stage.run();
  return stage.said();
}

const withTicket = (stage: Stage, agent: string) => ({ TicketId: stage.ticket(agent) });

/** What the server last said to somebody in this event. */
const last = (stage: Stage, who: string, event: string) =>
  stage.actor(who).got.findLast(({ type }) => type === event)?.body as Readonly<Record<string, unknown>> | undefined;

/** Where X is, in a line: `3 handling: ann, cat, invited: bob`. */
function standing(store: StoreView, id = 'X'): string {
  const interaction = store.interaction(id);
  if (interaction === undefined) return 'gone';
  const { place, state, parties, invitations, properties } = interaction;
  const at = {
    queue: () => (place.kind === 'queue' ? place.queue : ''),
    workbin: () => (place.kind === 'workbin' ? `${place.workbin.WorkbinType} before ${place.queue}` : ''),
    strategy: () => (place.kind === 'strategy' ? place.strategy : ''),
    delivery: () => 'nobody',
    agents: () => parties.map(({ agent }) => agent).join(', '),
  }[place.kind]();
  const invited = invitations.length === 0 ? '' : `, invited: ${invitations.map(({ invitee }) => invitee).join(', ')}`;
  return `${properties.InteractionState} ${state}: ${at}${invited}`;
}

/** X stands there, nothing more comes of it, and the built-in properties found nothing wrong. */
function ends(t: ExecutionContext, stage: Stage, where: string): void {
  const { bench } = stage;
  t.is(standing(bench.store), where);
  const atRest = bench.store.interactions.every(({ place }) => place.kind === 'queue' || place.kind === 'workbin');
  // Longer than any timer that may be left; while X is handled or with URS, shorter than its own.
  stage.run(atRest ? hours(24) : minutes(59));
  t.deepEqual(stage.said(), []);
  t.is(standing(bench.store), where);
  // The end of the run is judged too, unless the puppet of URS leaves a path open.
  if (!where.includes('routing')) void bench.runUntilQuiet();
  t.deepEqual(bench.findings, []);
}

// ---- 1. Rules that hold in every row

test('G1: one step says answers first, then late answers by age, then parties and invitees, then Reporting', (t) => {
  const stage = setStage(five);
  stage.handledBy('X', 'ann', 'bob');
  invite(stage, 'bob', 'cat');
  invite(stage, 'ann', 'dan');
  invite(stage, 'bob', 'eve');
  stage.said();
  t.deepEqual(ask(stage, 'ms', 'RequestStopProcessing'), [
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
  ends(t, stage, 'gone');
});

test('G1: the answer to an accept comes before the late answer, and both before EventPartyAdded', (t) => {
  const stage = annInvitesBob(open, 'cat');
  t.deepEqual(ask(stage, 'bob', 'RequestAccept', withTicket(stage, 'bob')), [
    'bob EventAck',
    'ann EventAck',
    'ann EventPartyAdded bob',
    'cat EventPartyAdded bob',
    're EventPartyAdded bob',
  ]);
  ends(t, stage, '3 handling: ann, cat, bob');
});

test('G2: a media server that asked for EventProcessingStopped has its EventAck first', (t) => {
  const stage = setStage(open);
  const ms = stage.actor('ms');
  ms.disconnect();
  ms.connect();
  const Extension = { event_processing_stopped: 1 };
  ms.send('RequestRegisterClient', { ClientType: 'MediaServer', ClientName: 'ms', Extension });
  stage.submit('X');
  stage.said();
  t.deepEqual(ask(stage, 'ms', 'RequestStopProcessing'), [
    'ms EventAck',
    'ms EventProcessingStopped',
    're EventProcessingStopped',
  ]);
  ends(t, stage, 'gone');
});

test('G3: a ticket ends once, in one of four ways, its timer ends with it, and its number is never used again', (t) => {
  const stage = setStage(open);
  const seen: string[] = [];
  stage.bench.store.changes.subscribe((change) => {
    if (change.kind === 'ticket') seen.push(`${change.ticket.id} ${change.ticket.state}`);
  });
  stage.handledBy('X', 'ann', 'cat');
  invite(stage, 'ann', 'bob');
  ask(stage, 'bob', 'RequestReject', withTicket(stage, 'bob'));
  invite(stage, 'ann', 'bob');
  stage.run(seconds(30));
  invite(stage, 'ann', 'bob');
  ask(stage, 'ann', 'RequestLeaveInteraction');
  t.deepEqual(seen, ['1 open', '1 accepted', '2 open', '2 rejected', '3 open', '3 expired', '4 open', '4 withdrawn']);
  for (const TicketId of [2, 3, 4])
    t.deepEqual(ask(stage, 'bob', 'RequestAccept', { TicketId }), ['bob EventError no-such-ticket']);
  ends(t, stage, '3 handling: cat');
  t.is(seen.length, 8);
});

test('G3: an invitee is not a party', (t) => {
  const stage = annInvitesBob();
  for (const request of ['RequestLeaveInteraction', 'RequestStopProcessing'])
    t.deepEqual(ask(stage, 'bob', request), ['bob EventError not-a-party']);
  t.is(standing(stage.bench.store), '3 handling: ann, invited: bob');
});

test('G4: the request that invites is answered when its ticket ends, under its own reference', (t) => {
  const outcomes: readonly (readonly [type: string, name: string | undefined, outcome: (stage: Stage) => void])[] = [
    ['EventAck', undefined, (stage) => ask(stage, 'bob', 'RequestAccept', withTicket(stage, 'bob'))],
    ['EventError', 'invitation-rejected', (stage) => ask(stage, 'bob', 'RequestReject', withTicket(stage, 'bob'))],
    ['EventError', 'invitation-expired', (stage) => stage.run(seconds(30))],
    ['EventError', 'invitation-withdrawn', (stage) => ask(stage, 'ms', 'RequestStopProcessing')],
  ];
  for (const [type, name, outcome] of outcomes) {
    const stage = setStage(open);
    stage.handledBy('X', 'ann');
    const ref = invite(stage, 'ann', 'bob');
    const answers = () => stage.actor('ann').got.filter((message) => message.ref === ref);
    stage.run(seconds(29));
    t.deepEqual(answers(), []);
    outcome(stage);
    const [answer, ...more] = answers();
    t.like(answer, { type, ...(name !== undefined && { body: { ErrorName: name } }) });
    t.deepEqual(more, []);
    t.deepEqual(stage.bench.findings, []);
  }
});

test('G5: of several faults the first in the order of checks is named, and nothing else happens', (t) => {
  const stage = setStage({
    centre: { queues: [{ name: 'Waiting' }], agents: ['ann', 'bob', 'cat', 'dan'].map((name) => ({ name })) },
    strangers: ['dan'],
  });
  stage.handledBy('X', 'ann', 'bob');
  stage.submit('Y');
  stage.said();
  const conference = (who: string, attributes: object) => ask(stage, who, 'RequestConference', attributes);
  const none = { InteractionId: 'none' };
  const unknown = { AgentId: 'nobody' };
  // 2 attributes, 3 login
  t.deepEqual(conference('dan', { InteractionId: undefined }), ['dan EventError missing-attribute']);
  t.deepEqual(conference('dan', none), ['dan EventError missing-attribute']);
  t.deepEqual(conference('dan', { ...none, ...unknown }), ['dan EventError not-logged-in']);
  // 2 attributes, 4 interaction
  t.deepEqual(conference('ann', none), ['ann EventError missing-attribute']);
  // 4 interaction, 5 ticket
  t.deepEqual(ask(stage, 'ann', 'RequestAccept', { ...none, TicketId: 99 }), ['ann EventError unknown-interaction']);
  // 5 ticket, 7 state
  t.deepEqual(ask(stage, 'ann', 'RequestReject', { InteractionId: 'Y', TicketId: 99 }), [
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
  const dan = stage.actor('dan');
  dan.disconnect();
  dan.connect();
  t.deepEqual(conference('dan', { InteractionId: undefined }), ['dan EventError not-registered']);
  t.is(standing(stage.bench.store), '3 handling: ann, bob');
  t.deepEqual(stage.bench.store.tickets, []);
  t.deepEqual(stage.bench.findings, []);
});

test('G6: 43 is the code of an unknown interaction, and every other refusal has a code of its own', (t) => {
  const stage = setStage(open);
  ask(stage, 'ms', 'RequestStopProcessing');
  t.like(last(stage, 'ms', 'EventError'), {
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
  const stage = setStage(open);
  stage.handledBy('X', 'ann');
  t.deepEqual(ask(stage, 'ann', 'RequestConference', { AgentId: 'bob', VisibilityMode: 'shout' }), [
    'ann EventError bad-attribute',
  ]);
  t.deepEqual(ask(stage, 'ann', 'RequestTransfer', { AgentId: 'bob' }), ['ann EventError not-supported']);
  t.deepEqual(ask(stage, 'bob', 'RequestIntrude'), ['bob EventError not-supported']);
  ends(t, stage, '3 handling: ann');
});

test('G6: the T-Library refuses by the same names', (t) => {
  const stage = setStage({ ...routing, extra: [spoken.TLibrary] });
  stage.submit('X');
  stage.said();
  t.deepEqual(ask(stage, 'urs', 'RequestDeliver', { AgentId: 'zoe', ...attempt(stage) }), [
    'urs EventError target-not-logged-in',
  ]);
  t.like(stage.actor('urs').got.at(-1), { protocol: 'TLibrary' });
});

test('G7: a client that is not registered is refused, and its connection closed', (t) => {
  const stage = annInvitesBob();
  const cat = stage.actor('cat');
  cat.disconnect();
  cat.connect();
  stage.run();
  stage.said();
  t.true(cat.link.connected);
  t.deepEqual(ask(stage, 'cat', 'RequestStopProcessing'), ['cat EventError not-registered']);
  t.false(cat.link.connected);
  t.is(standing(stage.bench.store), '3 handling: ann, invited: bob');
  t.deepEqual(stage.bench.findings, []);
});

test('G8: the operation of EventRevoked and EventPartyRemoved is their cause', (t) => {
  const Workbin = { WorkbinType: 'Drafts' };
  // Who is revoked: bob as invitee, cat as party or the one who was silent.
  const causes: readonly (readonly [operation: string, revoked: readonly string[], cause: (stage: Stage) => void])[] = [
    ['timeout', ['ann', 'bob', 'cat'], (stage) => stage.run(hours(1))],
    ['stop', ['bob', 'cat'], (stage) => ask(stage, 'ann', 'RequestStopProcessing')],
    ['leave', ['bob'], (stage) => ask(stage, 'ann', 'RequestLeaveInteraction')],
    ['place_in_queue', ['bob', 'cat'], (stage) => ask(stage, 'ann', 'RequestPlaceInQueue', { Queue: 'Holding' })],
    ['place_in_workbin', ['bob', 'cat'], (stage) => ask(stage, 'ann', 'RequestPlaceInWorkbin', Workbin)],
    ['party_disconnect', ['bob'], (stage) => (stage.actor('ann').disconnect(), stage.run())],
  ];
  for (const [Operation, revoked, cause] of causes) {
    const stage = annInvitesBob({ ...silentFor(minutes(30)) }, 'cat');
    cause(stage);
    for (const agent of ['ann', 'bob', 'cat']) {
      const told = stage.actor(agent).got.filter(({ type }) => type === 'EventRevoked');
      t.is(told.length, revoked.includes(agent) ? 1 : 0, `${Operation}: ${agent}`);
      for (const { body } of told) t.like(body, { Operation, Reason: undefined });
    }
    t.like(last(stage, 're', 'EventPartyRemoved'), { Operation, Reason: undefined });
    t.deepEqual(stage.bench.findings, []);
  }
});

test('G8: Expired is the reason of an invitation that was not answered, and of nothing else', (t) => {
  const stage = annInvitesBob();
  stage.run(seconds(30));
  t.deepEqual(stage.said(), ['ann EventError invitation-expired', 'bob EventRevoked timeout Expired']);
  const Reason = { ReasonSystemName: 'Terminated' };
  t.deepEqual(ask(stage, 'ms', 'RequestStopProcessing', { Reason }), [
    'ms EventAck',
    'ann EventRevoked stop',
    're EventPartyRemoved ann',
    're EventProcessingStopped',
  ]);
  t.like(last(stage, 'ann', 'EventRevoked'), { Operation: 'stop', Reason });
  t.like(last(stage, 're', 'EventPartyRemoved'), { Operation: 'stop', Reason });
  ends(t, stage, 'gone');
});

test('G9: every reporting engine that is connected then is told, and nothing is kept for the others', (t) => {
  const stage = setStage({ ...open, engines: ['re', 'icon', 'late'] });
  stage.actor('late').disconnect();
  stage.handledBy('X', 'ann');
  invite(stage, 'ann', 'bob');
  t.deepEqual(stage.said(), ['bob EventInvite', 're EventAgentInvited bob', 'icon EventAgentInvited bob']);
  stage.actor('icon').disconnect();
  stage.actor('late').connect();
  stage.actor('late').send('RequestRegisterClient', { ClientType: 'ReportingEngine', ClientName: 'late' });
  stage.run();
  t.deepEqual(stage.said(), ['late EventAck']);
  t.deepEqual(ask(stage, 'bob', 'RequestReject', withTicket(stage, 'bob')), [
    'bob EventAck',
    'ann EventError invitation-rejected',
    're EventRejected bob',
    'late EventRejected bob',
  ]);
  ends(t, stage, '3 handling: ann');
});

test('G10: the states of an interaction from queue to stop', (t) => {
  const stage = setStage({ ...routing, server: { 'max-submitted-interactions': 1 } });
  const stands = (where: string, id?: string) => t.is(standing(stage.bench.store, id), where);
  stage.submit('X', { Queue: 'Holding' });
  stands('0 queued: Holding');
  ask(stage, 'ann', 'RequestPlaceInQueue', { Queue: 'Waiting' });
  stands('2 routing: s');
  stage.submit('Y');
  stands('1 cached: Waiting', 'Y');
  ask(stage, 'urs', 'RequestDeliver', { AgentId: 'bob', ...attempt(stage) });
  stands('2 delivering: nobody, invited: bob');
  stands('2 routing: s', 'Y');
  ask(stage, 'bob', 'RequestAccept', withTicket(stage, 'bob'));
  stands('3 handling: bob');
  ask(stage, 'bob', 'RequestPlaceInWorkbin', { WorkbinType: 'Drafts' });
  stands('0 queued: Drafts before Drafts');
  t.is(stage.bench.store.interaction('X')?.properties.Queue, 'Drafts');
  ask(stage, 'ms', 'RequestStopProcessing');
  stands('gone');
  t.deepEqual(stage.bench.findings, []);
});

test('G10: without URS an interaction is cached, and taken when URS comes', (t) => {
  const stage = setStage(routing);
  const urs = stage.actor('urs');
  urs.disconnect();
  stage.submit('X');
  t.is(standing(stage.bench.store), '1 cached: Waiting');
  urs.connect();
  urs.send('RequestRegisterClient', { ClientType: 'Router', ClientName: 'urs' });
  stage.run();
  t.is(standing(stage.bench.store), '2 routing: s');
});

// ---- 3. An invitation is out, and something else happens

test('I1: a media server stops while an invitation is out', (t) => {
  const stage = annInvitesBob();
  t.deepEqual(ask(stage, 'ms', 'RequestStopProcessing'), [
    'ms EventAck',
    'ann EventError invitation-withdrawn',
    'ann EventRevoked stop',
    'bob EventRevoked stop',
    're EventPartyRemoved ann',
    're EventProcessingStopped',
  ]);
  t.deepEqual(stage.bench.store.tickets, []);
  ends(t, stage, 'gone');
});

test('I2: the inviter stops while its invitation is out', (t) => {
  const stage = annInvitesBob();
  t.deepEqual(ask(stage, 'ann', 'RequestStopProcessing'), [
    'ann EventAck',
    'ann EventError invitation-withdrawn',
    'bob EventRevoked stop',
    're EventPartyRemoved ann',
    're EventProcessingStopped',
  ]);
  ends(t, stage, 'gone');
});

test('I3: the inviter leaves and another party stays', (t) => {
  const stage = annInvitesBob(open, 'cat');
  t.deepEqual(ask(stage, 'ann', 'RequestLeaveInteraction'), [
    'ann EventAck',
    'ann EventError invitation-withdrawn',
    'cat EventPartyRemoved ann',
    'bob EventRevoked leave',
    're EventPartyRemoved ann',
  ]);
  ends(t, stage, '3 handling: cat');
});

test('I4: the inviter leaves and was the last party of what came from a queue', (t) => {
  const stage = annInvitesBob();
  t.deepEqual(ask(stage, 'ann', 'RequestLeaveInteraction'), [
    'ann EventAck',
    'ann EventError invitation-withdrawn',
    'bob EventRevoked leave',
    're EventPartyRemoved ann',
    're EventPlacedInQueue Waiting',
  ]);
  ends(t, stage, '0 queued: Waiting');
});

test('I4: the inviter leaves and was the last party of what came from a workbin', (t) => {
  const stage = setStage(open);
  stage.submit('X', { Queue: undefined, Workbin: { WorkbinType: 'Drafts', AgentId: 'ann' } });
  stage.handledBy('X', 'ann');
  invite(stage, 'ann', 'bob');
  stage.said();
  t.deepEqual(ask(stage, 'ann', 'RequestLeaveInteraction'), [
    'ann EventAck',
    'ann EventError invitation-withdrawn',
    'bob EventRevoked leave',
    're EventPartyRemoved ann',
    're EventPlacedInQueue Drafts',
    're EventPlacedInWorkbin',
  ]);
  ends(t, stage, '0 queued: Drafts before Drafts');
});

test('I6: the inviter places the interaction in a queue', (t) => {
  const stage = annInvitesBob(open, 'cat');
  t.deepEqual(ask(stage, 'ann', 'RequestPlaceInQueue', { Queue: 'Holding' }), [
    'ann EventAck',
    'ann EventError invitation-withdrawn',
    'cat EventRevoked place_in_queue',
    'bob EventRevoked place_in_queue',
    're EventPartyRemoved ann',
    're EventPartyRemoved cat',
    're EventPlacedInQueue Holding',
  ]);
  ends(t, stage, '0 queued: Holding');
});

test('I6: another party places the interaction in a workbin', (t) => {
  const stage = annInvitesBob({ ...five }, 'cat');
  invite(stage, 'cat', 'dan');
  stage.said();
  t.deepEqual(ask(stage, 'cat', 'RequestPlaceInWorkbin', { WorkbinType: 'Drafts' }), [
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
  ends(t, stage, '0 queued: Drafts before Drafts');
});

test("I7: the inviter's connection drops and another party stays", (t) => {
  const stage = annInvitesBob(open, 'cat');
  stage.actor('ann').disconnect();
  stage.run();
  t.deepEqual(stage.said(), [
    'cat EventPartyRemoved ann',
    'bob EventRevoked party_disconnect',
    're EventPartyRemoved ann',
    're EventAgentLogout',
  ]);
  t.like(last(stage, 're', 'EventAgentLogout'), { AgentId: 'ann' });
  ends(t, stage, '3 handling: cat');
});

test("I8: the inviter's connection drops and it was the last party", (t) => {
  const stage = annInvitesBob();
  stage.actor('ann').disconnect();
  stage.run();
  t.deepEqual(stage.said(), [
    'bob EventRevoked party_disconnect',
    're EventPartyRemoved ann',
    're EventPlacedInQueue Waiting',
    're EventAgentLogout',
  ]);
  ends(t, stage, '0 queued: Waiting');
});

test("I9: the invitee's connection drops", (t) => {
  const stage = annInvitesBob();
  stage.actor('bob').disconnect();
  stage.run();
  t.deepEqual(stage.said(), ['ann EventError invitation-withdrawn', 're EventAgentLogout']);
  t.deepEqual(stage.bench.store.tickets, []);
  ends(t, stage, '3 handling: ann');
});

test('I7, I9: an agent whose connection is closed by its next login is told no more than one whose connection drops', (t) => {
  const options: StageOptions = {
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
  const stage = annInvitesBob();
  t.deepEqual(ask(stage, 'bob', 'RequestAgentLogout', { InteractionId: undefined }), [
    'bob EventAck',
    'ann EventError invitation-withdrawn',
    'bob EventRevoked leave',
    're EventAgentLogout',
  ]);
  ends(t, stage, '3 handling: ann');
});

test('I11: another party than the inviter leaves, and the invitation stands', (t) => {
  const stage = annInvitesBob(open, 'cat');
  t.deepEqual(ask(stage, 'cat', 'RequestLeaveInteraction'), [
    'cat EventAck',
    'ann EventPartyRemoved cat',
    're EventPartyRemoved cat',
  ]);
  t.is(standing(stage.bench.store), '3 handling: ann, invited: bob');
  t.deepEqual(ask(stage, 'bob', 'RequestAccept', withTicket(stage, 'bob')), [
    'bob EventAck',
    'ann EventAck',
    'ann EventPartyAdded bob',
    're EventPartyAdded bob',
  ]);
  ends(t, stage, '3 handling: ann, bob');
});

test('I11: another party than the inviter falls silent, and the invitation stands', (t) => {
  const stage = setStage(silentFor(minutes(30)));
  stage.handledBy('X', 'ann', 'cat');
  stage.run(minutes(20));
  invite(stage, 'ann', 'bob');
  stage.said();
  stage.run(minutes(10));
  t.deepEqual(stage.said(), ['ann EventPartyRemoved cat', 'cat EventRevoked timeout', 're EventPartyRemoved cat']);
  t.is(standing(stage.bench.store), '3 handling: ann, invited: bob');
  t.deepEqual(stage.bench.findings, []);
});

test('I12: the inviter falls silent while its invitation is out', (t) => {
  const stage = annInvitesBob(silentFor(minutes(30)), 'cat');
  stage.run(minutes(20));
  ask(stage, 'cat', 'RequestGetInteractionProperties');
  stage.run(minutes(10));
  t.deepEqual(stage.said(), [
    'ann EventError invitation-withdrawn',
    'ann EventRevoked timeout',
    'cat EventPartyRemoved ann',
    'bob EventRevoked timeout',
    're EventPartyRemoved ann',
  ]);
  t.is(standing(stage.bench.store), '3 handling: cat');
  t.deepEqual(stage.bench.findings, []);
});

test('I12: the inviter falls silent and was the last party', (t) => {
  const stage = annInvitesBob(silentFor(minutes(30)));
  stage.run(minutes(30));
  t.deepEqual(stage.said(), [
    'ann EventError invitation-withdrawn',
    'ann EventRevoked timeout',
    'bob EventRevoked timeout',
    're EventPartyRemoved ann',
    're EventPlacedInQueue Waiting',
  ]);
  ends(t, stage, '0 queued: Waiting');
});

test('I13: an invitee is not told of changed properties, and reads them when it asks', (t) => {
  const stage = annInvitesBob(open, 'cat');
  t.deepEqual(ask(stage, 'ms', 'RequestChangeProperties', { ChangedProperties: { Priority: 7 } }), [
    'ms EventAck',
    'ann EventPropertiesChanged',
    'cat EventPropertiesChanged',
    're EventPropertiesChanged',
  ]);
  t.like(last(stage, 'bob', 'EventInvite'), { Interaction: { UserData: {} } });
  t.deepEqual(ask(stage, 'bob', 'RequestGetInteractionProperties'), ['bob EventInteractionProperties']);
  t.like(last(stage, 'bob', 'EventInteractionProperties'), { Interaction: { UserData: { Priority: 7 } } });
  t.is(standing(stage.bench.store), '3 handling: ann, cat, invited: bob');
  t.deepEqual(stage.bench.findings, []);
});

// ---- 3b. Invited by URS, with both values of routeUsedAt and in both protocols

for (const { protocol, used, abandoned } of words) {
  const onStage = (routeUsedAt: 'invite' | 'outcome'): Stage => {
    const extra = protocol === 'TLibrary' ? [spoken.TLibrary] : [];
    const stage = setStage({ ...routing, extra, server: { routeUsedAt } });
    stage.submit('X');
    stage.said();
    return stage;
  };
  /** URS has routed X to bob, who has not answered. */
  const offered = (routeUsedAt: 'invite' | 'outcome'): Stage => {
    const stage = onStage(routeUsedAt);
    ask(stage, 'urs', 'RequestDeliver', { AgentId: 'bob', ...attempt(stage) });
    return stage;
  };
  const handedOverAgain = ['urs EventRouteRequest', 're EventPartyAdded s', 're EventTakenFromQueue Waiting'];

  test(`U1: URS routes to an agent and is out at once (${protocol})`, (t) => {
    const stage = onStage('invite');
    t.deepEqual(ask(stage, 'urs', 'RequestDeliver', { AgentId: 'bob', ...attempt(stage) }), [
      used,
      'bob EventInvite',
      're EventAgentInvited bob',
      're EventPartyRemoved s',
    ]);
    t.like(last(stage, 'bob', 'EventInvite'), {
      Operation: 'route',
      Party: { PartyType: 'strategy', StrategyId: 's' },
    });
    t.is(stage.bench.store.interaction('X')?.router, undefined);
    t.is(standing(stage.bench.store), '2 delivering: nobody, invited: bob');
    t.deepEqual(stage.bench.findings, []);
  });

  test(`U1: with outcome URS hears nothing yet (${protocol})`, (t) => {
    const stage = onStage('outcome');
    t.deepEqual(ask(stage, 'urs', 'RequestDeliver', { AgentId: 'bob', ...attempt(stage) }), [
      'bob EventInvite',
      're EventAgentInvited bob',
    ]);
    t.is(standing(stage.bench.store), '2 delivering: nobody, invited: bob');
    t.deepEqual(stage.bench.findings, []);
  });

  test(`U2: a media server stops what URS has routed and is out of (${protocol})`, (t) => {
    const stage = offered('invite');
    t.deepEqual(ask(stage, 'ms', 'RequestStopProcessing'), [
      'ms EventAck',
      'bob EventRevoked stop',
      're EventProcessingStopped',
    ]);
    ends(t, stage, 'gone');
  });

  test(`U3: a media server stops what URS has routed and waits for (${protocol})`, (t) => {
    const stage = offered('outcome');
    t.deepEqual(ask(stage, 'ms', 'RequestStopProcessing'), [
      'ms EventAck',
      'urs EventError invitation-withdrawn',
      abandoned,
      'bob EventRevoked stop',
      're EventPartyRemoved s',
      're EventProcessingStopped',
    ]);
    ends(t, stage, 'gone');
  });

  test(`U4: the agent accepts (${protocol})`, (t) => {
    const early = offered('invite');
    t.deepEqual(ask(early, 'bob', 'RequestAccept', withTicket(early, 'bob')), [
      'bob EventAck',
      're EventPartyAdded bob',
    ]);
    ends(t, early, '3 handling: bob');

    const late = offered('outcome');
    t.deepEqual(ask(late, 'bob', 'RequestAccept', withTicket(late, 'bob')), [
      'bob EventAck',
      used,
      're EventPartyAdded bob',
      're EventPartyRemoved s',
    ]);
    ends(t, late, '3 handling: bob');
  });

  test(`U5: the agent rejects, and a new routing attempt begins (${protocol})`, (t) => {
    const early = offered('invite');
    const first = attempt(early);
    t.deepEqual(ask(early, 'bob', 'RequestReject', withTicket(early, 'bob')), [
      'bob EventAck',
      're EventRejected bob',
      're EventPlacedInQueue Waiting',
      ...handedOverAgain,
    ]);
    t.notDeepEqual(attempt(early), first);
    const connIds = early
      .actor('urs')
      .got.flatMap(({ type, body }) => (type === 'EventRouteRequest' && 'ConnID' in body ? [body.ConnID] : []));
    t.is(new Set(connIds).size, 2);
    ends(t, early, '2 routing: s');

    const late = offered('outcome');
    t.deepEqual(ask(late, 'bob', 'RequestReject', withTicket(late, 'bob')), [
      'bob EventAck',
      used,
      're EventRejected bob',
      're EventPartyRemoved s',
      're EventPlacedInQueue Waiting',
      ...handedOverAgain,
    ]);
    ends(t, late, '2 routing: s');
  });

  test(`U6: the agent does not answer, disconnects or logs out (${protocol})`, (t) => {
    const gone: readonly (readonly [
      act: (stage: Stage) => void,
      answer: readonly string[],
      told: readonly string[],
      logout: readonly string[],
    ])[] = [
      [(stage) => stage.run(seconds(30)), [], ['bob EventRevoked timeout Expired'], []],
      [(stage) => (stage.actor('bob').disconnect(), stage.run()), [], [], ['re EventAgentLogout']],
      [
        (stage) => (stage.actor('bob').send('RequestAgentLogout'), stage.run()),
        ['bob EventAck'],
        ['bob EventRevoked leave'],
        ['re EventAgentLogout'],
      ],
    ];
    for (const [act, answer, told, logout] of gone) {
      const early = offered('invite');
      act(early);
      t.deepEqual(early.said(), [...answer, ...told, 're EventPlacedInQueue Waiting', ...logout, ...handedOverAgain]);
      ends(t, early, '2 routing: s');

      const late = offered('outcome');
      act(late);
      t.deepEqual(late.said(), [
        ...answer,
        used,
        ...told,
        're EventPartyRemoved s',
        're EventPlacedInQueue Waiting',
        ...logout,
        ...handedOverAgain,
      ]);
      ends(t, late, '2 routing: s');
    }
  });

  test(`U7: while the outcome is open URS may decide nothing else (${protocol})`, (t) => {
    const stage = offered('outcome');
    for (const [request, target] of [
      ['RequestDeliver', { AgentId: 'cat' }],
      ['RequestPlaceInQueue', { Queue: 'Holding' }],
      ['RequestPlaceInWorkbin', { WorkbinType: 'Drafts', AgentId: 'cat' }],
      ['RequestStopProcessing', {}],
    ] as const)
      t.deepEqual(
        ask(stage, 'urs', request, { ...target, ...attempt(stage) }),
        ['urs EventError not-a-party'],
        request,
      );
    t.is(standing(stage.bench.store), '2 delivering: nobody, invited: bob');
    t.deepEqual(ask(stage, 'bob', 'RequestAccept', withTicket(stage, 'bob'))[1], used);
    ends(t, stage, '3 handling: bob');
  });

  test(`U8: the connection of URS drops while the outcome is open (${protocol})`, (t) => {
    const late = offered('outcome');
    late.actor('urs').disconnect();
    late.run();
    t.deepEqual(late.said(), [
      'bob EventRevoked party_disconnect',
      're EventPartyRemoved s',
      're EventPlacedInQueue Waiting',
    ]);
    // Its queue feeds a strategy that has no URS now: G10.
    ends(t, late, '1 cached: Waiting');

    const early = offered('invite');
    early.actor('urs').disconnect();
    early.run();
    t.deepEqual(early.said(), []);
    t.is(standing(early.bench.store), '2 delivering: nobody, invited: bob');
    t.deepEqual(early.bench.findings, []);
  });

  test(`U9: URS routes to an agent who is not there, and may go on (${protocol})`, (t) => {
    for (const routeUsedAt of ['invite', 'outcome'] as const) {
      const stage = onStage(routeUsedAt);
      for (const target of [{ AgentId: 'zoe' }, { AgentId: 'bob', PlaceId: 'cat-place' }]) {
        t.deepEqual(ask(stage, 'urs', 'RequestDeliver', { ...target, ...attempt(stage) }), [
          'urs EventError target-not-logged-in',
        ]);
        t.is(standing(stage.bench.store), '2 routing: s');
      }
      ask(stage, 'urs', 'RequestDeliver', { AgentId: 'bob', ...attempt(stage) });
      t.is(standing(stage.bench.store), '2 delivering: nobody, invited: bob');
      t.deepEqual(stage.bench.findings, []);
    }
  });
}

// ---- 4. Conference, several invitations

test('C1: neither a party nor oneself can be invited', (t) => {
  const stage = setStage(open);
  stage.handledBy('X', 'ann', 'cat');
  for (const AgentId of ['cat', 'ann'])
    t.deepEqual(ask(stage, 'ann', 'RequestConference', { AgentId }), ['ann EventError already-a-party']);
  ends(t, stage, '3 handling: ann, cat');
});

test('C2: who is invited cannot be invited again, and the first invitation runs on', (t) => {
  const stage = annInvitesBob(open, 'cat');
  stage.run(seconds(20));
  for (const inviter of ['cat', 'ann'])
    t.deepEqual(ask(stage, inviter, 'RequestConference', { AgentId: 'bob' }), [
      `${inviter} EventError already-invited`,
    ]);
  t.is(standing(stage.bench.store), '3 handling: ann, cat, invited: bob');
  stage.run(seconds(10));
  t.deepEqual(stage.said(), ['ann EventError invitation-expired', 'bob EventRevoked timeout Expired']);
  ends(t, stage, '3 handling: ann, cat');
});

test('C4: one party invites several agents, each with a ticket, a timer and an answer of its own', (t) => {
  const stage = setStage(five);
  stage.handledBy('X', 'ann');
  const refs = ['bob', 'cat', 'dan'].map((agent) => {
    const ref = invite(stage, 'ann', agent);
    t.deepEqual(stage.said(), [`${agent} EventInvite`, `re EventAgentInvited ${agent}`]);
    stage.run(seconds(10));
    return ref;
  });
  // Thirty seconds after the first invitation, bob's alone is over.
  t.deepEqual(stage.said(), ['ann EventError invitation-expired', 'bob EventRevoked timeout Expired']);
  t.deepEqual(ask(stage, 'dan', 'RequestReject', withTicket(stage, 'dan')), [
    'dan EventAck',
    'ann EventError invitation-rejected',
    're EventRejected dan',
  ]);
  t.deepEqual(ask(stage, 'cat', 'RequestAccept', withTicket(stage, 'cat')), [
    'cat EventAck',
    'ann EventAck',
    'ann EventPartyAdded cat',
    're EventPartyAdded cat',
  ]);
  const answers = stage.actor('ann').got.filter(({ ref }) => refs.includes(ref!));
  t.deepEqual(
    answers.map(({ ref, type }) => [ref, type]),
    [
      [refs[0], 'EventError'],
      [refs[2], 'EventError'],
      [refs[1], 'EventAck'],
    ],
  );
  ends(t, stage, '3 handling: ann, cat');
});

test('C5: several parties invite different agents, independent of each other', (t) => {
  const stage = annInvitesBob(five, 'cat');
  invite(stage, 'cat', 'dan');
  t.deepEqual(stage.said(), ['dan EventInvite', 're EventAgentInvited dan']);
  t.deepEqual(ask(stage, 'dan', 'RequestReject', withTicket(stage, 'dan')), [
    'dan EventAck',
    'cat EventError invitation-rejected',
    're EventRejected dan',
  ]);
  t.deepEqual(ask(stage, 'bob', 'RequestAccept', withTicket(stage, 'bob')), [
    'bob EventAck',
    'ann EventAck',
    'ann EventPartyAdded bob',
    'cat EventPartyAdded bob',
    're EventPartyAdded bob',
  ]);
  ends(t, stage, '3 handling: ann, cat, bob');
});

test('C6: who is still invited is told nothing of those who join, and joins after them', (t) => {
  const stage = annInvitesBob(five);
  invite(stage, 'ann', 'eve');
  stage.said();
  t.deepEqual(ask(stage, 'bob', 'RequestAccept', withTicket(stage, 'bob')), [
    'bob EventAck',
    'ann EventAck',
    'ann EventPartyAdded bob',
    're EventPartyAdded bob',
  ]);
  t.is(standing(stage.bench.store), '3 handling: ann, bob, invited: eve');
  t.deepEqual(ask(stage, 'eve', 'RequestAccept', withTicket(stage, 'eve')), [
    'eve EventAck',
    'ann EventAck',
    'ann EventPartyAdded eve',
    'bob EventPartyAdded eve',
    're EventPartyAdded eve',
  ]);
  ends(t, stage, '3 handling: ann, bob, eve');
});

test('C8: only a party invites, and only to what agents handle', (t) => {
  const stage = setStage(routing);
  const conference = (who: string) => ask(stage, who, 'RequestConference', { AgentId: 'bob' });
  t.deepEqual(conference('ann'), ['ann EventError unknown-interaction']);
  stage.submit('X', { Queue: 'Holding' });
  stage.said();
  t.deepEqual(conference('ann'), ['ann EventError wrong-state'], 'state 0');
  ask(stage, 'ann', 'RequestPlaceInQueue', { Queue: 'Waiting' });
  t.deepEqual(conference('ann'), ['ann EventError wrong-state'], 'state 2, with URS');
  ask(stage, 'urs', 'RequestDeliver', { AgentId: 'ann', ...attempt(stage) });
  t.deepEqual(conference('ann'), ['ann EventError wrong-state'], 'state 2, being delivered');
  ask(stage, 'ann', 'RequestAccept', withTicket(stage, 'ann'));
  t.deepEqual(conference('cat'), ['cat EventError not-a-party']);
  ends(t, stage, '3 handling: ann');

  const away = setStage({ ...routing, routers: [] });
  away.submit('X');
  t.is(standing(away.bench.store), '1 cached: Waiting');
  away.said();
  t.deepEqual(ask(away, 'ann', 'RequestConference', { AgentId: 'bob' }), ['ann EventError wrong-state'], 'state 1');
});

test('C9: who is not logged in cannot be invited', (t) => {
  const stage = setStage({ ...open, strangers: ['dan'] });
  stage.handledBy('X', 'ann');
  for (const AgentId of ['dan', 'zoe'])
    t.deepEqual(ask(stage, 'ann', 'RequestConference', { AgentId }), ['ann EventError target-not-logged-in']);
  ends(t, stage, '3 handling: ann');
});

test('C10: who is logged in but not ready, or has an interaction already, is invited as usual', (t) => {
  const stage = setStage(open);
  stage.handledBy('Y', 'bob');
  stage.handledBy('X', 'ann');
  t.deepEqual(ask(stage, 'bob', 'RequestNotReadyForMedia', { InteractionId: undefined, MediaType: 'email' }), [
    'bob EventAck',
    're EventNotReadyForMedia',
  ]);
  invite(stage, 'ann', 'bob');
  t.deepEqual(stage.said(), ['bob EventInvite', 're EventAgentInvited bob']);
  t.is(standing(stage.bench.store), '3 handling: ann, invited: bob');
  t.deepEqual(stage.bench.findings, []);
});

test('C11: a place alone means the agent who is logged in there', (t) => {
  const stage = setStage(open);
  stage.handledBy('X', 'ann');
  const conference = (target: object) => ask(stage, 'ann', 'RequestConference', target);
  t.deepEqual(conference({}), ['ann EventError missing-attribute']);
  t.deepEqual(conference({ AgentId: 'bob', PlaceId: 'cat-place' }), ['ann EventError target-not-logged-in']);
  t.deepEqual(conference({ PlaceId: 'nowhere' }), ['ann EventError target-not-logged-in']);
  t.deepEqual(conference({ PlaceId: 'bob-place' }), ['bob EventInvite', 're EventAgentInvited bob']);
  t.deepEqual(conference({ AgentId: 'cat', PlaceId: 'cat-place' }), ['cat EventInvite', 're EventAgentInvited cat']);
  t.is(standing(stage.bench.store), '3 handling: ann, invited: bob, cat');
  t.deepEqual(stage.bench.findings, []);
});

test('C12: after a rejection or a time-out an agent is invited as the first time, with a new ticket', (t) => {
  const stage = annInvitesBob();
  const first = stage.ticket('bob');
  ask(stage, 'bob', 'RequestReject', { TicketId: first });
  t.deepEqual(ask(stage, 'ann', 'RequestConference', { AgentId: 'bob' }), [
    'bob EventInvite',
    're EventAgentInvited bob',
  ]);
  const second = stage.ticket('bob');
  stage.run(seconds(30));
  t.deepEqual(stage.said(), ['ann EventError invitation-expired', 'bob EventRevoked timeout Expired']);
  t.deepEqual(ask(stage, 'ann', 'RequestConference', { AgentId: 'bob' }), [
    'bob EventInvite',
    're EventAgentInvited bob',
  ]);
  t.is(new Set([first, second, stage.ticket('bob')]).size, 3);
  ask(stage, 'bob', 'RequestAccept', withTicket(stage, 'bob'));
  ends(t, stage, '3 handling: ann, bob');
});

// ---- Visibility

test('V1: the same are told of a party of each mode, and the events carry it; the media server never hears', (t) => {
  for (const VisibilityMode of ['conference', 'monitor', 'coach']) {
    const stage = setStage(open);
    stage.handledBy('X', 'ann', 'cat');
    t.deepEqual(ask(stage, 'ann', 'RequestConference', { AgentId: 'bob', VisibilityMode }), [
      'bob EventInvite',
      're EventAgentInvited bob',
    ]);
    t.like(last(stage, 'bob', 'EventInvite'), { VisibilityMode });
    t.like(last(stage, 're', 'EventAgentInvited'), { VisibilityMode, Party: { AgentId: 'bob', VisibilityMode } });
    t.deepEqual(ask(stage, 'bob', 'RequestAccept', withTicket(stage, 'bob')), [
      'bob EventAck',
      'ann EventAck',
      'ann EventPartyAdded bob',
      'cat EventPartyAdded bob',
      're EventPartyAdded bob',
    ]);
    for (const who of ['ann', 'cat', 're'])
      t.like(last(stage, who, 'EventPartyAdded'), { VisibilityMode, Party: { AgentId: 'bob', VisibilityMode } });
    t.is(stage.bench.store.interaction('X')?.parties.at(-1)?.mode as string, VisibilityMode);
    t.deepEqual(ask(stage, 'bob', 'RequestLeaveInteraction'), [
      'bob EventAck',
      'ann EventPartyRemoved bob',
      'cat EventPartyRemoved bob',
      're EventPartyRemoved bob',
    ]);
    t.like(last(stage, 'cat', 'EventPartyRemoved'), { Party: { AgentId: 'bob', VisibilityMode } });
    ends(t, stage, '3 handling: ann, cat');
  }
});

test('V2: a mode that is missing or 0 is taken as conference', (t) => {
  for (const mode of [{}, { VisibilityMode: 'unknown' }]) {
    const stage = setStage(open);
    stage.handledBy('X', 'ann');
    ask(stage, 'ann', 'RequestConference', { AgentId: 'bob', ...mode });
    t.like(last(stage, 'bob', 'EventInvite'), { VisibilityMode: 'conference' });
    ask(stage, 'bob', 'RequestAccept', withTicket(stage, 'bob'));
    t.like(last(stage, 'ann', 'EventPartyAdded'), { VisibilityMode: 'conference' });
    ends(t, stage, '3 handling: ann, bob');
  }
});

/** ann handles X, and bob watches. */
function watchedByBob(VisibilityMode: string, server: StageOptions['server'] = {}): Stage {
  const stage = setStage({ ...open, server });
  stage.handledBy('X', 'ann');
  invite(stage, 'ann', 'bob', { VisibilityMode });
  ask(stage, 'bob', 'RequestAccept', withTicket(stage, 'bob'));
  return stage;
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
    const stage = watchedByBob(mode, { observersHold: false });
    t.deepEqual(ask(stage, 'ann', 'RequestLeaveInteraction'), [
      'ann EventAck',
      'bob EventRevoked leave',
      're EventPartyRemoved ann',
      're EventPartyRemoved bob',
      're EventPlacedInQueue Waiting',
    ]);
    ends(t, stage, '0 queued: Waiting');
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
  const stage = setStage({ ...open, server: { observersHold: false } });
  ask(stage, 'ann', 'RequestSubmit', { MediaType: 'email' });
  invite(stage, 'ann', 'bob', { VisibilityMode: 'coach' });
  ask(stage, 'bob', 'RequestAccept', withTicket(stage, 'bob'));
  t.deepEqual(ask(stage, 'ann', 'RequestLeaveInteraction'), ['ann EventError wrong-state']);
  ends(t, stage, '3 handling: ann, bob');
});

// ---- 9. What is not there, and what is off by default

test('F1: nobody can ask for the notifications of a workbin, so nobody is told of what returns to it', (t) => {
  const stage = setStage(open);
  const Workbin = { WorkbinType: 'Drafts', AgentId: 'ann' };
  t.deepEqual(ask(stage, 'cat', 'RequestWorkbinNotifications', { InteractionId: undefined, Workbin }), [
    'cat EventError not-supported',
  ]);
  stage.submit('X', { Queue: undefined, Workbin });
  stage.handledBy('X', 'ann');
  t.deepEqual(ask(stage, 'ann', 'RequestLeaveInteraction'), [
    'ann EventAck',
    're EventPartyRemoved ann',
    're EventPlacedInQueue Drafts',
    're EventPlacedInWorkbin',
  ]);
  ends(t, stage, '0 queued: Drafts before Drafts');
});

test('F9: EventAccepted, EventRevoked as Reporting and EventProcessingStopped to clients are off by default', (t) => {
  const stage = setStage(open);
  stage.handledBy('X', 'ann');
  invite(stage, 'ann', 'bob');
  ask(stage, 'bob', 'RequestAccept', withTicket(stage, 'bob'));
  invite(stage, 'ann', 'cat');
  stage.run(seconds(30));
  ask(stage, 'ms', 'RequestStopProcessing');
  const got = (who: string, event: string) => stage.actor(who).got.filter(({ type }) => type === event).length;
  t.is(got('re', 'EventAccepted'), 0);
  t.is(got('re', 'EventRevoked'), 0);
  for (const client of ['ms', 'ann', 'bob', 'cat']) t.is(got(client, 'EventProcessingStopped'), 0);
  ends(t, stage, 'gone');
});

test('F9: revokedToReporting tells the reporting engines of an invitation that timed out', (t) => {
  const stage = annInvitesBob({ ...open, server: { revokedToReporting: true } });
  stage.run(seconds(30));
  t.deepEqual(stage.said(), [
    'ann EventError invitation-expired',
    'bob EventRevoked timeout Expired',
    're EventRevoked bob timeout Expired',
  ]);
  ends(t, stage, '3 handling: ann');
});

test('F9: acceptedToReporting tells the reporting engines of RequestAccept', (t) => {
  const stage = annInvitesBob({ ...open, server: { acceptedToReporting: true } });
  t.deepEqual(ask(stage, 'bob', 'RequestAccept', withTicket(stage, 'bob')), [
    'bob EventAck',
    'ann EventAck',
    'ann EventPartyAdded bob',
    're EventAccepted bob',
    're EventPartyAdded bob',
  ]);
  ends(t, stage, '3 handling: ann, bob');
});
