import { reports, tells, tellsOfCall, type FlowStep, type ReferenceFlow } from './flow.ts';
import { refused, refusedLate } from './refused.ts';
import { constant, from, ifGiven, type AttributeSources } from './source.ts';

const reason = ifGiven('Reason', 'Reasons');
const about = { InteractionId: from('interactionId') } as const;
const answer = { ReferenceId: from('referenceId') } as const;
const stopped: AttributeSources = {
  Interaction: from('propertiesBefore'),
  Actor: from('asker'),
  Reason: reason,
};
const taken: AttributeSources = { ...stopped, Operation: constant('stop') };

const acknowledged = tells('EventAck', 'requester', answer, { answers: 'RequestStopProcessing' });
// Not in the tables of the chapter: open invitations, and clients that asked to be told.
const lateAnswers = refusedLate('invitation-withdrawn', 'each inviter owed an answer');
const revoked = (to: 'each old party' | 'each other party' | 'each withdrawn invitee') =>
  tells('EventRevoked', to, { ...about, ...taken });
const invitees = revoked('each withdrawn invitee');
const curious = tells('EventProcessingStopped', 'each client that asked', { ...about, ...stopped });
const partiesRemoved = reports('EventPartyRemoved', { ...taken, Party: from('departed') }, { per: 'departed party' });
const strategyRemoved = reports(
  'EventPartyRemoved',
  { ...taken, Party: from('strategy') },
  { only: 'the strategy was a party' },
);
const reported = reports('EventProcessingStopped', stopped);

const stop = (id: string, title: string, when: string, steps: readonly FlowStep[]): ReferenceFlow => ({
  id: `stop-processing/${id}`,
  title: `Stop processing ${title}`,
  trigger: 'RequestStopProcessing',
  when,
  steps,
});

/** The versions of the chapter Stop Processing. */
export const stopProcessingFlows: readonly ReferenceFlow[] = [
  stop('a', 'A: a media server asks, an agent works', 'a media server asks and no strategy works on the interaction', [
    acknowledged,
    lateAnswers,
    revoked('each old party'),
    invitees,
    curious,
    partiesRemoved,
    reported,
  ]),
  stop('b', 'B: a media server asks, URS works', 'a media server asks while a strategy works on the interaction', [
    acknowledged,
    lateAnswers,
    tellsOfCall(
      'EventAbandoned',
      'URS',
      { UserData: from('attached'), Reasons: reason },
      { typeByOption: 'stopTellsUrsWith', otherwise: tells('EventRevoked', 'URS', { ...about, ...taken }) },
    ),
    invitees,
    curious,
    strategyRemoved,
    reported,
  ]),
  stop('c', 'C: an agent asks', 'an agent asks', [
    acknowledged,
    lateAnswers,
    revoked('each other party'),
    invitees,
    curious,
    partiesRemoved,
    reported,
  ]),
  stop('d', 'D: URS asks', 'the strategy that works on the interaction asks', [
    tellsOfCall('EventRouteUsed', 'requester', answer, { answers: 'RequestStopProcessing', otherwise: acknowledged }),
    curious,
    strategyRemoved,
    reported,
  ]),
  stop('unsuccessful', 'unsuccessful', 'the request is not valid', [refused('RequestStopProcessing')]),
];
