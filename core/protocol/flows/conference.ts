import { reports, tells, type ReferenceFlow } from './flow.ts';

/** The phases of the chapter Conference. Sets of messages are the manual's; order and receivers as decided in docs/decisions. */
export const conferenceFlows: readonly ReferenceFlow[] = [
  {
    id: 'conference/invitation-issued',
    title: 'Conference: invitation issued',
    trigger: 'RequestConference',
    when: 'an agent who is a party invites another',
    // The request has no answer yet: it is answered when the invitation has ended.
    steps: [tells('EventInvite', 'invitee'), reports('EventAgentInvited')],
  },
  {
    id: 'conference/invitation-accepted',
    title: 'Conference: invitation accepted',
    trigger: 'RequestAccept',
    when: 'the invitee accepts in time',
    steps: [
      tells('EventAck', 'requester', { answers: 'RequestAccept' }),
      tells('EventAck', 'inviter', { answers: 'RequestConference' }),
      tells('EventPartyAdded', 'each old party'),
      reports('EventAccepted', { only: 'acceptedToReporting' }),
      reports('EventPartyAdded'),
    ],
  },
  {
    id: 'conference/invitation-rejected',
    title: 'Conference: invitation rejected',
    trigger: 'RequestReject',
    when: 'the invitee rejects in time',
    steps: [
      tells('EventAck', 'requester', { answers: 'RequestReject' }),
      tells('EventError', 'inviter', { answers: 'RequestConference' }),
      reports('EventRejected'),
    ],
  },
  {
    id: 'conference/invitation-times-out',
    title: 'Conference: invitation times out',
    trigger: 'delivering-timeout',
    when: 'the invitee does not answer',
    steps: [
      tells('EventError', 'inviter', { answers: 'RequestConference' }),
      tells('EventRevoked', 'invitee'),
      reports('EventRevoked', { only: 'revokedToReporting' }),
    ],
  },
  {
    id: 'conference/invitation-is-invalid',
    title: 'Conference: invitation is invalid',
    trigger: 'RequestConference',
    when: 'the inviter or the interaction is not valid',
    steps: [tells('EventError', 'requester', { answers: 'RequestConference' })],
  },
  {
    id: 'conference/leave',
    title: 'Conference: leave',
    trigger: 'RequestLeaveInteraction',
    when: 'a party leaves',
    steps: [
      tells('EventAck', 'requester', { answers: 'RequestLeaveInteraction' }),
      // Not in the table of the chapter: whom the leaver had invited when it left.
      tells('EventError', 'each inviter owed an answer', { answers: 'RequestConference' }),
      tells('EventRevoked', 'each party sent away'),
      tells('EventPartyRemoved', 'each staying party'),
      tells('EventRevoked', 'each withdrawn invitee'),
      reports('EventPartyRemoved', { per: 'departed party' }),
      reports('EventPlacedInQueue', { only: 'the last party left' }),
      reports('EventPlacedInWorkbin', { only: 'the last party left for a workbin' }),
    ],
  },
  {
    id: 'conference/fail-to-leave',
    title: 'Conference: fail to leave',
    trigger: 'RequestLeaveInteraction',
    when: 'the interaction is unknown, or the requester is no party',
    steps: [tells('EventError', 'requester', { answers: 'RequestLeaveInteraction' })],
  },
];
