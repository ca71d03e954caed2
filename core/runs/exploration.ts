import type { Scenario } from '../contract/scenario.ts';
import { Random } from '../kernel/random.ts';
import { turn } from '../kernel/turn.ts';
import { serverOptions } from '../protocol/server-options.ts';
import { CoverageCounts } from './coverage/coverage-counts.ts';
import { WatchedRun } from './coverage/watched-run.ts';
import type { Bound, Explored, ExploreVerdict, Failure } from './explored.ts';
import type { ExploreOptions } from './explore-options.ts';
import { Failures } from './failures.ts';
import { Goals } from './goals.ts';
import { playRun, type PlayedRun } from './played-run.ts';
import { reductionFor, type Reduction } from './reduction.ts';
import { Search } from './search.ts';
import type { SearchedRun } from './searched-run.ts';
import { tokenOf } from './token.ts';

const mostRuns = 1_000_000;
/** After the first failure the search goes on for as long again and so many runs, for a shorter one. */
const further = 1000;

/** One search through the runs of a scenario, with the counts that it keeps. */
export class Exploration {
  readonly #given: () => Scenario;
  readonly #scenario: Scenario;
  readonly #reduction: Reduction;
  readonly #options: ExploreOptions;
  readonly #search: Search;
  readonly #failures = new Failures();
  readonly #goals = new Goals();
  readonly #bounds = new Set<Bound>();
  readonly #coverage: CoverageCounts | undefined;
  readonly #startedAt = performance.now();
  #runs = 0;
  #cutOff = 0;
  #steps = 0;
  #raced = false;
  #firstFailureAt: number | undefined;

  constructor(given: () => Scenario, scenario: Scenario, reduction: Reduction, options: ExploreOptions) {
    this.#given = given;
    this.#scenario = scenario;
    this.#reduction = reduction;
    this.#options = options;
    const { openingRaces = false, random, seed = 1, coverage } = options;
    this.#coverage = coverage ? new CoverageCounts() : undefined;
    const chance = random === undefined ? undefined : new Random(seed).stream('exploration');
    const depends = chance === undefined ? reduction.depends : undefined;
    this.#search = new Search({ window: scenario.raceWindow!, depends, openingRaces, chance });
  }

  /** Plays runs until there is no other, or a bound is reached. Gives back a weaker reduction if a run shows that it takes one. */
  async play(): Promise<Reduction | undefined> {
    let breathesAt = 0;
    while (!this.#search.isOver && !this.#isBounded()) {
      const run = this.#search.begin();
      const { synchronous = false, seed = 1, onTurn } = this.#options;
      const watched = this.#coverage && WatchedRun.ofSearch(run);
      const played = await playRun(this.#given, { choices: run, synchronous, seed, onTurn, follow: run, watched });
      this.#search.done(run);
      if (watched !== undefined && played.ended !== 'cut off')
        this.#coverage!.take(watched, this.#scenario.raceWindow!);
      const weaker = this.#take(run, played);
      if (weaker !== undefined) return weaker;
      const { onProgress } = this.#options;
      if (performance.now() < breathesAt) continue;
      breathesAt = performance.now() + 100;
      onProgress?.({ runs: this.#runs, steps: this.#steps, depth: run.passed, failures: this.#failures.list.length });
      // Whoever wants to end the search gets a turn.
      await turn();
    }
    return undefined;
  }

  result(): Explored {
    if (!this.#raced) this.#bounds.add('nothing raced');
    if (this.#options.random !== undefined) this.#bounds.add('chance');
    const isFinished = this.#search.isOver && !this.#bounds.has('a limit of the bench');
    const goals = this.#goals.list;
    const missed = isFinished ? goals.filter(({ reached }) => !reached) : [];
    const failures = [...this.#failures.list, ...missed.map(({ property }) => neverReached(property))];
    return {
      verdict: this.#verdict(failures),
      scenario: this.#scenario.name,
      window: this.#scenario.raceWindow!,
      runs: this.#runs,
      cutOff: this.#cutOff,
      steps: this.#steps,
      failures,
      goals,
      bounds: [...this.#bounds],
      left: this.#search.open,
      options: serverOptions(this.#scenario.server),
      reduction: this.#reduction.sentence,
      ...(this.#coverage && { coverage: this.#coverage.result }),
    };
  }

  #verdict(failures: readonly Failure[]): ExploreVerdict {
    if (failures.length > 0) return 'violated';
    return this.#bounds.size === 0 ? 'proved' : 'bounded';
  }

  #take(run: SearchedRun, { bench, ended }: PlayedRun): Reduction | undefined {
    this.#steps += run.steps.length;
    this.#raced ||= run.raced;
    if (ended === 'cut off') {
      this.#cutOff++;
      return undefined;
    }
    this.#runs++;
    if (ended === 'at a limit') this.#bounds.add('a limit of the bench');
    this.#goals.take(bench);
    this.#options.onRun?.(bench);
    const { seed = 1, sources = '' } = this.#options;
    const parameters = { sources, seed, window: this.#scenario.raceWindow! };
    const token = () => tokenOf(run.answers, parameters);
    const { steps, foundAt, racesFrom, chosen } = run;
    if (this.#failures.take({ bench, steps, foundAt, racesFrom, chosen, token })) this.#firstFailureAt ??= this.#runs;
    const { depends = this.#reduction.depends } = this.#options;
    if (depends === undefined || depends !== this.#reduction.depends) return undefined;
    const now = reductionFor(bench);
    return this.#options.depends === undefined && now.depends !== depends ? now : undefined;
  }

  #isBounded(): boolean {
    const { runs = mostRuns, steps = Infinity, time = Infinity, random = Infinity, signal } = this.#options;
    const played = this.#runs + this.#cutOff;
    if (this.#firstFailureAt !== undefined) {
      const enough = this.#options.untilFailure ? 0 : this.#firstFailureAt + further;
      if (this.#runs >= this.#firstFailureAt + enough) return true;
    }
    if (played >= random) return true;
    if (played >= runs) this.#bounds.add('runs');
    if (this.#steps >= steps) this.#bounds.add('steps');
    if (performance.now() - this.#startedAt >= time * 1000) this.#bounds.add('time');
    if (signal?.aborted) this.#bounds.add('stopped');
    return ['runs', 'steps', 'time', 'stopped'].some((bound) => this.#bounds.has(bound as Bound));
  }
}

/** A `sometimes` that a finished search never reached: the scenario does not show what its author thinks. */
const neverReached = (property: string): Failure => ({
  property,
  finding: { kind: 'sometimes', sentence: `In no run: ${property}`, at: 0 },
  token: '',
  steps: 0,
  race: [],
  messages: [],
});
