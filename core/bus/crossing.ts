import type { Milliseconds } from '../kernel/time.ts';
import type { Message, MessageOf, MessageType } from '../protocol/catalogue.ts';
import type { Protocol, Role } from '../protocol/values.ts';

/** Where and when a message crossed a link. Times are virtual; `from` and `to` are names of actors. */
export interface Passage {
  /** When it is delivered; before that, when it is due. */
  readonly at: Milliseconds;
  readonly sentAt: Milliseconds;
  readonly from: string;
  readonly to: string;
  readonly fromRole: Role;
  readonly toRole: Role;
  /** The Interaction Management message in whose place a substitution put this one. */
  readonly standsFor: string | undefined;
}

/** A message on its way or delivered: what the bus carries and the trace keeps. */
export type Crossing<M = Message> = M & Passage;

/** A message of one type on its way or delivered; the second argument narrows it to one protocol. */
export type CrossingOf<T extends MessageType, P extends Protocol = Protocol> = Crossing<MessageOf<T, P>>;
