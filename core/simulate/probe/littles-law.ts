import type { Milliseconds } from '../../kernel/time.ts';

/** Both sides of L = λW, counted apart. Times are in milliseconds. */
export interface LittlesLaw {
  /** How many waited, times how long. */
  readonly queue: number;
  /** The waits that are over, one by one. */
  readonly waits: number;
  /** How many still wait at the end. */
  readonly waiting: number;
  /** The longest wait that is over. */
  readonly longest: Milliseconds;
}
