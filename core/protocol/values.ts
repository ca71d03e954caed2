import type { Milliseconds } from '../kernel/time.ts';
import type { Binary } from './key-values/binary.ts';

/** A key-value list of the wire: user data, extensions, properties. */
export type KeyValues = { readonly [key: string]: KeyValue };
/** A value of a key-value list: a text, a whole number of 32 bits, bytes, or a list again. */
export type KeyValue = string | number | Binary | KeyValues;

/** A key-value list of a table whose rows have different keys: for the compiler each row has the keys of the others, as `undefined`. A run refuses one that is written out. */
export type KeyValueRow = { readonly [key: string]: KeyValue | KeyValueRow | undefined };

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
  /** What programs compare: `Normal`, `Expired`, `Terminated`. */
  readonly ReasonSystemName?: string;
  /** What people read. */
  readonly ReasonDescription?: string;
}

/** A party or an actor of an interaction, as events name it. A strategy party has StrategyId and RouterId, an agent AgentId and PlaceId. */
export interface Party {
  /** What the party is; it says which of the names below are there. */
  readonly PartyType: 'strategy' | 'agent' | 'media_server';
  /** Of an agent: the name. */
  readonly AgentId?: string;
  /** Of an agent: where the agent is logged in. */
  readonly PlaceId?: string;
  /** Of a strategy: its name. */
  readonly StrategyId?: string;
  /** Of a strategy: the name of its URS. */
  readonly RouterId?: string;
  /** Of a media server: its name. */
  readonly MediaServerId?: string;
  /** Of an agent: who sees the party; absent is taken as `conference`. */
  readonly VisibilityMode?: 'conference' | 'monitor' | 'coach';
}

/** A workbin is kept for one owner: an agent, a place, or a group of either. */
export type Workbin = {
  /** Which of the configured workbins. */
  readonly WorkbinType: string;
  /** The owner, where it is an agent. */
  readonly AgentId?: string;
  /** The owner, where it is a place. */
  readonly PlaceId?: string;
  /** The owner, where it is a group. */
  readonly GroupId?: string;
};

/** All that the Interaction Server knows of an interaction: system properties, and the attached data as `UserData`. */
export interface InteractionProperties {
  /** The key of the interaction, on the wire and in every trace. */
  readonly InteractionId: string;
  /** 0 queued, 1 cached, 2 with URS, 3 handled by an agent. */
  readonly InteractionState: 0 | 1 | 2 | 3;
  /** The medium, by which agents are ready or not: `email`. */
  readonly MediaType: string;
  /** As RequestSubmit gave it. Default: `Inbound`. */
  readonly InteractionType: string;
  /** As RequestSubmit gave it. Default: `InboundNew`. */
  readonly InteractionSubtype: string;
  /** As RequestSubmit gave it. Default: 1. */
  readonly TenantId: number;
  /** Whether the customer is there, as in a chat; only a media server changes it. 1 or 0 in key-value lists. */
  readonly IsOnline: boolean;
  /** Name of the client that submitted it. */
  readonly SubmittedBy: string;
  /** Counts submissions of the server, from 1; the T-Library's CallID. */
  readonly SubmitSeq: number;
  /** When the server took it. */
  readonly SubmittedAt: Milliseconds;
  /** When it came in, as RequestSubmit gave it. Default: SubmittedAt. */
  readonly ReceivedAt: Milliseconds;
  /** The queue it is in, or was taken from for routing or handling. */
  readonly Queue?: string;
  /** The workbin it lies in; absent elsewhere. */
  readonly Workbin?: Workbin;
  /** Latest entry to that queue. */
  readonly PlacedInQueueAt?: Milliseconds;
  /** First entry to that queue; kept when the interaction returns to it. */
  readonly MovedToQueueAt?: Milliseconds;
  /** First offer to an agent. */
  readonly DeliveredAt?: Milliseconds;
  /** First time that an agent handled it. */
  readonly AssignedAt?: Milliseconds;
  /** When a media server set IsOnline to 0: the customer has gone. */
  readonly AbandonedAt?: Milliseconds;
  /** A key of the media server's own; a client may change it. */
  readonly ExternalId?: string;
  /** InteractionId of the one it answers or follows; a client may change it. */
  readonly ParentId?: string;
  /** Attached data: business and custom properties. */
  readonly UserData: KeyValues;
}
