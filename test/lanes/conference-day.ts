import { at, routeTo, seconds, send, type Scenario } from 'routeproof';
import { agents, mediaServer, reportingEngine } from 'routeproof/plugins';
import { message, type Vocabulary } from 'routeproof/testing';

export const question = '0000RPQUESTION01';

/** What comes up between agents, in one letter each. */
export const words = {
  S: send('RequestSubmit', { InteractionId: question, MediaType: 'email', Queue: 'Waiting' }),
  u: send('RequestPull', { InteractionIds: [question] }),
  b: send('RequestConference', { InteractionId: question, AgentId: 'bob' }),
  c: send('RequestConference', { InteractionId: question, AgentId: 'cyd' }),
  d: send('RequestConference', { InteractionId: question, AgentId: 'dan' }),
  a: send('RequestAccept'),
  n: send('RequestReject'),
  l: send('RequestLeaveInteraction', { InteractionId: question }),
  x: send('RequestStopProcessing', { InteractionId: question }),
  i: 'EventInvite',
  k: 'EventAck',
  U: 'EventPulledInteractions',
  P: message('EventPartyAdded', { InteractionId: question }),
  O: 'EventPartyRemoved',
  t: message('EventRevoked', { Reason: { ReasonSystemName: 'Expired' } }),
  r: 'EventRevoked',
  e: message('EventError', { ErrorName: 'invitation-expired' }),
  f: 'EventError',
  I: 'EventAgentInvited',
  N: 'EventRejected',
  Q: 'EventPlacedInQueue',
  T: 'EventTakenFromQueue',
  J: 'EventInteractionSubmitted',
  X: 'EventProcessingStopped',
  q: 'queued',
  h: 'handling',
  g: 'stopped',
  R: routeTo('ann.A'),
} as const satisfies Vocabulary;

/** Four agents without habits, a media server and an engine; whatever happens, lanes or lines of a script make it happen. */
export const table = (script: NonNullable<Scenario['drive']>['script'] = []): Scenario => ({
  name: 'four agents at a table',
  centre: {
    agents: ['ann', 'bob', 'cyd', 'dan'].map((name) => ({ name, does: [] })),
    queues: [{ name: 'Waiting', strategy: null }],
  },
  plugins: [reportingEngine('stat-server'), mediaServer(), agents()],
  drive: { script },
});

/** A question that many are asked about: bob joins and leaves again, cyd says no, dan does not answer, ann ends it. */
export const conferenceDay = (): Scenario =>
  table([
    at(seconds(1), 'email-server', words.S),
    at(seconds(2), 'ann', words.u),
    at(seconds(3), 'ann', words.b),
    at(seconds(5), 'bob', words.a),
    at(seconds(6), 'ann', words.c),
    at(seconds(7), 'cyd', words.n),
    at(seconds(8), 'ann', words.d),
    at(seconds(10), 'bob', words.l),
    at(seconds(38) + 500, 'ann', words.b),
    at(seconds(39), 'bob', words.a),
    at(seconds(41), 'ann', words.x),
  ]);
