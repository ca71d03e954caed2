import { connId, integer, keyValues, optional, text, timestamp } from './attributes.ts';
import { defineMessages } from './define-messages.ts';
import { callType, routeType } from '../enumerations.ts';

const protocols = ['TLibrary'] as const;
const urs = ['urs'] as const;
const server = ['interaction-server'] as const;

const request = {
  ReferenceId: integer,
  ThisDN: optional(text),
  Extensions: optional(keyValues),
  Reasons: optional(keyValues),
} as const;
const event = {
  ReferenceId: optional(integer),
  ThisDN: optional(text),
  Extensions: optional(keyValues),
  Reasons: optional(keyValues),
  EventTime: optional(timestamp),
} as const;
const about = { ThisDN: text, ConnID: connId } as const;
const call = {
  ThisDN: text,
  ConnID: connId,
  ThisQueue: optional(text),
  OtherDN: optional(text),
  CallID: optional(integer),
  CallUUID: optional(text),
  CallType: optional(callType),
  Server: optional(text),
  ANI: optional(text),
  DNIS: optional(text),
  UserData: optional(keyValues),
} as const;
const userEvent = {
  UserEvent: optional(text),
  ConnID: optional(connId),
  OtherDN: optional(text),
  CallUUID: optional(text),
  UserData: optional(keyValues),
} as const;
const reservation = {
  AgentID: text,
  Place: optional(text),
  Priorities: optional(text),
  Timeout: optional(integer),
} as const;
const service = {
  ConnID: optional(connId),
  PrivateMsgID: optional(integer),
  UserData: optional(keyValues),
} as const;

/**
 * The T-Library messages between URS and the Interaction Server, in the order of their numbers. None has an InteractionId: a ConnID
 * names one routing attempt of an interaction, and CallUUID and UserData of EventRouteRequest say of which.
 */
// prettier-ignore
export const tLibraryMessages = defineMessages({
  RequestRegisterClient: {
    number: 0, protocols, from: urs, to: server,
    attributes: { ...request, ApplicationName: optional(text) },
    doc: 'Makes a connection a client of the T-Library.',
  },
  RequestQueryServer: {
    number: 1, protocols, from: urs, to: server,
    attributes: { ...request, ConnID: optional(connId) },
    doc: 'Asks for facts about the server; refused when it comes after RequestRouteCall.',
  },
  RequestQueryAddress: {
    number: 2, protocols, from: urs, to: server,
    attributes: { ...request, ThisDN: text },
    doc: 'Asks for facts about a routing point.',
  },
  RequestRegisterAddress: {
    number: 3, protocols, from: urs, to: server,
    attributes: { ...request, ThisDN: text },
    doc: 'Asks for the events of a routing point, which makes URS the one who routes there.',
  },
  RequestUnregisterAddress: {
    number: 4, protocols, from: urs, to: server,
    attributes: { ...request, ThisDN: text },
    doc: 'Takes RequestRegisterAddress back.',
  },
  RequestAttachUserData: {
    number: 30, protocols, from: urs, to: server,
    attributes: { ...request, ...about, UserData: keyValues },
    doc: 'Adds properties to an interaction.',
  },
  RequestUpdateUserData: {
    number: 31, protocols, from: urs, to: server,
    attributes: { ...request, ...about, UserData: keyValues },
    doc: 'Adds properties to an interaction or changes them.',
  },
  RequestDeleteUserData: {
    number: 32, protocols, from: urs, to: server,
    attributes: { ...request, ...about },
    doc: 'Deletes the attached properties of an interaction.',
  },
  RequestDeletePair: {
    number: 33, protocols, from: urs, to: server,
    attributes: { ...request, ...about, Key: text },
    doc: 'Deletes one property of an interaction; refused when it comes after RequestRouteCall.',
  },
  RequestRouteCall: {
    number: 36, protocols, from: urs, to: server,
    attributes: {
      ...request, ...about, RouteType: routeType, OtherDN: optional(text), Location: optional(text), DNIS: optional(text),
      UserData: optional(keyValues),
    },
    doc: 'Ends a routing attempt: with a queue, an agent, a place, a workbin or a stop, as RouteType says.',
  },
  RequestDistributeUserEvent: {
    number: 48, protocols, from: urs, to: server,
    attributes: { ...request, ...userEvent },
    doc: 'Has a user event distributed.',
  },
  RequestDistributeEvent: {
    number: 49, protocols, from: urs, to: server,
    attributes: { ...request, ...userEvent },
    doc: 'Has an event distributed; URS reports its virtual queues so, with UserEvent EventQueued, EventDiverted or EventAbandoned.',
  },
  EventServerConnected: {
    number: 50, protocols, from: server, to: urs,
    attributes: { ...event, Server: optional(text) },
    doc: 'Tells that the connection to the server stands.',
  },
  EventServerDisconnected: {
    number: 51, protocols, from: server, to: urs,
    attributes: { ...event, Server: optional(text) },
    doc: 'Tells that the connection to the server is gone.',
  },
  EventError: {
    number: 52, protocols, from: server, to: urs,
    attributes: {
      ...event, ConnID: optional(connId), ErrorCode: integer, ErrorMessage: text,
    },
    doc: 'Says that a request was refused.',
  },
  EventRegistered: {
    number: 53, protocols, from: server, to: urs,
    attributes: event,
    doc: 'Answers RequestRegisterAddress.',
  },
  EventUnregistered: {
    number: 54, protocols, from: server, to: urs,
    attributes: event,
    doc: 'Answers RequestUnregisterAddress.',
  },
  EventQueued: {
    number: 57, protocols, from: server, to: urs,
    attributes: { ...event, ...call },
    doc: 'Tells that an interaction waits in a virtual queue.',
  },
  EventDiverted: {
    number: 58, protocols, from: server, to: urs,
    attributes: { ...event, ...call },
    doc: 'Tells that an interaction has gone from a virtual queue to its target.',
  },
  EventAbandoned: {
    number: 59, protocols, from: server, to: urs,
    attributes: { ...event, ...call },
    doc: 'Tells URS that the interaction was taken away while it was routing; the ConnID is dead.',
  },
  EventRinging: {
    number: 60, protocols, from: server, to: urs,
    attributes: { ...event, ...call },
    doc: 'Tells that an interaction is offered at a place.',
  },
  EventPartyChanged: {
    number: 68, protocols, from: server, to: urs,
    attributes: { ...event, ...call },
    doc: 'Tells that a party of a call has become another one.',
  },
  EventRouteRequest: {
    number: 71, protocols, from: server, to: urs,
    attributes: { ...event, ...call, UserData: keyValues },
    doc: 'Hands an interaction to URS and thereby begins a routing attempt, for which the ConnID is new; CallUUID is the InteractionId, and ThisDN the routing point, for which a strategy is loaded.',
  },
  EventRouteUsed: {
    number: 72, protocols, from: server, to: urs,
    attributes: { ...event, ...call },
    doc: 'Answers RequestRouteCall; the routing attempt is over, and the strategy with it.',
  },
  EventAgentLogin: {
    number: 73, protocols, from: server, to: urs,
    attributes: { ...event, AgentID: text, Place: optional(text) },
    doc: 'Tells that an agent has logged in.',
  },
  EventAttachedDataChanged: {
    number: 85, protocols, from: server, to: urs,
    attributes: { ...event, ...call },
    doc: 'Tells the attached data after a change; it is also the answer to a change that URS asked for.',
  },
  EventServerInfo: {
    number: 93, protocols, from: server, to: urs,
    attributes: { ...event, Server: optional(text) },
    doc: 'Answers RequestQueryServer.',
  },
  EventLinkDisconnected: {
    number: 94, protocols, from: server, to: urs,
    attributes: { ...event, Server: optional(text) },
    doc: 'Tells that what stands behind the server cannot be reached.',
  },
  EventLinkConnected: {
    number: 95, protocols, from: server, to: urs,
    attributes: { ...event, Server: optional(text) },
    doc: 'Tells that what stands behind the server can be reached.',
  },
  EventUserEvent: {
    number: 96, protocols, from: server, to: urs,
    attributes: { ...event, ...userEvent },
    doc: 'Brings a user event that somebody had distributed.',
  },
  RequestReserveAgent: {
    protocols, from: urs, to: server,
    attributes: { ...request, ...reservation },
    doc: 'Reserves an agent before routing, for routers that share their agents.',
  },
  EventAgentReserved: {
    protocols, from: server, to: urs,
    attributes: { ...event, ...reservation },
    doc: 'Answers RequestReserveAgent: the agent is reserved.',
  },
  EventACK: {
    protocols, from: server, to: urs,
    attributes: { ...event, ConnID: optional(connId), UserData: optional(keyValues) },
    doc: 'Says that a request was taken which has no answer of its own.',
  },
  RequestPrivateService: {
    protocols, from: urs, to: server,
    attributes: { ...request, ...service },
    doc: 'Carries the call of a third-party server, its envelope in Extensions and its parameters in UserData.',
  },
  EventPrivateInfo: {
    protocols, from: server, to: urs,
    attributes: { ...event, ...service },
    doc: 'Carries the answer or the fault of a third-party server.',
  },
});
