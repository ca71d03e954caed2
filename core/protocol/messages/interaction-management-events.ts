import {
  flag,
  integer,
  interaction,
  interactions,
  keyValues,
  optional,
  party,
  reason,
  text,
  texts,
  timestamp,
  workbin,
} from './attributes.ts';
import { clientRoles } from '../values.ts';
import { defineMessages } from './define-messages.ts';
import { agentState, operation, visibilityMode, workbinContentOperation } from '../enumerations.ts';
import { errorName } from '../server-errors.ts';

const fromServer = ['interaction-server'] as const;
const toAgent = ['agent'] as const;
const toEngine = ['reporting-engine'] as const;
const toAgentAndEngine = ['agent', 'reporting-engine'] as const;
const management = ['InteractionManagement'] as const;
const reporting = ['Reporting'] as const;
const both = ['InteractionManagement', 'Reporting'] as const;

const toClient = { ProxyClientId: optional(integer), Extension: optional(keyValues) } as const;
const answer = { ReferenceId: integer, ...toClient } as const;
const why = { Reason: optional(reason) } as const;
const changes = {
  AddedProperties: optional(keyValues),
  ChangedProperties: optional(keyValues),
  DeletedProperties: optional(texts),
} as const;
const about = { InteractionId: text, Interaction: interaction } as const;
const byActor = { Actor: optional(party), ...why } as const;
/** Of events that travel as Reporting only. */
const reported = { EventTime: timestamp, Extension: optional(keyValues) } as const;
/** Of events that travel as both. */
const alsoReported = { ...toClient, EventTime: optional(timestamp) } as const;
const agentAtPlace = { AgentId: text, PlaceId: text } as const;
const agentReported = { ...agentAtPlace, ...why, ...reported } as const;
const mediaReported = { ...agentAtPlace, MediaType: text, ...why, ...reported } as const;
const invitation = {
  ...about,
  Party: party,
  Actor: optional(party),
  Operation: operation,
  VisibilityMode: optional(visibilityMode),
  ...why,
  ...reported,
} as const;
const partyChange = {
  ...about,
  Party: party,
  Actor: optional(party),
  Operation: operation,
  VisibilityMode: optional(visibilityMode),
  ...why,
  ...alsoReported,
} as const;
const atQueue = { ...about, Queue: text, Operation: optional(operation), ...byActor, ...reported } as const;

/** The events of Interaction Management and of Reporting, in the order of their numbers. */
// prettier-ignore
export const interactionManagementEvents = defineMessages({
  EventPropertiesChanged: {
    number: 104, protocols: both, from: fromServer, to: ['agent', 'media-server', 'urs', 'reporting-engine'],
    attributes: { ...about, ...changes, Actor: optional(party), ...alsoReported },
    doc: 'Tells that properties of an interaction were added, changed or deleted.',
  },
  EventPulledInteractions: {
    number: 109, protocols: management, from: fromServer, to: ['agent', 'urs'],
    attributes: { ...answer, Interactions: interactions },
    doc: 'Answers RequestPull with the interactions that the requester now handles.',
  },
  EventWorkbinContent: {
    number: 116, protocols: management, from: fromServer, to: toAgent,
    attributes: { ...answer, Workbin: workbin, Interactions: interactions },
    doc: 'Answers RequestGetWorkbinContent.',
  },
  EventWorkbinContentChanged: {
    number: 117, protocols: management, from: fromServer, to: toAgent,
    attributes: {
      ...about, Workbin: workbin, WorkbinContentOperation: workbinContentOperation, ...changes, Actor: optional(party), ...toClient,
    },
    doc: 'Tells those who asked for notification what happened to an interaction in a workbin.',
  },
  EventSnapshotTaken: {
    number: 119, protocols: management, from: fromServer, to: toAgent,
    attributes: { ...answer, SnapshotId: integer, NumberOfInteractions: integer },
    doc: 'Answers RequestTakeSnapshot.',
  },
  EventSnapshotInteractions: {
    number: 121, protocols: management, from: fromServer, to: toAgent,
    attributes: { ...answer, SnapshotId: integer, Interactions: interactions },
    doc: 'Answers RequestGetSnapshotInteractions.',
  },
  EventAck: {
    number: 125, protocols: both, from: fromServer, to: clientRoles,
    attributes: answer,
    doc: 'Says that a request was done; the client must remember what its ReferenceId stood for.',
  },
  EventError: {
    number: 126, protocols: both, from: fromServer, to: clientRoles,
    attributes: { ...answer, ErrorCode: integer, ErrorDescription: text, ErrorName: errorName },
    doc: 'Says that a request was refused; ErrorName is the name that the bench gives to the reason.',
  },
  EventInvite: {
    number: 127, protocols: management, from: fromServer, to: toAgent,
    attributes: {
      TicketId: integer, ...about, Party: optional(party), Operation: operation, VisibilityMode: visibilityMode, ...why, ...toClient,
    },
    doc: 'Offers an interaction to an agent, who answers with RequestAccept or RequestReject before the ticket expires.',
  },
  EventActivityReport: {
    number: 131, protocols: management, from: fromServer, to: ['agent', 'media-server'],
    attributes: { InteractionId: optional(text), EventContent: optional(keyValues), ...toClient },
    doc: 'Reports activity on an interaction; no public source describes it and the bench never sends it.',
  },
  EventPartyAdded: {
    number: 132, protocols: both, from: fromServer, to: toAgentAndEngine,
    attributes: partyChange,
    doc: 'Tells the other parties and the reporting engines that somebody has joined an interaction.',
  },
  EventPartyRemoved: {
    number: 133, protocols: both, from: fromServer, to: toAgentAndEngine,
    attributes: partyChange,
    doc: 'Tells the parties that stay and the reporting engines that somebody has gone from an interaction.',
  },
  EventRevoked: {
    number: 134, protocols: both, from: fromServer, to: ['agent', 'urs', 'reporting-engine'],
    attributes: {
      InteractionId: text, Interaction: optional(interaction), Operation: operation, Party: optional(party), ...byActor, ...alsoReported,
    },
    doc: 'Takes an interaction, or the invitation to it, away; as Reporting it travels only where a switch of the server says so.',
  },
  EventAgentLogin: {
    number: 137, protocols: reporting, from: fromServer, to: toEngine,
    attributes: { ...agentReported, TenantId: optional(integer), MediaList: optional(keyValues) },
    doc: 'Tells that an agent has logged in.',
  },
  EventAgentLogout: {
    number: 138, protocols: reporting, from: fromServer, to: toEngine,
    attributes: agentReported,
    doc: 'Tells that an agent has logged out or that its connection is gone.',
  },
  EventDoNotDisturbOn: {
    number: 141, protocols: reporting, from: fromServer, to: toEngine,
    attributes: agentReported,
    doc: 'Tells that an agent wants no interactions.',
  },
  EventDoNotDisturbOff: {
    number: 142, protocols: reporting, from: fromServer, to: toEngine,
    attributes: agentReported,
    doc: 'Tells that an agent takes interactions again.',
  },
  EventMediaAdded: {
    number: 145, protocols: reporting, from: fromServer, to: toEngine,
    attributes: mediaReported,
    doc: 'Tells that a medium was added to those of an agent.',
  },
  EventMediaRemoved: {
    number: 146, protocols: reporting, from: fromServer, to: toEngine,
    attributes: mediaReported,
    doc: 'Tells that a medium was removed from those of an agent.',
  },
  EventNotReadyForMedia: {
    number: 149, protocols: reporting, from: fromServer, to: toEngine,
    attributes: mediaReported,
    doc: 'Tells that an agent is not ready for a medium.',
  },
  EventReadyForMedia: {
    number: 150, protocols: reporting, from: fromServer, to: toEngine,
    attributes: mediaReported,
    doc: 'Tells that an agent is ready for a medium.',
  },
  EventAgentStateReasonChanged: {
    number: 152, protocols: reporting, from: fromServer, to: toEngine,
    attributes: agentReported,
    doc: 'Tells the new reason of the state of an agent.',
  },
  EventMediaStateReasonChanged: {
    number: 154, protocols: reporting, from: fromServer, to: toEngine,
    attributes: mediaReported,
    doc: 'Tells the new reason of the state of a medium of an agent.',
  },
  EventCurrentAgentStatus: {
    number: 155, protocols: both, from: ['reporting-engine', 'interaction-server'], to: ['interaction-server', 'agent'],
    attributes: { ...agentAtPlace, MediaStateList: keyValues, MediaCapacityList: keyValues, ...alsoReported },
    doc: 'Brings the outcome of the capacity rules from the reporting engine to the server, which relays it to the agent.',
  },
  EventAgentAvailable: {
    number: 158, protocols: reporting, from: fromServer, to: toEngine,
    attributes: { ...agentReported, TenantId: optional(integer), MediaList: optional(keyValues) },
    doc: 'Tells that an agent who is logged in elsewhere can be had at this server.',
  },
  EventAgentNotAvailable: {
    number: 159, protocols: reporting, from: fromServer, to: toEngine,
    attributes: agentReported,
    doc: 'Tells that an agent who is logged in elsewhere can no longer be had at this server.',
  },
  EventInteractionSubmitted: {
    number: 160, protocols: reporting, from: fromServer, to: toEngine,
    attributes: { ...about, ...byActor, ...reported },
    doc: 'Tells that a new interaction has come.',
  },
  EventProcessingStopped: {
    number: 161, protocols: both, from: fromServer, to: ['reporting-engine', 'media-server', 'agent'],
    attributes: { ...about, ...byActor, ...alsoReported },
    doc: 'Tells that an interaction is gone; other clients get it if their registration asked with event_processing_stopped.',
  },
  EventPlacedInQueue: {
    number: 162, protocols: reporting, from: fromServer, to: toEngine,
    attributes: atQueue,
    doc: 'Tells that an interaction was placed in a queue or has come back to it.',
  },
  EventPlacedInWorkbin: {
    number: 163, protocols: reporting, from: fromServer, to: toEngine,
    attributes: { ...atQueue, Workbin: workbin },
    doc: 'Tells that an interaction was placed in a workbin or has come back to it.',
  },
  EventLocked: {
    number: 164, protocols: reporting, from: fromServer, to: toEngine,
    attributes: { ...about, ...byActor, ...reported },
    doc: 'Tells that an interaction was locked.',
  },
  EventUnlocked: {
    number: 165, protocols: reporting, from: fromServer, to: toEngine,
    attributes: { ...about, ...byActor, ...reported },
    doc: 'Tells that the lock of an interaction was given back.',
  },
  EventAgentInvited: {
    number: 166, protocols: reporting, from: fromServer, to: toEngine,
    attributes: invitation,
    doc: 'Tells that an agent was invited to an interaction.',
  },
  EventAccepted: {
    number: 167, protocols: reporting, from: fromServer, to: toEngine,
    attributes: invitation,
    doc: 'Tells that an invitation was accepted; no published flow has it, so a switch of the server sends it.',
  },
  EventRejected: {
    number: 168, protocols: reporting, from: fromServer, to: toEngine,
    attributes: invitation,
    doc: 'Tells that an invitation was refused.',
  },
  EventPlaceAgentState: {
    number: 173, protocols: reporting, from: fromServer, to: toEngine,
    attributes: { ...agentAtPlace, MediaList: keyValues, Interactions: optional(texts), ...reported },
    doc: 'Tells the readiness of an agent for each medium and the interactions that it handles.',
  },
  Ping: {
    number: 175, protocols: both, from: [...fromServer, ...clientRoles], to: [...fromServer, ...clientRoles],
    attributes: { ...toClient, ReferenceId: optional(integer) },
    doc: 'Shows that the other end of a connection is alive.',
  },
  EventCustom: {
    number: 176, protocols: management, from: fromServer, to: clientRoles,
    attributes: { InteractionId: optional(text), EventContent: optional(keyValues), ...toClient },
    doc: 'Carries what a customer has defined; the bench never sends it.',
  },
  EventTakenFromQueue: {
    number: 177, protocols: reporting, from: fromServer, to: toEngine,
    attributes: atQueue,
    doc: 'Tells that an interaction was taken from a queue, by URS or by an agent.',
  },
  EventWorkbinTypesInfo: {
    number: 179, protocols: management, from: fromServer, to: toAgent,
    attributes: { ...answer, WorkbinTypes: keyValues },
    doc: 'Answers RequestWorkbinTypesInfo.',
  },
  EventWorkbinStatistic: {
    number: 181, protocols: management, from: fromServer, to: toAgent,
    attributes: { ...answer, Workbin: optional(workbin), Statistic: keyValues },
    doc: 'Answers RequestWorkbinStatistic.',
  },
  EventTakenFromWorkbin: {
    number: 182, protocols: reporting, from: fromServer, to: toEngine,
    attributes: { ...atQueue, Workbin: workbin },
    doc: 'Tells that an interaction was taken from a workbin.',
  },
  EventUserEvent: {
    number: 186, protocols: management, from: fromServer, to: clientRoles,
    attributes: { Topics: optional(texts), EventContent: optional(keyValues), Actor: optional(party), ...toClient },
    doc: 'Brings to subscribers what somebody has published.',
  },
  EventForcedDisconnect: {
    number: 187, protocols: management, from: fromServer, to: clientRoles,
    attributes: { ...why, ...toClient },
    doc: 'Tells a client that the server is about to close its connection.',
  },
  EventInteractionProperties: {
    number: 189, protocols: management, from: fromServer, to: ['agent', 'media-server', 'urs'],
    attributes: { ...answer, ...about },
    doc: 'Answers RequestGetInteractionProperties.',
  },
  EventForcedAgentStateChange: {
    number: 190, protocols: management, from: fromServer, to: toAgent,
    attributes: { ...agentAtPlace, AgentState: agentState, ...why, ...toClient },
    doc: 'Tells an agent that its state was changed by somebody else.',
  },
  EventWorkflowConfiguration: {
    number: 192, protocols: management, from: fromServer, to: ['agent', 'urs'],
    attributes: { ...answer, Configuration: optional(keyValues) },
    doc: 'Answers RequestWorkflowConfiguration.',
  },
  EventExternalServiceRequested: {
    number: 193, protocols: reporting, from: fromServer, to: toEngine,
    attributes: {
      InteractionId: optional(text), Service: text, Method: text, EspClientRefid: optional(integer), EspServerRefid: optional(integer),
      Envelope: optional(keyValues), ...byActor, ...reported,
    },
    doc: 'Tells those who registered for an external service that it was called.',
  },
  EventExternalServiceResponded: {
    number: 194, protocols: reporting, from: fromServer, to: toEngine,
    attributes: {
      InteractionId: optional(text), Service: text, Method: text, EspClientRefid: optional(integer), EspServerRefid: optional(integer),
      Envelope: optional(keyValues), Fault: optional(flag), ...byActor, ...reported,
    },
    doc: 'Tells those who registered for an external service that it has answered.',
  },
  EventAgentConnectionClosed: {
    number: 195, protocols: management, from: fromServer, to: toAgent,
    attributes: { AgentId: text, PlaceId: optional(text), ...why, ...toClient },
    doc: 'Tells that the connection over which an agent was logged in is closed.',
  },
});
