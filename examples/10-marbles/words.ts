import { placeInQueue, routeTo, send } from 'routeproof';
import { message, type Vocabulary } from 'routeproof/testing';

/** The question that all of this is about. */
export const question = '0000RPEXAMPLE001';

/** What the letters of the lanes mean. */
export const words: Vocabulary = {
  // What actors do
  q: send('RequestSubmit', { InteractionId: question, MediaType: 'email', Queue: 'Inbound' }),
  a: send('RequestAccept'),
  b: send('RequestConference', { InteractionId: question, AgentId: 'bob' }),
  x: send('RequestStopProcessing', { InteractionId: question }),
  // What they are told
  i: 'EventInvite',
  k: 'EventAck',
  p: 'EventPartyAdded',
  t: message('EventRevoked', { Reason: { ReasonSystemName: 'Expired' } }),
  r: 'EventRevoked',
  n: message('EventError', { ErrorName: 'no-such-ticket' }),
  e: 'EventError',
  // What the strategy decides
  A: routeTo('ann.A'),
  L: placeInQueue('Later'),
  // What the question is
  o: 'routing',
  d: 'delivering',
  h: 'handling',
  w: 'queued',
  s: 'stopped',
};
