import type { Milliseconds } from '../../kernel/time.ts';

/** A phase of the manual's chapters, recognised in a run by what the server was asked and by what it said. */
export interface PassedPhase {
  /** Its id: `conference/invitation-accepted`. */
  readonly flow: string;
  /** The interaction that went through it. */
  readonly interaction: string;
  /** When the run had gone through it. */
  readonly at: Milliseconds;
}
