import { benchMarks } from '../protocol/bench-marks.ts';
import type { TraceLine } from './trace-line.ts';

/** A message of a trace as JSON documents have it: what was on the wire, and under `bench` what only the bench knows. */
export interface TraceDocument extends Omit<TraceLine, 'standsFor'> {
  /** Absent where there is nothing of it. */
  readonly bench?: {
    /** The message in whose place a substitution put this one. */
    readonly standsFor?: string;
    /** The interaction, where the message does not name it itself. */
    readonly interaction?: string;
    /** Attributes, and keys of lists, that no wire carries: `ErrorName`. */
    readonly body?: object;
  };
}

/** The message with its keys in the order of trace files, those that are absent left out, and those of the bench apart. */
export const traceDocument = (message: TraceLine): TraceDocument => {
  const { interaction, body, bench: marks } = benchMarks(message);
  const bench = { ...(message.standsFor !== undefined && { standsFor: message.standsFor }), ...marks };
  return {
    at: message.at,
    sentAt: message.sentAt,
    from: message.from,
    to: message.to,
    fromRole: message.fromRole,
    toRole: message.toRole,
    protocol: message.protocol,
    type: message.type,
    ...(message.ref !== undefined && { ref: message.ref }),
    ...(interaction !== undefined && { interaction }),
    body,
    ...(Object.keys(bench).length > 0 && { bench }),
  };
};
