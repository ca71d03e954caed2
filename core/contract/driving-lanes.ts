import type { Milliseconds } from '../kernel/time.ts';
import type { Vocabulary } from './word.ts';

/** Lanes that say what actors do, and when. */
export interface DrivingLanes {
  readonly words: Vocabulary;
  /** One lane for each actor: `ann does: --c`. */
  readonly picture: string;
  /** How long one column takes. Default: one second. */
  readonly beat?: Milliseconds;
}
