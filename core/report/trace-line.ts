import type { Milliseconds } from '../kernel/time.ts';
import type { Protocol, Role } from '../protocol/values.ts';

/** A message of a trace, as one line of a trace file has it; a message on the bus is one, too. */
export interface TraceLine {
  /** When it was delivered. */
  readonly at: Milliseconds;
  /** When it was sent. */
  readonly sentAt: Milliseconds;
  /** Name of the sender. */
  readonly from: string;
  /** Name of the receiver. */
  readonly to: string;
  /** What the sender is for the server, or `interaction-server`. */
  readonly fromRole: Role;
  /** What the receiver is for the server, or `interaction-server`. */
  readonly toRole: Role;
  /** In which protocol it crossed. */
  readonly protocol: Protocol;
  /** Its name on the wire. */
  readonly type: string;
  /** Its ReferenceId, where it has one. */
  readonly ref?: number | undefined;
  /** InteractionId of what it is about; a mark of the bench where the protocol has none. */
  readonly interaction?: string | undefined;
  /** All other attributes, by their names on the wire. */
  readonly body: object;
  /** The type of the message in whose place a substitution put it; not on the wire. */
  readonly standsFor?: string | undefined;
}

/** The message with its keys in the order of trace files, those that are absent left out. */
export const traceLine = (message: TraceLine): TraceLine => ({
  at: message.at,
  sentAt: message.sentAt,
  from: message.from,
  to: message.to,
  fromRole: message.fromRole,
  toRole: message.toRole,
  protocol: message.protocol,
  type: message.type,
  ...(message.ref !== undefined && { ref: message.ref }),
  ...(message.interaction !== undefined && { interaction: message.interaction }),
  body: message.body,
  ...(message.standsFor !== undefined && { standsFor: message.standsFor }),
});

/** Each message as a line of a trace file. */
export const traceLines = (messages: Iterable<TraceLine>): readonly TraceLine[] => Array.from(messages, traceLine);

/** What stands beside the messages of a run: what an author's code wrote to the console, and faults. */
export interface Note {
  /** When it was noted. */
  readonly at: Milliseconds;
  /** Whose step it was; nobody's while the bench was set up. */
  readonly actor: string | undefined;
  /** What stands in the picture. */
  readonly text: string;
  /** How many messages the trace had before it. */
  readonly after: number;
}
