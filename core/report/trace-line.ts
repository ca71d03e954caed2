import type { Milliseconds } from '../kernel/time.ts';
import type { Protocol, Role } from '../protocol/values.ts';

/** A message of a trace, as one line of a trace file has it; a message on the bus is one, too. */
export interface TraceLine {
  readonly at: Milliseconds;
  readonly sentAt: Milliseconds;
  readonly from: string;
  readonly to: string;
  readonly fromRole: Role;
  readonly toRole: Role;
  readonly protocol: Protocol;
  readonly type: string;
  readonly ref?: number | undefined;
  readonly interaction?: string | undefined;
  readonly body: object;
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
  readonly at: Milliseconds;
  /** Whose step it was; nobody's while the bench was set up. */
  readonly actor: string | undefined;
  readonly text: string;
  /** How many messages the trace had before it. */
  readonly after: number;
}
