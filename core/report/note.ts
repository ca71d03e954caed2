import type { Milliseconds } from '../kernel/time.ts';

/** What stands beside the messages of a run: what an author's code wrote to the console, and faults. */
export interface Note {
  readonly at: Milliseconds;
  /** Whose step it was; nobody's while the bench was set up. */
  readonly actor: string | undefined;
  readonly text: string;
  /** How many messages the trace had before it. */
  readonly after: number;
}
