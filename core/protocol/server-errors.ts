import { oneOfWords } from './messages/attributes.ts';

/** One way in which the server refuses a request. */
export interface ServerError {
  /** ErrorCode of EventError. */
  readonly code: number;
  /** ErrorDescription of EventError. */
  readonly description: string;
  /** When it is given, in one sentence. */
  readonly doc: string;
}

/**
 * The refusals of the Interaction Server by the bench's own names, as EventError carries them in ErrorName.
 * Only 43 is known from the real server; the other codes are the bench's own, so compare names and not codes.
 */
export const serverErrors = {
  'not-registered': {
    code: 1001,
    description: 'The client is not registered.',
    doc: 'A client sent a request before RequestRegisterClient was answered; the server closes its connection.',
  },
  'missing-attribute': {
    code: 1002,
    description: 'An attribute that the request needs is missing.',
    doc: 'A request came without an attribute that it cannot do without, such as the agent or place to invite.',
  },
  'invitation-rejected': {
    code: 1101,
    description: 'The invited agent has rejected the invitation.',
    doc: 'The late answer to a request that invites, when the invitee says no.',
  },
  'invitation-expired': {
    code: 1102,
    description: 'The invited agent has not answered in time.',
    doc: 'The late answer to a request that invites, when the delivering-timeout is over.',
  },
  'invitation-withdrawn': {
    code: 1103,
    description: 'The invitation was withdrawn before it was answered.',
    doc: 'The late answer to a request that invites, when the inviter left, the interaction ended or moved, or the invitee is gone.',
  },
  'not-supported': {
    code: 1104,
    description: 'The Interaction Server of the bench does not handle this request.',
    doc: 'The request is in the catalogue, but this version of the bench has no handler for it; or it came in a protocol in which nobody asks it.',
  },
  'wrong-client-type': {
    code: 1014,
    description: 'A client of this type may not ask this.',
    doc: 'A client registered as what it is not, or asked what the catalogue has for clients of other types only.',
  },
  'bad-attribute': {
    code: 1003,
    description: 'An attribute of the request has a value that is not allowed.',
    doc: 'A request came with an attribute of the wrong type or with an unknown word of an enumeration.',
  },
  'not-logged-in': {
    code: 1004,
    description: 'The agent is not logged in.',
    doc: 'A request that only a logged-in agent may make came from an application whose agent is not logged in.',
  },
  'unknown-interaction': {
    code: 43,
    description: 'Unknown interaction identifier specified',
    doc: 'No interaction has this identifier, or it was stopped already.',
  },
  'no-such-ticket': {
    code: 1005,
    description: 'No open invitation has this ticket.',
    doc: "An accept or reject named a ticket that has ended, is of another interaction, or is another client's.",
  },
  locked: {
    code: 1006,
    description: 'The interaction is locked by another client.',
    doc: 'Somebody else holds the lock of the interaction.',
  },
  'wrong-state': {
    code: 1007,
    description: 'The state of the interaction does not allow this.',
    doc: 'The interaction is known but stands where the request makes no sense, such as a conference on a queued one.',
  },
  'not-a-party': {
    code: 1008,
    description: 'The requester is not a party of the interaction.',
    doc: 'Only a party may ask this; someone who is merely invited is not a party yet.',
  },
  'target-not-logged-in': {
    code: 1009,
    description: 'The agent or place that was asked for is not logged in.',
    doc: 'The invited agent is not logged in at this server, or agent and place do not belong together.',
  },
  'already-a-party': {
    code: 1010,
    description: 'The agent is a party of the interaction already.',
    doc: 'Somebody invited a party of the interaction, or oneself.',
  },
  'already-invited': {
    code: 1011,
    description: 'The agent is invited to the interaction already.',
    doc: 'The agent has an open invitation to the interaction, whoever sent it and whatever for.',
  },
  'unknown-target': {
    code: 1012,
    description: 'The queue, workbin, agent or place is unknown.',
    doc: 'The contact centre has no queue, workbin, agent or place of this name.',
  },
  'user-data-too-large': {
    code: 1020,
    description: 'The attached data of the interaction would have more than 65535 bytes.',
    doc: 'Properties were added or changed, and with them the attached data is larger than a packed key-value list can be.',
  },
  'already-exists': {
    code: 1013,
    description: 'An interaction with this identifier exists already.',
    doc: 'RequestSubmit named an identifier that is in use.',
  },
} as const satisfies Readonly<Record<string, ServerError>>;

/** The bench's stable name of a refusal. */
export type ServerErrorName = keyof typeof serverErrors;

/** The attribute ErrorName of EventError. */
export const errorName = oneOfWords('ErrorName', Object.keys(serverErrors) as readonly ServerErrorName[]);
