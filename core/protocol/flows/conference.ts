import { reports, tells, type ReferenceFlow } from './flow.ts';
import { refused, refusedLate } from './refused.ts';
import { constant, from, ifGiven, type AttributeSources } from './source.ts';

const before = { Interaction: from('propertiesBefore') } as const;
const after = { Interaction: from('propertiesAfter') } as const;
const about = { InteractionId: from('interactionId') } as const;
const acknowledged: AttributeSources = { ReferenceId: from('referenceId') };
const late: AttributeSources = { ReferenceId: from('invitingReferenceId') };

const joined: AttributeSources = {
  ...after,
  Party: from('invitee'),
  Actor: from('inviter'),
  Operation: constant('conference'),
  VisibilityMode: from('mode'),
};
const expired: AttributeSources = {
  ...before,
  Operation: constant('timeout'),
  Reason: constant({ ReasonSystemName: 'Expired' }),
};
const leaving: AttributeSources = {
  ...before,
  Operation: constant('leave'),
  Actor: from('leaverAsActor'),
  Reason: ifGiven('Reason'),
};
const back: AttributeSources = { ...after, Queue: from('formerQueue'), Operation: from('placedBy') };

/** The phases of the chapter Conference. Sets of messages are the manual's; order and receivers as decided in docs/decisions. */
export const conferenceFlows: readonly ReferenceFlow[] = [
  {
    id: 'conference/invitation-issued',
    title: 'Conference: invitation issued',
    trigger: 'RequestConference',
    when: 'an agent who is a party invites another',
    // The request has no answer yet: it is answered when the invitation has ended.
    steps: [
      tells('EventInvite', 'invitee', {
        ...about,
        ...after,
        TicketId: from('ticketId'),
        Party: from('inviter'),
        Operation: constant('conference'),
        VisibilityMode: from('wantedMode'),
        Reason: ifGiven('Reason'),
        Extension: ifGiven('Extension'),
      }),
      reports('EventAgentInvited', {
        ...after,
        Party: from('wanted'),
        Actor: from('inviter'),
        Operation: constant('conference'),
        VisibilityMode: from('wantedMode'),
        Reason: ifGiven('Reason'),
      }),
    ],
  },
  {
    id: 'conference/invitation-accepted',
    title: 'Conference: invitation accepted',
    trigger: 'RequestAccept',
    when: 'the invitee accepts in time',
    steps: [
      tells('EventAck', 'requester', acknowledged, { answers: 'RequestAccept' }),
      tells('EventAck', 'inviter', late, { answers: 'RequestConference' }),
      tells('EventPartyAdded', 'each old party', { ...about, ...joined }),
      reports('EventAccepted', joined, { only: 'acceptedToReporting' }),
      reports('EventPartyAdded', joined),
    ],
  },
  {
    id: 'conference/invitation-rejected',
    title: 'Conference: invitation rejected',
    trigger: 'RequestReject',
    when: 'the invitee rejects in time',
    steps: [
      tells('EventAck', 'requester', acknowledged, { answers: 'RequestReject' }),
      refusedLate('invitation-rejected', 'inviter', 'RequestConference'),
      reports('EventRejected', {
        ...before,
        Party: from('invitee'),
        Actor: from('inviter'),
        Operation: constant('reject'),
        Reason: ifGiven('Reason'),
      }),
    ],
  },
  {
    id: 'conference/invitation-times-out',
    title: 'Conference: invitation times out',
    trigger: 'delivering-timeout',
    when: 'the invitee does not answer',
    steps: [
      refusedLate('invitation-expired', 'inviter', 'RequestConference'),
      tells('EventRevoked', 'invitee', { ...about, ...expired }),
      reports('EventRevoked', { ...expired, Party: from('invitee') }, { only: 'revokedToReporting' }),
    ],
  },
  {
    id: 'conference/invitation-is-invalid',
    title: 'Conference: invitation is invalid',
    trigger: 'RequestConference',
    when: 'the inviter or the interaction is not valid',
    steps: [refused('RequestConference')],
  },
  {
    id: 'conference/leave',
    title: 'Conference: leave',
    trigger: 'RequestLeaveInteraction',
    when: 'a party leaves',
    steps: [
      tells('EventAck', 'requester', acknowledged, { answers: 'RequestLeaveInteraction' }),
      // Not in the table of the chapter: whom the leaver had invited when it left.
      refusedLate('invitation-withdrawn', 'each inviter owed an answer', 'RequestConference'),
      tells('EventRevoked', 'each party sent away', { ...about, ...leaving }),
      tells('EventPartyRemoved', 'each staying party', {
        ...about,
        ...leaving,
        Party: from('leaver'),
      }),
      tells('EventRevoked', 'each withdrawn invitee', { ...about, ...leaving }),
      reports('EventPartyRemoved', { ...leaving, Party: from('departed') }, { per: 'departed party' }),
      reports('EventPlacedInQueue', back, { only: 'the last party left' }),
      reports(
        'EventPlacedInWorkbin',
        { ...back, Workbin: from('formerWorkbin') },
        { only: 'the last party left for a workbin' },
      ),
    ],
  },
  {
    id: 'conference/fail-to-leave',
    title: 'Conference: fail to leave',
    trigger: 'RequestLeaveInteraction',
    when: 'the interaction is unknown, or the requester is no party',
    steps: [refused('RequestLeaveInteraction')],
  },
];
