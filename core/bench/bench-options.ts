import type { SchedulerLike } from 'rxjs';
import type { Choices } from '../kernel/choices.ts';
import type { Clock } from '../kernel/clock/clock.ts';

/** How a scenario is put on the bench. */
export interface BenchOptions {
  /** Answers the open questions of the run. Default: first come, first served. */
  readonly choices?: Choices;
  /** Seed of all chance. Default: 1. */
  readonly seed?: number;
  /** Lets events race within the scenario's race window; without it what is due first comes first. */
  readonly races?: boolean;
  /** Whether the scenario's code is known never to await; then running it needs no `await` either. Default: false. */
  readonly synchronous?: boolean;
  /** Keeps no trace and judges no built-in property, so that memory follows the live interactions: for long runs. Default: false. */
  readonly lean?: boolean;
  /** That the same function has given a scenario which was checked. Default: false. */
  readonly isChecked?: boolean;
  /** A scheduler of RxJS that drives the bench, such as that of `TestScheduler.run`; nobody tells the bench to run then. */
  readonly scheduler?: SchedulerLike;
  /** Is given the clock of the bench before anything is set up; for tools that watch what is scheduled. */
  readonly watchClock?: (clock: Clock) => void;
  /** Told whose turn it is whenever code of the scenario may run, an actor's next step or the judge's look at the run; and when none of it can run any more, because the bench rests. */
  readonly onTurn?: ((whose: 'actor' | 'judge' | 'bench') => void) | undefined;
}
