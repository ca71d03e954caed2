import type { Milliseconds } from '../kernel/time.ts';

/** What an author's code wrote to the console in a run. */
export interface Note {
  readonly at: Milliseconds;
  /** Whose step it was; nobody's while the bench was set up. */
  readonly actor: string | undefined;
  readonly text: string;
  /** How many messages the trace had before it. */
  readonly after: number;
}
