import { reports, tells, tellsUrs, type FlowStep, type ReferenceFlow } from './flow.ts';

const acknowledged = tells('EventAck', 'requester', { answers: 'RequestStopProcessing' });
// Not in the tables of the chapter: open invitations, and clients that asked to be told.
const lateAnswers = tells('EventError', 'each inviter owed an answer');
const invitees = tells('EventRevoked', 'each withdrawn invitee');
const curious = tells('EventProcessingStopped', 'each client that asked');
const partiesRemoved = reports('EventPartyRemoved', { per: 'departed party' });
const strategyRemoved = reports('EventPartyRemoved', { only: 'the strategy was a party' });
const stopped = reports('EventProcessingStopped');

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
    tells('EventRevoked', 'each old party'),
    invitees,
    curious,
    partiesRemoved,
    stopped,
  ]),
  stop('b', 'B: a media server asks, URS works', 'a media server asks while a strategy works on the interaction', [
    acknowledged,
    lateAnswers,
    tellsUrs('EventAbandoned', 'EventRevoked'),
    invitees,
    curious,
    strategyRemoved,
    stopped,
  ]),
  stop('c', 'C: an agent asks', 'an agent asks', [
    acknowledged,
    lateAnswers,
    tells('EventRevoked', 'each other party'),
    invitees,
    curious,
    partiesRemoved,
    stopped,
  ]),
  stop('d', 'D: URS asks', 'the strategy that works on the interaction asks', [
    tellsUrs('EventRouteUsed', 'EventAck', { answers: 'RequestStopProcessing' }),
    curious,
    strategyRemoved,
    stopped,
  ]),
  stop('unsuccessful', 'unsuccessful', 'the request is not valid', [
    tells('EventError', 'requester', { answers: 'RequestStopProcessing' }),
  ]),
];
