import {
  flag,
  integer,
  keyValues,
  oneOfWords,
  optional,
  text,
  timestamp,
  workbin,
  type Attribute,
} from './messages/attributes.ts';
import { enumerations, visibilityMode, type WordOf } from './enumerations.ts';

const actorType = oneOfWords('ActorType', Object.keys(enumerations.ActorType.words) as readonly WordOf<'ActorType'>[]);

/** The values that are one attribute in the API and several in a log, by their kind: each member with what it may hold. */
export const compoundValues: Readonly<Record<string, Readonly<Record<string, Attribute>>>> = {
  Party: {
    PartyType: actorType,
    AgentId: optional(text),
    PlaceId: optional(text),
    StrategyId: optional(text),
    RouterId: optional(text),
    MediaServerId: optional(text),
    VisibilityMode: optional(visibilityMode),
  },
  Reason: { ReasonSystemName: optional(text), ReasonDescription: optional(text) },
  Workbin: {
    WorkbinType: text,
    AgentId: optional(text),
    PlaceId: optional(text),
    GroupId: optional(text),
  },
  Interaction: {
    InteractionId: text,
    InteractionState: integer,
    MediaType: text,
    InteractionType: text,
    InteractionSubtype: text,
    TenantId: integer,
    IsOnline: flag,
    SubmittedBy: text,
    SubmitSeq: integer,
    SubmittedAt: timestamp,
    ReceivedAt: timestamp,
    Queue: optional(text),
    Workbin: optional(workbin),
    PlacedInQueueAt: optional(timestamp),
    MovedToQueueAt: optional(timestamp),
    DeliveredAt: optional(timestamp),
    AssignedAt: optional(timestamp),
    AbandonedAt: optional(timestamp),
    ExternalId: optional(text),
    ParentId: optional(text),
    UserData: keyValues,
  },
};
