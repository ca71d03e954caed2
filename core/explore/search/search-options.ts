import type { Milliseconds } from '../../kernel/time.ts';
import type { Deadline } from '../deadline.ts';
import type { Dependence } from '../steps/step-taken.ts';
import type { EventPoint } from './choice-point.ts';
import type { Scheduler } from './schedulers.ts';
import type { Subtree } from './subtree.ts';

/** How a search goes about it. */
export interface SearchOptions {
  readonly window: Milliseconds;
  /** Which steps may not change places. Without it every order is played. */
  readonly depends: Dependence | undefined;
  readonly openingRaces: boolean;
  /** Answers in place of the search, which is then never over. */
  readonly scheduler?: Scheduler | undefined;
  /** Searches this subtree and nothing else. */
  readonly subtree?: Subtree | undefined;
  /** Ends it in the midst of a run, or of what it asks for. */
  readonly deadline?: Deadline | undefined;
  /** Whether somebody looks at all steps of each run; otherwise at those that no run took before. Default: false. */
  readonly watchesAll?: boolean | undefined;
  /** A point at the root of the subtree of which some queues have been explored elsewhere. */
  readonly widened?: EventPoint | undefined;
}
