import type { SchedulerLike } from 'rxjs';
import type { AuthorCodeOptions } from '../kernel/author/author-code.ts';
import type { Choices } from '../kernel/choices.ts';
import { optionKinds, type OptionKind } from '../contract/checked-options.ts';
import type { Clock } from '../kernel/clock/clock.ts';
import type { BuiltInProperties } from './properties/built-in-properties.ts';

/** How a scenario is put on the bench. */
export interface BenchOptions extends AuthorCodeOptions {
  /** Answers the open questions of the run. Default: first come, first served. */
  readonly choices?: Choices;
  /** Seed of all chance. Default: 1. */
  readonly seed?: number;
  /** Lets events race within the scenario's race window; without it what is due first comes first. */
  readonly races?: boolean;
  /** Keeps no trace and judges no built-in property, so that memory follows the live interactions: for long runs. Default: false. */
  readonly lean?: boolean;
  /** That the same function has given a scenario which was checked. Default: false. */
  readonly isChecked?: boolean;
  /** A scheduler of RxJS that drives the bench, such as that of `TestScheduler.run`; nobody tells the bench to run then. */
  readonly scheduler?: SchedulerLike;
  /** Is given the clock of the bench before anything is set up; for tools that watch what is scheduled. */
  readonly watchClock?: (clock: Clock) => void;
}

/** A bench of a search, which knows what the run has in common with the one before it. */
export interface SearchedBenchOptions extends BenchOptions {
  /** The built-in properties, which have judged that one. */
  readonly builtIn?: BuiltInProperties | undefined;
  /** Steps with which both begin. */
  readonly stepsBefore?: number;
}

/** What each of them may be. */
export const benchOptionKinds: Readonly<Record<keyof BenchOptions, OptionKind>> = {
  synchronous: optionKinds.flag,
  code: optionKinds.object,
  choices: [
    "choices, such as `replay('0.2.1')`",
    (value) => typeof value === 'object' && value !== null && 'pick' in value && typeof value.pick === 'function',
  ],
  seed: optionKinds.number,
  races: optionKinds.flag,
  lean: optionKinds.flag,
  isChecked: optionKinds.flag,
  scheduler: optionKinds.object,
  watchClock: optionKinds.code,
};
