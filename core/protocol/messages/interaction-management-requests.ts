import { flag, integer, keyValues, optional, party, reason, text, texts, timestamp, workbin } from './attributes.ts';
import { clientType, visibilityMode } from '../enumerations.ts';
import { defineMessages } from './define-messages.ts';
import { clientRoles } from '../values.ts';

const toServer = ['interaction-server'] as const;
const agent = ['agent'] as const;
const agentOrUrs = ['agent', 'urs'] as const;
const actors = ['agent', 'media-server', 'urs'] as const;
const reportingEngine = ['reporting-engine'] as const;
const management = ['InteractionManagement'] as const;
const reporting = ['Reporting'] as const;
const both = ['InteractionManagement', 'Reporting'] as const;

const request = { ReferenceId: integer, ProxyClientId: optional(integer), Extension: optional(keyValues) } as const;
const about = { ...request, InteractionId: text } as const;
const why = { Reason: optional(reason) } as const;
const invitee = { AgentId: optional(text), PlaceId: optional(text) } as const;
const agentAtPlace = { AgentId: text, PlaceId: text } as const;
const changes = {
  AddedProperties: optional(keyValues),
  ChangedProperties: optional(keyValues),
  DeletedProperties: optional(texts),
} as const;
const ofMedia = { ...request, MediaType: text, ...why } as const;

/** The requests of Interaction Management and of Reporting, in the order of their numbers. */
// prettier-ignore
export const interactionManagementRequests = defineMessages({
  RequestRegisterClient: {
    number: 100, protocols: both, from: clientRoles, to: toServer,
    attributes: { ...request, ClientType: clientType, ClientName: text },
    doc: 'Makes a connection a client of the server; the EventAck that answers it brings the ProxyClientId.',
  },
  RequestSubmit: {
    number: 101, protocols: management, from: ['media-server', 'agent', 'service'], to: toServer,
    attributes: {
      ...request,
      InteractionId: optional(text), Queue: optional(text), Workbin: optional(workbin), MediaType: text,
      InteractionType: optional(text), InteractionSubtype: optional(text), IsOnline: optional(flag),
      UserData: optional(keyValues), ExternalId: optional(text), ParentInteractionId: optional(text),
      TenantId: optional(integer), ReceivedAt: optional(timestamp),
    },
    doc: 'Brings a new interaction to the server: into a queue or workbin, or into the hands of the agent who submits it.',
  },
  RequestStopProcessing: {
    number: 102, protocols: management, from: actors, to: toServer,
    attributes: { ...about, ...why },
    doc: 'Ends the processing of an interaction, whoever works on it.',
  },
  RequestChangeProperties: {
    number: 103, protocols: management, from: actors, to: toServer,
    attributes: { ...about, ...changes, ...why },
    doc: 'Adds, changes and deletes properties of an interaction.',
  },
  RequestPlaceInQueue: {
    number: 105, protocols: management, from: actors, to: toServer,
    attributes: { ...about, Queue: text, ...changes, ...why },
    doc: 'Places an interaction in a queue; whoever works on it thereby lets go of it.',
  },
  RequestPlaceInWorkbin: {
    number: 106, protocols: management, from: actors, to: toServer,
    attributes: { ...about, WorkbinType: text, ...invitee, GroupId: optional(text), ...changes, ...why },
    doc: 'Places an interaction in the workbin of an agent, a place or a group.',
  },
  RequestDeliver: {
    number: 107, protocols: management, from: ['urs'], to: toServer,
    attributes: { ...about, ...invitee, ...changes },
    doc: 'Asks the server to offer an interaction to the agent or place that URS has selected.',
  },
  RequestPull: {
    number: 108, protocols: management, from: agentOrUrs, to: toServer,
    attributes: {
      ...request,
      Queue: optional(text), Workbin: optional(workbin), InteractionIds: optional(texts), MaxInteractions: optional(integer),
    },
    doc: 'Takes interactions out of a queue or workbin, to handle them without an invitation.',
  },
  RequestTransfer: {
    number: 110, protocols: management, from: agent, to: toServer,
    attributes: { ...about, ...invitee, ...why },
    doc: 'Invites an agent to take the place of the requester; it is answered when the invitation has ended.',
  },
  RequestConference: {
    number: 111, protocols: management, from: agent, to: toServer,
    attributes: { ...about, ...invitee, VisibilityMode: optional(visibilityMode), ...why },
    doc: 'Invites an agent to join the parties of an interaction; it is answered when the invitation has ended.',
  },
  RequestLeaveInteraction: {
    number: 112, protocols: management, from: agent, to: toServer,
    attributes: { ...about, ...why },
    doc: 'Ends the part of the requester in an interaction; after the last party it goes back to its former location.',
  },
  RequestGetWorkbinContent: {
    number: 113, protocols: management, from: agent, to: toServer,
    attributes: { ...request, Workbin: workbin, MaxInteractions: optional(integer) },
    doc: 'Asks for the interactions in a workbin.',
  },
  RequestWorkbinNotifications: {
    number: 114, protocols: management, from: agent, to: toServer,
    attributes: { ...request, Workbin: workbin },
    doc: 'Asks to be told of every change in a workbin.',
  },
  RequestCancelWorkbinNotifications: {
    number: 115, protocols: management, from: agent, to: toServer,
    attributes: { ...request, Workbin: workbin },
    doc: 'Ends the notifications of a workbin.',
  },
  RequestTakeSnapshot: {
    number: 118, protocols: management, from: agent, to: toServer,
    attributes: {
      ...request,
      ViewId: optional(text), Condition: optional(text), Order: optional(text), Lock: optional(flag),
      CheckInteractionsState: optional(integer), SnapshotId: optional(integer), SnapshotMaxInteractions: optional(integer),
    },
    doc: 'Makes a list of the interactions that meet a condition, and locks them if asked to.',
  },
  RequestGetSnapshotInteractions: {
    number: 120, protocols: management, from: agent, to: toServer,
    attributes: { ...request, SnapshotId: integer, StartFrom: optional(integer), NumberOfInteractions: optional(integer) },
    doc: 'Asks for a part of the interactions of a snapshot.',
  },
  RequestLockInteraction: {
    number: 122, protocols: management, from: agent, to: toServer,
    attributes: { ...about, SnapshotId: optional(integer), ...why },
    doc: 'Hides an interaction from views, so that neither URS nor another agent takes it.',
  },
  RequestUnlockInteraction: {
    number: 123, protocols: management, from: agent, to: toServer,
    attributes: { ...about, SnapshotId: optional(integer), ...why },
    doc: 'Gives the lock of an interaction back.',
  },
  RequestReleaseSnapshot: {
    number: 124, protocols: management, from: agent, to: toServer,
    attributes: { ...request, SnapshotId: integer },
    doc: 'Drops a snapshot and the locks that it holds.',
  },
  RequestAccept: {
    number: 128, protocols: management, from: agent, to: toServer,
    attributes: { ...about, TicketId: integer, InitialInFocusState: optional(flag) },
    doc: 'Accepts the invitation whose ticket it quotes.',
  },
  RequestReject: {
    number: 129, protocols: management, from: agent, to: toServer,
    attributes: { ...about, TicketId: integer, ...why },
    doc: 'Refuses the invitation whose ticket it quotes.',
  },
  RequestIntrude: {
    number: 130, protocols: management, from: agent, to: toServer,
    attributes: { ...about, VisibilityMode: optional(visibilityMode), ...why },
    doc: 'Asks to join an interaction that others handle; the server invites the requester itself.',
  },
  RequestAgentLogin: {
    number: 135, protocols: management, from: agent, to: toServer,
    attributes: { ...request, ...agentAtPlace, TenantId: optional(integer), MediaList: optional(keyValues), ...why },
    doc: 'Logs an agent in at a place; MediaList has 1 for each medium that is ready and 0 for each that is not.',
  },
  RequestAgentLogout: {
    number: 136, protocols: management, from: agent, to: toServer,
    attributes: { ...request, ...invitee, ...why },
    doc: 'Logs the agent of this application out.',
  },
  RequestDoNotDisturbOn: {
    number: 139, protocols: management, from: agent, to: toServer,
    attributes: { ...request, ...why },
    doc: 'Says that the agent wants no interactions on any medium.',
  },
  RequestDoNotDisturbOff: {
    number: 140, protocols: management, from: agent, to: toServer,
    attributes: { ...request, ...why },
    doc: 'Takes RequestDoNotDisturbOn back.',
  },
  RequestAddMedia: {
    number: 143, protocols: management, from: agent, to: toServer,
    attributes: ofMedia,
    doc: 'Adds a medium to those of a logged-in agent.',
  },
  RequestRemoveMedia: {
    number: 144, protocols: management, from: agent, to: toServer,
    attributes: ofMedia,
    doc: 'Removes a medium from those of a logged-in agent.',
  },
  RequestNotReadyForMedia: {
    number: 147, protocols: management, from: agent, to: toServer,
    attributes: ofMedia,
    doc: 'Says that the agent is not ready for a medium.',
  },
  RequestCancelNotReadyForMedia: {
    number: 148, protocols: management, from: agent, to: toServer,
    attributes: ofMedia,
    doc: 'Says that the agent is ready for a medium.',
  },
  RequestChangeAgentStateReason: {
    number: 151, protocols: management, from: agent, to: toServer,
    attributes: { ...request, ...why },
    doc: 'Changes the reason of the state that the agent is in.',
  },
  RequestChangeMediaStateReason: {
    number: 153, protocols: management, from: agent, to: toServer,
    attributes: ofMedia,
    doc: 'Changes the reason of the state that a medium of the agent is in.',
  },
  RequestAgentAvailable: {
    number: 156, protocols: management, from: agent, to: toServer,
    attributes: { ...request, ...agentAtPlace, TenantId: optional(integer), MediaList: optional(keyValues), ...why },
    doc: 'Tells a secondary server of an agent who is logged in at another server.',
  },
  RequestAgentNotAvailable: {
    number: 157, protocols: management, from: agent, to: toServer,
    attributes: { ...request, ...invitee, ...why },
    doc: 'Tells a secondary server that the agent is no longer to be had.',
  },
  RequestStartPlaceAgentStateReporting: {
    number: 169, protocols: reporting, from: reportingEngine, to: toServer,
    attributes: { ...request, ...invitee },
    doc: 'Asks for the state of one agent or place and for its changes.',
  },
  RequestStartPlaceAgentStateReportingAll: {
    number: 170, protocols: reporting, from: reportingEngine, to: toServer,
    attributes: request,
    doc: 'Asks for the state of every logged-in agent and for its changes.',
  },
  RequestStopPlaceAgentStateReporting: {
    number: 171, protocols: reporting, from: reportingEngine, to: toServer,
    attributes: { ...request, ...invitee },
    doc: 'Ends what RequestStartPlaceAgentStateReporting began.',
  },
  RequestStopPlaceAgentStateReportingAll: {
    number: 172, protocols: reporting, from: reportingEngine, to: toServer,
    attributes: request,
    doc: 'Ends what RequestStartPlaceAgentStateReportingAll began.',
  },
  RequestUnregisterClient: {
    number: 174, protocols: both, from: clientRoles, to: toServer,
    attributes: request,
    doc: 'Ends the registration of a client that stays connected.',
  },
  RequestWorkbinTypesInfo: {
    number: 178, protocols: management, from: agent, to: toServer,
    attributes: request,
    doc: 'Asks which types of workbin there are.',
  },
  RequestWorkbinStatistic: {
    number: 180, protocols: management, from: agent, to: toServer,
    attributes: { ...request, Workbin: optional(workbin) },
    doc: 'Asks how much there is in a workbin.',
  },
  RequestSubscribe: {
    number: 183, protocols: management, from: clientRoles, to: toServer,
    attributes: { ...request, Topics: optional(texts) },
    doc: 'Subscribes to topics that clients publish; its attributes are not public, and Topics is the name of the bench.',
  },
  RequestUnsubscribe: {
    number: 184, protocols: management, from: clientRoles, to: toServer,
    attributes: { ...request, Topics: optional(texts) },
    doc: 'Takes RequestSubscribe back.',
  },
  RequestPublish: {
    number: 185, protocols: management, from: clientRoles, to: toServer,
    attributes: { ...request, Topics: optional(texts), EventContent: optional(keyValues), Actor: optional(party) },
    doc: 'Publishes something to those who subscribed to its topic, who get EventUserEvent.',
  },
  RequestGetInteractionProperties: {
    number: 188, protocols: management, from: actors, to: toServer,
    attributes: about,
    doc: 'Asks for the properties of an interaction as they are now.',
  },
  RequestWorkflowConfiguration: {
    number: 191, protocols: management, from: agentOrUrs, to: toServer,
    attributes: request,
    doc: 'Asks for the queues, views and strategies that the server works with.',
  },
});
