import type { ComposedBench } from '../../bench/composed-bench.ts';
import type { Scenario } from '../../contract/scenario.ts';
import { macrotask } from '../../kernel/clock/macrotask.ts';
import type { AfterSearch } from '../after-search.ts';
import { WorkOver } from '../deadline.ts';
import type { ExploreOptions } from '../explore-options.ts';
import { playRun, type PlayedRun } from '../search/played-run.ts';
import { reductionFor, relationFor, weakerFor } from '../search/reduction.ts';
import { Search } from '../search/search.ts';
import type { Scheduler } from '../search/schedulers.ts';
import type { RunRecord } from '../steps/run-record.ts';
import type { SearchedRun } from '../search/searched-run.ts';

/** A run that was played, and its bench. */
export interface Trial {
  readonly run: RunRecord;
  readonly bench: ComposedBench;
}

/** Runs in all, and runs for one search. */
const mostRuns = 5000;
const mostRunsEach = 500;

/**
 * Plays scenarios to see whether they fail. The bounds are counted in runs and steps, so that they are the same everywhere; a deadline
 * throws `WorkOver` out of what is being tried.
 */
export class Trials {
  readonly #options: ExploreOptions;
  readonly #rest: AfterSearch;
  readonly #most: number;
  #runs = 0;
  #steps = 0;
  #reachedBound = false;

  constructor(options: ExploreOptions, rest: AfterSearch) {
    this.#options = options;
    this.#rest = rest;
    this.#most = options.shrink ?? mostRuns;
  }

  /** Runs so far. */
  get runs(): number {
    return this.#runs;
  }

  /** Whether a bound kept something from being tried. */
  get reachedBound(): boolean {
    return this.#reachedBound;
  }

  /** Whether no more may be tried. */
  isOver(): boolean {
    const isOver = this.#runs >= this.#most || this.#steps >= this.#rest.steps;
    this.#reachedBound ||= isOver;
    return isOver;
  }

  /** One run, its answers given by a scheduler. */
  async play(scenario: () => Scenario, scheduler: Scheduler): Promise<Trial> {
    const { openingRaces = false } = this.#options;
    const { deadline } = this.#rest;
    const run = new Search({ window: 0, depends: undefined, openingRaces, scheduler, deadline }).begin();
    const { bench } = await this.#follow(scenario, run);
    return { run, bench };
  }

  /** Every order that matters, up to a bound, until one run is enough; `ordinary` is any run of the scenario. */
  async search(
    scenario: () => Scenario,
    ordinary: Pick<Trial, 'bench'>,
    isEnough: (trial: Trial) => boolean,
  ): Promise<void> {
    const { openingRaces = false } = this.#options;
    const { deadline } = this.#rest;
    const window = ordinary.bench.scenario.raceWindow!;
    let reduction = reductionFor(ordinary.bench);
    const begin = () => new Search({ window, depends: relationFor(reduction), openingRaces, deadline });
    let search = begin();
    for (let runs = 0; !search.isOver && !this.isOver(); runs++) {
      if (runs >= mostRunsEach) {
        this.#reachedBound = true;
        return;
      }
      const run = search.begin();
      const { bench, ended } = await this.#follow(scenario, run);
      if (ended === 'not repeatable') {
        this.#reachedBound = true;
        return;
      }
      search.done(run);
      if (ended === 'cut off') continue;
      if (isEnough({ run, bench })) return;
      // A property was seen to look at more than it did before: the runs so far may have left something out.
      const weaker = weakerFor(reduction, bench);
      if (weaker === undefined) continue;
      reduction = weaker;
      search = begin();
    }
  }

  async #follow(scenario: () => Scenario, run: SearchedRun): Promise<PlayedRun> {
    const { onShrinking } = this.#options;
    // Whoever wants to end it gets a turn.
    if (this.#runs++ % 100 === 0) {
      onShrinking?.(this.#runs);
      await macrotask();
    }
    const { deadline } = this.#rest;
    deadline.check();
    const played = await playRun(scenario, run, this.#options);
    this.#steps += run.steps.length;
    if (played.ended === 'stopped') throw new WorkOver(deadline.over!);
    return played;
  }
}
