import type { Message, MessageOf, MessageType } from '../protocol/catalogue.ts';
import type { InteractionRecord } from '../store/interaction-record.ts';
import type { Asked } from './clients/client.ts';
import type { ServerCore } from './server-core.ts';

/** A request as its handler is given it: in the words of Interaction Management, or of Reporting for a reporting engine. */
export type RequestOf<T extends MessageType> = MessageOf<T, 'InteractionManagement' | 'Reporting'>;

/** Answers one kind of request. Registration, attributes and login have been checked. */
export type Handler<T extends MessageType> = (core: ServerCore, asked: Asked, request: RequestOf<T>) => void;

/** Answers a request in place of the server's own handler; `passOn` has that one handle it, or the request that it is given. */
export type Replacement = (
  core: ServerCore,
  asked: Asked,
  request: Message,
  passOn: (request: Message) => void,
) => void;

/** The requests whose handlers are replaced. */
export type Replacements = ReadonlyMap<MessageType, Replacement>;

/** Answers a request about an interaction that the server knows. */
export type InteractionHandler<T extends MessageType> = (
  core: ServerCore,
  asked: Asked,
  request: RequestOf<T>,
  interaction: InteractionRecord,
) => void;
