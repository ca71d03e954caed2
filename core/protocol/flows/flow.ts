import type { EventType, RequestType } from '../catalogue.ts';
import type { Protocol } from '../values.ts';
import { from, type AttributeSources } from './source.ts';

/** Who gets an event of a flow, in the words of the chapters and of the decisions. */
export type Receiver =
  | 'requester'
  | 'inviter'
  | 'invitee'
  /** Those who were parties before the step, in the order they joined. */
  | 'each old party'
  | 'each staying party'
  | 'each other party'
  /** Parties that go with the leaver: observers, when they may not hold an interaction. */
  | 'each party sent away'
  /** Inviters whose pending request the step ends. */
  | 'each inviter owed an answer'
  | 'each withdrawn invitee'
  | 'URS'
  /** Clients that asked at registration to be told of stops. */
  | 'each client that asked'
  | 'each reporting engine';

/** A message of a flow on the wire: its type, its protocol, and where the value of each attribute comes from. */
export interface Words {
  /** The type of the message on the wire. */
  readonly event: EventType;
  /** In which protocol it crosses. */
  readonly protocol: Protocol;
  /** Where the manual contradicts itself: the option of the server whose value is the type in place of `event`. */
  readonly typeByOption?: 'stopTellsUrsWith';
  /** All that the message may have; one that is not named here must not be there. */
  readonly attributes: AttributeSources;
}

/** One event of a flow. Steps have an order on each link, and none between links. */
export interface FlowStep extends Words {
  /** Who gets it, in the words of the chapter. */
  readonly to: Receiver;
  /** The request that the event answers. */
  readonly answers?: RequestType;
  /** How it travels when the receiver's connection does not speak T-Library and these words are of it, or the other way round. */
  readonly otherwise?: Words;
  /** Comes once for each of these. */
  readonly per?: 'departed party';
  /** Comes only then. */
  readonly only?:
    | 'the last party left'
    | 'the last party left for a workbin'
    | 'revokedToReporting'
    | 'acceptedToReporting'
    | 'the strategy was a party';
}

/** One phase of a chapter: what sets it off, and every event that the server sends then. */
export interface ReferenceFlow {
  /** Chapter and phase: `conference/invitation-accepted`. */
  readonly id: string;
  /** Chapter and phase in words, for reports. */
  readonly title: string;
  /** The request that sets it off, or the timer. */
  readonly trigger: RequestType | 'delivering-timeout';
  /** In which situation of the interaction that is so. */
  readonly when: string;
  /** Every event that follows, in the order of the chapter. */
  readonly steps: readonly FlowStep[];
}

type More = Partial<Pick<FlowStep, 'answers' | 'otherwise' | 'per' | 'only'>>;

/** An event of Interaction Management. All but answers to the requester name the receiver's ProxyClientId alike. */
export const tells = (event: EventType, to: Receiver, attributes: AttributeSources, more: More = {}): FlowStep => ({
  event,
  protocol: 'InteractionManagement',
  to,
  attributes: { ...attributes, ProxyClientId: from('receiver') },
  ...more,
});

/** A T-Library event to URS about the call that a routing attempt is; `otherwise` is how it travels without the T-Library. */
export const tellsOfCall = (
  event: EventType,
  to: Receiver,
  attributes: AttributeSources,
  more: More & Pick<Words, 'typeByOption'> & Required<Pick<FlowStep, 'otherwise'>>,
): FlowStep => ({ event, protocol: 'TLibrary', to, attributes: { ...call, ...attributes }, ...more });

const call: AttributeSources = {
  ThisDN: from('routingPoint'),
  ThisQueue: from('routingPoint'),
  ConnID: from('connId'),
  CallID: from('callId'),
  CallUUID: from('interactionId'),
};

/** An event of Reporting; it goes to every connected reporting engine. */
export const reports = (event: EventType, attributes: AttributeSources, more: More = {}): FlowStep => ({
  event,
  protocol: 'Reporting',
  to: 'each reporting engine',
  attributes: { InteractionId: from('interactionId'), ...attributes, EventTime: from('clock') },
  ...more,
});
