import { interactionManagement, type Known, type MessageType, type SubstitutePair } from 'routeproof/kit';
import { enumerations } from 'routeproof/protocol';
import { allAttached, alwaysChanged, errorNamed, onePair, type Body, type Reshape } from './reshape.ts';

/** One message of the T-Library, and the message of Interaction Management or of a third-party server in whose place it travels. */
export interface TLibrarySubstitution {
  /** What is on the wire. */
  readonly tLibrary: MessageType;
  /** EventRouteRequest is not in the table: no other protocol has it, so it always travels as it is. */
  readonly standsFor: MessageType;
  /** When it travels so, in words. */
  readonly situation: string;
  /** Which end sends it. */
  readonly direction: 'to server' | 'to URS';
  /** Whether a public source names the pair, or its place in the table is our reading. */
  readonly sure: 'seen' | 'inferred';
  /** What the T-Library message says in this situation and in no other. */
  readonly says?: Body;
  /** What its Extensions say in this situation and in no other. */
  readonly marks?: Body;
  /** What the other message says when the T-Library says nothing about it. */
  readonly implies?: Body | ((known: Known) => Body);
  /** Which attribute becomes which; one that is not named here keeps its name, where the T-Library message has it. */
  readonly carries?: Readonly<Record<string, string>>;
  /** Attributes for which the T-Library has no words. */
  readonly drops?: NonNullable<SubstitutePair['drops']>;
  /** What cannot be said as a table: functions that rewrite the body. */
  readonly reshape?: Reshape;
  /** It travels in the place of answers to these requests only. */
  readonly answers?: readonly MessageType[];
  /** It travels in the place of such messages only. */
  readonly when?: Situation;
  /** It is read as the other message in such situations only. */
  readonly reads?: Situation;
  /** URS may send it, but the bench never puts it in the place of another message. */
  readonly onlyArrives?: true;
  /** It tells all properties, system properties beside attached data. */
  readonly tellsAll?: true;
}

/** Looks at the attributes of a message, its ReferenceID, and what its end of the connection knows. */
type Situation = (body: Body, ref: number | undefined, known: Known) => boolean;

const { stop, queue, workbin, agent, place } = enumerations.RouteType.words;

const reasons = { Reason: 'Reasons' } as const;
const changed = { ...reasons, ChangedProperties: 'UserData' } as const;
const called = { Service: 'Extensions.Service', Method: 'Extensions.Method' } as const;
const failed = { ErrorCode: 'Extensions.ErrorCode', ErrorDescription: 'Extensions.ErrorDescription' } as const;
const espRefids = ['EspClientRefid', 'EspServerRefid'] as const;
const news = ['Party', 'Actor', 'EventTime'] as const;
const owner = { AgentId: 'Extensions.AGENT', PlaceId: 'Extensions.PLACE' } as const;
const routing = ['RequestStopProcessing', 'RequestPlaceInQueue', 'RequestPlaceInWorkbin', 'RequestDeliver'] as const;
const isOne = (names: unknown) => Array.isArray(names) && names.length === 1;

/** Requests of URS to the Interaction Server. */
const requests: readonly TLibrarySubstitution[] = [
  {
    tLibrary: 'RequestRouteCall',
    standsFor: 'RequestStopProcessing',
    situation: 'URS stops an interaction: RouteType is stop',
    direction: 'to server',
    sure: 'seen',
    says: { RouteType: stop },
    carries: reasons,
  },
  {
    tLibrary: 'RequestRouteCall',
    standsFor: 'RequestPlaceInQueue',
    situation: 'URS places it in a queue: RouteType is queue, OtherDN the queue',
    direction: 'to server',
    sure: 'seen',
    says: { RouteType: queue },
    carries: { ...changed, Queue: 'OtherDN' },
  },
  {
    tLibrary: 'RequestRouteCall',
    standsFor: 'RequestPlaceInWorkbin',
    situation: 'URS places it in a workbin: RouteType is workbin, OtherDN the workbin, its owner stands in Extensions',
    direction: 'to server',
    sure: 'seen',
    says: { RouteType: workbin },
    carries: { ...changed, ...owner, WorkbinType: 'OtherDN', GroupId: 'Extensions.GROUP' },
  },
  {
    tLibrary: 'RequestRouteCall',
    standsFor: 'RequestDeliver',
    situation: 'URS routes it to an agent: RouteType is agent, agent and place stand in Extensions',
    direction: 'to server',
    sure: 'seen',
    says: { RouteType: agent },
    carries: { ChangedProperties: 'UserData', ...owner },
    when: ({ AgentId }) => AgentId !== undefined,
  },
  {
    tLibrary: 'RequestRouteCall',
    standsFor: 'RequestDeliver',
    situation: 'URS routes it to a place: RouteType is place, the place stands in Extensions',
    direction: 'to server',
    sure: 'seen',
    says: { RouteType: place },
    carries: { ChangedProperties: 'UserData', ...owner },
  },
  {
    tLibrary: 'RequestDeletePair',
    standsFor: 'RequestChangeProperties',
    situation: 'URS deletes one property and changes none',
    direction: 'to server',
    sure: 'inferred',
    carries: { ...reasons, DeletedProperties: 'Key' },
    reshape: onePair,
    when: ({ AddedProperties, ChangedProperties, DeletedProperties }) =>
      AddedProperties === undefined && ChangedProperties === undefined && isOne(DeletedProperties),
  },
  {
    tLibrary: 'RequestAttachUserData',
    standsFor: 'RequestChangeProperties',
    situation: 'URS adds properties and changes none',
    direction: 'to server',
    sure: 'inferred',
    carries: { ...reasons, AddedProperties: 'UserData' },
    when: ({ AddedProperties, ChangedProperties, DeletedProperties }) =>
      AddedProperties !== undefined && ChangedProperties === undefined && DeletedProperties === undefined,
  },
  {
    tLibrary: 'RequestUpdateUserData',
    standsFor: 'RequestChangeProperties',
    situation: 'URS changes properties',
    direction: 'to server',
    sure: 'seen',
    carries: changed,
    reshape: alwaysChanged,
  },
  {
    tLibrary: 'RequestDeleteUserData',
    standsFor: 'RequestChangeProperties',
    situation: 'A router of your own deletes all attached properties',
    direction: 'to server',
    sure: 'inferred',
    carries: reasons,
    reshape: allAttached,
    onlyArrives: true,
  },
  {
    tLibrary: 'RequestRegisterAddress',
    standsFor: 'RequestRegisterClient',
    situation: 'URS registers its first routing point; further ones stand for themselves',
    direction: 'to server',
    sure: 'inferred',
    implies: ({ client }) => ({ ClientType: 'Router', ClientName: client.name }),
    drops: ['ClientName'],
    reads: (_body, _ref, { addresses }) => addresses().size === 0,
  },
  {
    tLibrary: 'RequestUnregisterAddress',
    standsFor: 'RequestUnregisterClient',
    situation: 'URS gives its last routing point back',
    direction: 'to server',
    sure: 'inferred',
    reads: ({ ThisDN }, _ref, { addresses }) => [...addresses()].every((address) => address === ThisDN),
  },
  {
    tLibrary: 'RequestPrivateService',
    standsFor: 'Request3rdServer',
    situation: 'A strategy calls a third-party server: the envelope stands in Extensions, the parameters in UserData',
    direction: 'to server',
    sure: 'seen',
    carries: called,
    drops: espRefids,
  },
];

/** Events of the Interaction Server to URS. */
const events: readonly TLibrarySubstitution[] = [
  {
    tLibrary: 'EventRouteUsed',
    standsFor: 'EventAck',
    situation: 'Answers RequestRouteCall',
    direction: 'to URS',
    sure: 'seen',
    answers: routing,
  },
  {
    tLibrary: 'EventAttachedDataChanged',
    standsFor: 'EventAck',
    situation: 'Answers a change of properties',
    direction: 'to URS',
    sure: 'seen',
    answers: ['RequestChangeProperties'],
    tellsAll: true,
  },
  {
    tLibrary: 'EventRegistered',
    standsFor: 'EventAck',
    situation: 'Answers RequestRegisterAddress; the bench sends no EventServerInfo and no EventLinkConnected beside it',
    direction: 'to URS',
    sure: 'inferred',
    answers: ['RequestRegisterClient', 'RequestRegisterAddress'],
  },
  {
    tLibrary: 'EventUnregistered',
    standsFor: 'EventAck',
    situation: 'Answers RequestUnregisterAddress',
    direction: 'to URS',
    sure: 'inferred',
    answers: ['RequestUnregisterClient', 'RequestUnregisterAddress'],
  },
  {
    tLibrary: 'EventRouteUsed',
    standsFor: 'EventRevoked',
    situation:
      'Somebody else stops an interaction that URS works on, and the option stopTellsUrsWith is EventRouteUsed',
    direction: 'to URS',
    sure: 'seen',
    carries: reasons,
    implies: { Operation: 'stop' },
    drops: news,
    when: ({ Operation }, _ref, { options }) => Operation === 'stop' && options?.stopTellsUrsWith === 'EventRouteUsed',
    tellsAll: true,
  },
  {
    tLibrary: 'EventAbandoned',
    standsFor: 'EventRevoked',
    situation: 'An interaction that URS works on is stopped or taken away',
    direction: 'to URS',
    sure: 'seen',
    carries: reasons,
    implies: { Operation: 'unknown' },
    drops: [...news, 'Operation'],
    tellsAll: true,
  },
  {
    tLibrary: 'EventAttachedDataChanged',
    standsFor: 'EventPropertiesChanged',
    situation: 'Somebody else changes properties of an interaction that URS works on',
    direction: 'to URS',
    sure: 'seen',
    drops: [...news, 'AddedProperties', 'ChangedProperties', 'DeletedProperties'],
    tellsAll: true,
  },
  {
    tLibrary: 'EventError',
    standsFor: 'EventError',
    situation: 'A request in words of the T-Library is refused',
    direction: 'to URS',
    sure: 'inferred',
    carries: { ErrorDescription: 'ErrorMessage' },
    reshape: errorNamed,
    when: (_body, ref, { asked }) => !travelsAsItIs(asked(ref)?.request.type),
  },
  {
    tLibrary: 'EventPrivateInfo',
    standsFor: 'Event3rdServerFault',
    situation: 'A third-party server fails or cannot be reached: Fault stands in Extensions',
    direction: 'to URS',
    sure: 'seen',
    marks: { Fault: 1 },
    carries: { ...called, ...failed },
    drops: espRefids,
  },
  {
    tLibrary: 'EventPrivateInfo',
    standsFor: 'Event3rdServerResponse',
    situation: 'A third-party server answers',
    direction: 'to URS',
    sure: 'seen',
    carries: called,
    drops: espRefids,
  },
];

/** Every T-Library message on the connection of URS, with what it stands for, by situation. */
export const substitutions: readonly TLibrarySubstitution[] = [...requests, ...events];

/** Whether the T-Library has no words for a request, so that it and its answer travel in Interaction Management. */
const travelsAsItIs = (request: string | undefined): boolean =>
  request !== undefined &&
  request in interactionManagement.rows &&
  !substitutions.some(({ standsFor }) => standsFor === request);
