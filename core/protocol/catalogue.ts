import { errors } from '../kernel/errors.ts';
import { createProtocol, type Problem } from './messages/create-protocol.ts';
import type { AttributesOf, MessageRow, MessagesOf, MessageTable, RawMessage } from './messages/define-messages.ts';
import { externalServiceMessages } from './messages/external-service.ts';
import { interactionManagementEvents } from './messages/interaction-management-events.ts';
import { interactionManagementRequests } from './messages/interaction-management-requests.ts';
import { statisticsMessages } from './messages/statistics.ts';
import { tLibraryMessages } from './messages/t-library.ts';
import type { Protocol } from './values.ts';
import { nearestName } from '../kernel/nearest-name.ts';

/** Interaction Management and Reporting: one numbering, 100 to 195, and two protocols told apart in each row. */
const interactionManagementMessages = { ...interactionManagementRequests, ...interactionManagementEvents };

type OfInteractionManagement = MessagesOf<typeof interactionManagementMessages>;
type OfTLibrary = MessagesOf<typeof tLibraryMessages>;
type OfExternalService = MessagesOf<typeof externalServiceMessages>;
type OfStatistics = MessagesOf<typeof statisticsMessages>;

/** The name of a message of any protocol. */
export type MessageType =
  keyof OfInteractionManagement | keyof OfTLibrary | keyof OfExternalService | keyof OfStatistics;

type Entry<Table, T> = T extends keyof Table ? Table[T] : unknown;
type ByProtocol = {
  readonly [T in MessageType]: Entry<OfInteractionManagement, T> &
    Entry<OfTLibrary, T> &
    Entry<OfExternalService, T> &
    Entry<OfStatistics, T>;
};

/** The messages of one type, told apart by `protocol` where several protocols have it; the second argument narrows them. */
export type MessageOf<T extends MessageType, P extends Protocol = Protocol> = Extract<
  { [K in T]: ByProtocol[K][P & keyof ByProtocol[K]] }[T],
  // So that code for any T can read the five keys.
  RawMessage
>;

/** Any message on any link. */
export type Message = MessageOf<MessageType>;

/** The name of a message that asks for something. */
export type RequestType = MessageType & `Request${string}`;

/** The name of a message that answers or tells. */
export type EventType = MessageType & `Event${string}`;

type RowOf<T> = T extends keyof typeof interactionManagementMessages
  ? (typeof interactionManagementMessages)[T]
  : T extends keyof typeof tLibraryMessages
    ? (typeof tLibraryMessages)[T]
    : T extends keyof typeof externalServiceMessages
      ? (typeof externalServiceMessages)[T]
      : T extends keyof typeof statisticsMessages
        ? (typeof statisticsMessages)[T]
        : never;

/** What a request takes, by names on the wire; where two protocols have the request, that of Interaction Management. */
export type AttributesOfRequest<T extends RequestType> = AttributesOf<RowOf<T>>;

/** Makes the messages of agents, media servers and the Interaction Server. */
export const interactionManagement = createProtocol('InteractionManagement', interactionManagementMessages);
/** Makes the messages of and for reporting engines. */
export const reporting = createProtocol('Reporting', interactionManagementMessages);
/** Makes the messages between URS and the Interaction Server. */
export const tLibrary = createProtocol('TLibrary', tLibraryMessages);
/** Makes the messages of third-party servers. */
export const externalService = createProtocol('ExternalService', externalServiceMessages);
/** Makes the messages between URS and the reporting engine. */
export const statistics = createProtocol('Statistics', statisticsMessages);

/** One protocol that has a type, and the row that says how it looks there. */
export interface CatalogueEntry {
  /** In which protocol the message travels so. */
  readonly protocol: Protocol;
  /** Its number, who sends and gets it, and its attributes. */
  readonly row: MessageRow;
}

const factories = {
  InteractionManagement: interactionManagement,
  Reporting: reporting,
  TLibrary: tLibrary,
  ExternalService: externalService,
  Statistics: statistics,
} as const satisfies Readonly<Record<Protocol, object>>;

const collect = (): Readonly<Record<MessageType, readonly CatalogueEntry[]>> => {
  // Without a prototype, so that `constructor` is no message.
  const entries = Object.create(null) as Record<string, CatalogueEntry[]>;
  for (const { name, rows } of Object.values(factories))
    for (const [type, row] of Object.entries(rows as MessageTable))
      (entries[type] ??= []).push({ protocol: name, row });
  return entries as Record<MessageType, CatalogueEntry[]>;
};

/** Every type of message with the protocols that have it. */
export const catalogue = collect();

const naming = new Map(
  Object.entries(catalogue).map(([type, entries]) => [
    type,
    entries.flatMap(({ protocol, row }) => ('InteractionId' in row.attributes ? [protocol] : [])),
  ]),
);

/** Whether a message says which interaction it is about; where it does not, `interaction` is a mark of the bench. */
export const namesInteraction = ({ protocol, type }: Pick<RawMessage, 'protocol' | 'type'>): boolean => {
  const protocols = naming.get(type);
  return protocols !== undefined && (protocols[0] === protocol || protocols.includes(protocol as Protocol));
};

/** Throws an error with a sentence when a message is not as its protocol has it. */
export const checkMessage = (message: RawMessage): void => factoryOf(message).check(message);

/** What is wrong with a message, if anything is. Throws when its protocol has no message of that name. */
export const problemOf = (message: RawMessage): Problem | undefined => factoryOf(message).problemOf(message);

const factoryOf = ({ protocol }: RawMessage) => {
  const factory = Object.hasOwn(factories, protocol) ? factories[protocol as Protocol] : undefined;
  if (factory === undefined) throw errors.unknownProtocol(protocol, nearestName(protocol, Object.keys(factories)));
  return factory;
};
