import { benchMarks } from '../protocol/bench-marks.ts';
import { traceLine, type TraceLine } from './trace-line.ts';

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
  const { standsFor, ...line } = traceLine({ ...message, interaction, body });
  const bench = { ...(standsFor !== undefined && { standsFor }), ...marks };
  return { ...line, ...(Object.keys(bench).length > 0 && { bench }) };
};
