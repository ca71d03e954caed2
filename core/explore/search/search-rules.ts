import type { Pending } from '../../kernel/clock/pending.ts';
import type { Deadline } from '../deadline.ts';
import type { QueueNumbers } from '../steps/queue-numbers.ts';
import type { SearchedRun } from './searched-run.ts';
import type { Dependence } from '../steps/step-taken.ts';

/** Answers in place of the search: with an index below `count`, as to candidates to be next, or as to what an actor asks. */
export type Scheduler = (run: SearchedRun, count: number, asked: readonly Pending[] | string) => number;

/** What all runs of a search have in common. */
export interface SearchRules {
  /** Without one, every order is played. */
  readonly depends: Dependence | undefined;
  /** Whether registration and login race, too. */
  readonly openingRaces: boolean;
  readonly numbers: QueueNumbers;
  /** Answers where not every run is played. */
  readonly scheduler?: Scheduler | undefined;
  /** Ends a run in its midst. */
  readonly deadline?: Deadline | undefined;
}
