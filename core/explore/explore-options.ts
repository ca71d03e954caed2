import { optionKinds, type OptionKind } from '../contract/checked-options.ts';
import type { Bench } from '../bench/create-bench.ts';
import type { AuthorCodeOptions } from '../kernel/author/author-code.ts';
import type { Milliseconds } from '../kernel/time.ts';
import type { Deadline } from './deadline.ts';
import type { ExploredSubtree } from './search/explored-subtree.ts';
import type { RoundsFound } from './search/lasso/rounds-found.ts';
import type { Dependence } from './steps/step-taken.ts';

/** So many runs are played at most where nothing else is said. */
export const mostRuns = 1_000_000;

/** How a scenario is explored. */
export interface ExploreOptions extends AuthorCodeOptions {
  /** Runs of the search at most, counting those that are cut off. Default: 1,000,000. */
  readonly runs?: number | undefined;
  /** Steps of these runs at most. Default: no bound. */
  readonly steps?: number | undefined;
  /** Seconds of real time at most, for all: where something was found, a fifth is kept for making it smaller. Default: no bound. */
  readonly time?: number | undefined;
  /** Leaves out runs that only repeat another in an order which nobody can tell apart. Default: true. */
  readonly reduction?: boolean | undefined;
  /** Plays runs by chance between those of the search, about as many, in the end fewer: they find what lies deep. Default: true. */
  readonly chance?: boolean | undefined;
  /** Plays this many runs by chance, in place of all. */
  readonly random?: number | undefined;
  /** Seed of chance in every run. Default: 1. */
  readonly seed?: number | undefined;
  /** Runs at most in which each counterexample is made smaller. Default: 5,000; with 0 it stays as it was found. */
  readonly shrink?: number | undefined;
  /** By how much an event may be late. Default: the scenario's `raceWindow`, or one second. */
  readonly raceWindow?: Milliseconds | undefined;
  /** Lets registration and login race, too. Default: false, they are handled in order. */
  readonly openingRaces?: boolean | undefined;
  /** How many failures with causes of their own are looked for, beside those of the ordinary run. Default: 1: fixing one often fixes others. */
  readonly failures?: number | undefined;
  /** Ends the search at the last of these failures. Default: false, it goes on a while for a shorter run. */
  readonly untilFailure?: boolean | undefined;
  /** Ends the search, with the result so far. */
  readonly signal?: Pick<AbortSignal, 'aborted'> | undefined;
  /** Hash of the sources, for tokens. Default: none. */
  readonly sources?: string | undefined;
  /** Is shown each run when it has ended. */
  readonly onRun?: ((bench: Bench) => void) | undefined;
  /** Called now and then with what has been searched so far. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Is told in how many runs a counterexample has been made smaller so far. */
  readonly onShrinking?: ((runs: number) => void) | undefined;
  /** Counts which events came in which order, and which rows of the protocol's tables were passed. Default: false. */
  readonly coverage?: boolean | undefined;
  /** Another relation between steps than the built-in one; only for tests of the search. */
  readonly depends?: Dependence | undefined;
}

const { bound, flag, code, object, number, text } = optionKinds;

/** What each of them may be. */
export const exploreOptionKinds: Readonly<Record<keyof ExploreOptions, OptionKind>> = {
  synchronous: flag,
  code: object,
  runs: bound,
  steps: bound,
  time: ['a number of seconds, 0 or more', bound[1]],
  reduction: flag,
  chance: flag,
  random: bound,
  seed: number,
  shrink: bound,
  raceWindow: bound,
  openingRaces: flag,
  failures: bound,
  untilFailure: flag,
  signal: object,
  sources: text,
  onRun: code,
  onProgress: code,
  onShrinking: code,
  coverage: flag,
  depends: code,
};

/** How far a search has come. */
export interface Progress {
  /** Runs of the search that were played to their end, so far. */
  readonly runs: number;
  /** Runs by chance between them, so far. */
  readonly byChance: number;
  /** At least about so many runs of the search are left, where it can be said. */
  readonly runsLeft?: number | undefined;
  /** Steps of the search, so far. */
  readonly steps: number;
  /** Steps of the latest run. */
  readonly depth: number;
  /** Causes found, so far. */
  readonly failures: number;
}

/** How a share is played. */
export interface ExplorationOptions extends ExploreOptions {
  /** Causes that are told elsewhere: what fails in the ordinary run. */
  readonly known?: readonly string[] | undefined;
  /** Rounds that are told elsewhere: runs end where they come to them. */
  readonly rounds?: RoundsFound | undefined;
  /** Keeps runs that are spread over the share, to be played again. */
  readonly samples?: boolean | undefined;
  /** In place of `time` and `signal`. */
  readonly deadline?: Deadline | undefined;
  /** Is told now and then what there is so far; so often that it costs little. */
  readonly onSubtree?: ((soFar: ExploredSubtree) => void) | undefined;
}
