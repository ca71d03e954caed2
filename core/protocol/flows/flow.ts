import type { EventType, RequestType } from '../catalogue.ts';
import type { Protocol } from '../values.ts';

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

/** One event of a flow. Steps have an order on each link, and none between links. */
export interface FlowStep {
  readonly event: EventType;
  readonly protocol: Protocol;
  readonly to: Receiver;
  /** The request that the event answers. */
  readonly answers?: RequestType;
  /** The Interaction Management event in whose place this one travels when URS speaks T-Library. */
  readonly standsFor?: EventType;
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
  readonly id: string;
  readonly title: string;
  readonly trigger: RequestType | 'delivering-timeout';
  readonly when: string;
  readonly steps: readonly FlowStep[];
}

const im = 'InteractionManagement';
const rep = 'Reporting';

/** An event of Interaction Management. */
export const tells = (
  event: EventType,
  to: Receiver,
  more: Omit<FlowStep, 'event' | 'protocol' | 'to'> = {},
): FlowStep => ({
  event,
  protocol: im,
  to,
  ...more,
});

/** An event of Reporting; it goes to every connected reporting engine. */
export const reports = (event: EventType, more: Omit<FlowStep, 'event' | 'protocol' | 'to'> = {}): FlowStep => ({
  event,
  protocol: rep,
  to: 'each reporting engine',
  ...more,
});

/** A T-Library event to URS that stands for one of Interaction Management. */
export const tellsUrs = (
  event: EventType,
  standsFor: EventType,
  more: Omit<FlowStep, 'event' | 'protocol' | 'to'> = {},
): FlowStep => ({
  event,
  protocol: 'TLibrary',
  to: 'URS',
  standsFor,
  ...more,
});
