import type { Milliseconds } from '../kernel/time.ts';

/** Something wrong that a run brought to light. */
export interface Finding {
  /** A word to grep for: `strategy-threw`, `refusal-unheard`, `request-answered-once`, ... */
  readonly kind: string;
  /** What happened and what to do, in a sentence. */
  readonly sentence: string;
  readonly at: Milliseconds;
  readonly interaction?: string | undefined;
  /** The author's line: `strategy.ts:12:5`. */
  readonly where?: string | undefined;
}
