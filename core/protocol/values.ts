import type { Milliseconds } from '../kernel/time.ts';
import type { Binary } from './key-values/binary.ts';

/** A key-value list of the wire: user data, extensions, properties. */
export type KeyValues = { readonly [key: string]: KeyValue };
/** A value of a key-value list: a text, a whole number of 32 bits, bytes, or a list again. */
export type KeyValue = string | number | Binary | KeyValues;

/** Who can be a client of the Interaction Server. */
export const clientRoles = ['agent', 'media-server', 'urs', 'reporting-engine', 'service'] as const;

/** What a client of the Interaction Server is for it. */
export type ClientRole = (typeof clientRoles)[number];

/** Who stands at one end of a link. */
export type Role = 'interaction-server' | ClientRole;

/** The protocols that a link may speak. */
export const protocols = ['InteractionManagement', 'Reporting', 'TLibrary', 'ExternalService', 'Statistics'] as const;

/** A protocol that a link may speak. */
export type Protocol = (typeof protocols)[number];

/** Why something was done; `ReasonSystemName` is what programs compare (`Expired`, `Normal`, ...). */
export interface Reason {
  readonly ReasonSystemName?: string;
  readonly ReasonDescription?: string;
}

/** A party or an actor of an interaction, as events name it. A strategy party has StrategyId and RouterId, an agent AgentId and PlaceId. */
export interface Party {
  readonly PartyType: 'strategy' | 'agent' | 'media_server';
  readonly AgentId?: string;
  readonly PlaceId?: string;
  readonly StrategyId?: string;
  readonly RouterId?: string;
  readonly MediaServerId?: string;
  readonly VisibilityMode?: 'conference' | 'monitor' | 'coach';
}

/** A workbin is kept for one owner: an agent, a place, or a group of either. */
export type Workbin = {
  readonly WorkbinType: string;
  readonly AgentId?: string;
  readonly PlaceId?: string;
  readonly GroupId?: string;
};

/** All that the Interaction Server knows of an interaction: system properties, and the attached data as `UserData`. */
export interface InteractionProperties {
  readonly InteractionId: string;
  /** 0 queued, 1 cached, 2 with URS, 3 handled by an agent. */
  readonly InteractionState: 0 | 1 | 2 | 3;
  readonly MediaType: string;
  readonly InteractionType: string;
  readonly InteractionSubtype: string;
  readonly TenantId: number;
  readonly IsOnline: boolean;
  readonly SubmittedBy: string;
  readonly SubmitSeq: number;
  readonly SubmittedAt: Milliseconds;
  readonly ReceivedAt: Milliseconds;
  readonly Queue?: string;
  readonly Workbin?: Workbin;
  readonly PlacedInQueueAt?: Milliseconds;
  /** First entry to that queue; kept when the interaction returns to it. */
  readonly MovedToQueueAt?: Milliseconds;
  readonly DeliveredAt?: Milliseconds;
  readonly AssignedAt?: Milliseconds;
  readonly AbandonedAt?: Milliseconds;
  readonly ExternalId?: string;
  readonly ParentId?: string;
  readonly UserData: KeyValues;
}
