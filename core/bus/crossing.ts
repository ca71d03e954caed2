import type { Milliseconds } from '../kernel/time.ts';
import type { Message, MessageOf, MessageType } from '../protocol/catalogue.ts';
import type { Protocol, Role } from '../protocol/values.ts';

/** Where and when a message crossed a link. Times are virtual; `from` and `to` are names of actors. */
export interface Passage {
  /** When it is delivered; before that, when it is due. */
  readonly at: Milliseconds;
  /** When it was sent. */
  readonly sentAt: Milliseconds;
  /** Name of the sender. */
  readonly from: string;
  /** Name of the receiver. */
  readonly to: string;
  /** What the sender is for the server, or the server itself. */
  readonly fromRole: Role;
  /** What the receiver is for the server, or the server itself. */
  readonly toRole: Role;
  /** The type of the message in whose place a substitution put this one. Only the bench knows it: it is not on the wire. */
  readonly standsFor: string | undefined;
  /** That message, as its sender meant it; absent where the sender itself spoke the words of the wire. Known to the bench alone. */
  readonly meant?: Message | undefined;
}

/**
 * A message on its way or delivered, as it is on the wire: what the bus carries and the trace keeps. The `interaction` of a
 * message whose protocol has no InteractionId is a mark of the bench, for pictures and probes.
 */
export type Crossing<M = Message> = M & Passage;

/** A message of one type on its way or delivered; the second argument narrows it to one protocol. */
export type CrossingOf<T extends MessageType, P extends Protocol = Protocol> = Crossing<MessageOf<T, P>>;

/** A message as its receiver reads it. */
export type Received<M = Message> = Crossing<M> & {
  /** How it travelled, where a substitution says that it travels as another one. */
  readonly wire?: Crossing | undefined;
};
