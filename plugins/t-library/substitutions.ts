import { interactionManagement, type MessageType, type SubstitutionContext } from 'routeproof';
import { addedAndChanged, allAttached, alwaysChanged, onePair, type Body, type Reshape } from './reshape.ts';

/** One message of the T-Library, and the message of Interaction Management or of a third-party server in whose place it travels. */
export interface Substitution {
  readonly tLibrary: MessageType;
  /** EventRouteRequest stands for itself: no other protocol has it. */
  readonly standsFor: MessageType;
  readonly situation: string;
  readonly direction: 'to server' | 'to URS';
  /** Whether a public source names the pair, or its place in the table is our reading. */
  readonly sure: 'seen' | 'inferred';
  /** What the T-Library message says in this situation and in no other. */
  readonly says?: Body;
  /** What the other message says when the T-Library says nothing about it. */
  readonly implies?: Body;
  /**
   * Which attribute becomes which. One that is not named here keeps its name, and where the other side has no attribute of that
   * name it stands in Extensions, or in Extension.
   */
  readonly carries?: Readonly<Record<string, string>>;
  readonly reshape?: Reshape;
  /** It travels in the place of answers to these requests only. */
  readonly answers?: readonly MessageType[];
  /** It travels in the place of such messages only. */
  readonly when?: (body: Body, context: SubstitutionContext) => boolean;
  /** URS may send it, but the bench never puts it in the place of another message. */
  readonly onlyArrives?: true;
  /** It tells all properties, system properties beside attached data. */
  readonly tellsAll?: true;
  /** The routing attempt is over with it. */
  readonly ends?: true;
}

const reasons = { Reason: 'Reasons' } as const;
const changed = { ...reasons, ChangedProperties: 'UserData' } as const;
const owner = { AgentId: 'Extensions.AGENT', PlaceId: 'Extensions.PLACE' } as const;
const routing = ['RequestStopProcessing', 'RequestPlaceInQueue', 'RequestPlaceInWorkbin', 'RequestDeliver'] as const;
const isOne = (names: unknown) => Array.isArray(names) && names.length === 1;

/** Requests of URS to the Interaction Server. */
const requests: readonly Substitution[] = [
  {
    tLibrary: 'RequestRouteCall',
    standsFor: 'RequestStopProcessing',
    situation: 'URS stops an interaction: RouteType is stop',
    direction: 'to server',
    sure: 'seen',
    says: { RouteType: 'stop' },
    carries: reasons,
  },
  {
    tLibrary: 'RequestRouteCall',
    standsFor: 'RequestPlaceInQueue',
    situation: 'URS places it in a queue: RouteType is queue, OtherDN the queue',
    direction: 'to server',
    sure: 'seen',
    says: { RouteType: 'queue' },
    carries: { ...changed, Queue: 'OtherDN' },
    reshape: addedAndChanged,
  },
  {
    tLibrary: 'RequestRouteCall',
    standsFor: 'RequestPlaceInWorkbin',
    situation: 'URS places it in a workbin: RouteType is workbin, OtherDN the workbin, its owner stands in Extensions',
    direction: 'to server',
    sure: 'seen',
    says: { RouteType: 'workbin' },
    carries: { ...changed, ...owner, WorkbinType: 'OtherDN', GroupId: 'Extensions.GROUP' },
    reshape: addedAndChanged,
  },
  {
    tLibrary: 'RequestRouteCall',
    standsFor: 'RequestDeliver',
    situation: 'URS routes it to an agent: RouteType is agent, agent and place stand in Extensions',
    direction: 'to server',
    sure: 'seen',
    says: { RouteType: 'agent' },
    carries: { ChangedProperties: 'UserData', ...owner },
    reshape: addedAndChanged,
    when: ({ AgentId }) => AgentId !== undefined,
  },
  {
    tLibrary: 'RequestRouteCall',
    standsFor: 'RequestDeliver',
    situation: 'URS routes it to a place: RouteType is place, the place stands in Extensions',
    direction: 'to server',
    sure: 'seen',
    says: { RouteType: 'place' },
    carries: { ChangedProperties: 'UserData', ...owner },
    reshape: addedAndChanged,
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
    tLibrary: 'RequestUpdateUserData',
    standsFor: 'RequestChangeProperties',
    situation: 'URS adds, changes or deletes properties',
    direction: 'to server',
    sure: 'seen',
    carries: changed,
    reshape: alwaysChanged,
  },
  {
    tLibrary: 'RequestAttachUserData',
    standsFor: 'RequestChangeProperties',
    situation: 'A router of your own adds properties',
    direction: 'to server',
    sure: 'inferred',
    carries: { ...reasons, AddedProperties: 'UserData' },
    onlyArrives: true,
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
    situation: 'URS starts',
    direction: 'to server',
    sure: 'inferred',
    implies: { ClientType: 'Router' },
    carries: { ClientName: 'ThisDN' },
  },
  {
    tLibrary: 'RequestUnregisterAddress',
    standsFor: 'RequestUnregisterClient',
    situation: 'URS ends its registration',
    direction: 'to server',
    sure: 'inferred',
  },
  {
    tLibrary: 'RequestPrivateService',
    standsFor: 'Request3rdServer',
    situation: 'A strategy calls a third-party server: the envelope stands in Extensions, the parameters in UserData',
    direction: 'to server',
    sure: 'seen',
  },
];

/** Events of the Interaction Server to URS. */
const events: readonly Substitution[] = [
  {
    tLibrary: 'EventRouteRequest',
    standsFor: 'EventRouteRequest',
    situation: 'A queue hands an interaction to URS; the routing attempt gets its ConnID',
    direction: 'to URS',
    sure: 'inferred',
  },
  {
    tLibrary: 'EventRouteUsed',
    standsFor: 'EventAck',
    situation: 'Answers RequestRouteCall',
    direction: 'to URS',
    sure: 'seen',
    answers: routing,
    ends: true,
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
    answers: ['RequestRegisterClient'],
    carries: { ProxyClientId: 'Extensions.ProxyClientId' },
  },
  {
    tLibrary: 'EventUnregistered',
    standsFor: 'EventAck',
    situation: 'Answers RequestUnregisterAddress',
    direction: 'to URS',
    sure: 'inferred',
    answers: ['RequestUnregisterClient'],
  },
  {
    tLibrary: 'EventRouteUsed',
    standsFor: 'EventRevoked',
    situation:
      'Somebody else stops an interaction that URS works on, and the option stopTellsUrsWith is EventRouteUsed',
    direction: 'to URS',
    sure: 'seen',
    carries: reasons,
    when: ({ Operation }, { options }) => Operation === 'stop' && options.stopTellsUrsWith === 'EventRouteUsed',
    tellsAll: true,
    ends: true,
  },
  {
    tLibrary: 'EventAbandoned',
    standsFor: 'EventRevoked',
    situation: 'An interaction that URS works on is stopped or taken away',
    direction: 'to URS',
    sure: 'seen',
    carries: reasons,
    tellsAll: true,
    ends: true,
  },
  {
    tLibrary: 'EventAttachedDataChanged',
    standsFor: 'EventPropertiesChanged',
    situation: 'Somebody else changes properties of an interaction that URS works on',
    direction: 'to URS',
    sure: 'seen',
    tellsAll: true,
  },
  {
    tLibrary: 'EventError',
    standsFor: 'EventError',
    situation: 'A request in words of the T-Library is refused',
    direction: 'to URS',
    sure: 'inferred',
    carries: { ErrorDescription: 'ErrorMessage' },
    when: (_body, { answers }) => !travelsAsItIs(answers),
  },
  {
    tLibrary: 'EventPrivateInfo',
    standsFor: 'Event3rdServerResponse',
    situation: 'A third-party server answers',
    direction: 'to URS',
    sure: 'seen',
  },
  {
    tLibrary: 'EventPrivateInfo',
    standsFor: 'Event3rdServerFault',
    situation: 'A third-party server fails or cannot be reached',
    direction: 'to URS',
    sure: 'seen',
  },
];

/** Every T-Library message on the connection of URS, with what it stands for, by situation. */
export const substitutions: readonly Substitution[] = [...requests, ...events];

/** Whether the T-Library has no words for a request, so that it and its answer travel in Interaction Management. */
const travelsAsItIs = (request: string | undefined): boolean =>
  request !== undefined &&
  request in interactionManagement.rows &&
  !substitutions.some(({ standsFor }) => standsFor === request);
