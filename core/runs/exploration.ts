import { traceLine } from '../report/trace-line.ts';
import { found } from '../contract/found.ts';
import type { Scenario } from '../contract/scenario.ts';
import { Random } from '../kernel/random.ts';
import { realTime } from '../kernel/real-time.ts';
import { turn } from '../kernel/turn.ts';
import { CoverageCounts } from './coverage/coverage-counts.ts';
import { WatchedRun } from './coverage/watched-run.ts';
import type { Bound, Failure } from './explored.ts';
import type { ExploredPart } from './explored-part.ts';
import { mostRuns, type ExploreOptions } from './explore-options.ts';
import { Failures } from './failures.ts';
import { Goals } from './goals.ts';
import { playRun, type PlayedRun } from './played-run.ts';
import { reductionFor, relationFor, type Reduction } from './reduction.ts';
import { Search } from './search.ts';
import type { SearchedRun } from './searched-run.ts';
import { keyOf, type Subtree } from './subtree.ts';
import { tokenOf } from './token.ts';

/** Bounds that end a search. */
const ending: readonly Bound[] = ['runs', 'steps', 'time', 'stopped'];
/** After the first failure the search goes on for as long again and so many runs, for a shorter one. */
const further = 1000;

/** Which share of a search is played: all of it, a subtree, or a numbered block of runs by chance. */
export interface Share {
  readonly subtree?: Subtree | undefined;
  readonly block?: number | undefined;
}

/** One search through runs of a scenario, with the counts that it keeps. */
export class Exploration {
  readonly #given: () => Scenario;
  readonly #window: number;
  readonly #reduction: Reduction;
  readonly #options: ExploreOptions;
  readonly #share: Share;
  readonly #search: Search;
  readonly #failures = new Failures();
  readonly #unrepeatable: Failure[] = [];
  readonly #goals = new Goals();
  readonly #bounds = new Set<Bound>();
  readonly #coverage: CoverageCounts | undefined;
  readonly #startedAt = realTime();
  #runs = 0;
  #cutOff = 0;
  #steps = 0;
  #raced = false;
  #firstFailureAt: number | undefined;
  #weaker: Reduction | undefined;

  constructor(given: () => Scenario, window: number, reduction: Reduction, options: ExploreOptions, share: Share = {}) {
    this.#given = given;
    this.#window = window;
    this.#reduction = reduction;
    this.#options = options;
    this.#share = share;
    this.#coverage = options.coverage ? new CoverageCounts() : undefined;
    const { openingRaces = false, seed = 1 } = options;
    const { subtree, block } = share;
    const chance = block === undefined ? undefined : new Random(seed).once(`exploration ${block}`);
    const depends = chance === undefined ? relationFor(reduction, options) : undefined;
    const guide = chance && ((_run: SearchedRun, count: number) => chance.integer(count));
    this.#search = new Search({ window, depends, openingRaces, guide, subtree });
  }

  /** Whether nothing was found so far, nothing ended the search, and it is not over. */
  get goesOn(): boolean {
    return !this.#search.isOver && this.#firstFailureAt === undefined && !this.#hasEnded();
  }

  /** Plays runs until there is no other, or a bound is reached; so many runs at most, unless something was found. */
  async play(alone = Infinity): Promise<void> {
    let breathesAt = 0;
    while (!this.#search.isOver && !this.#hasEnded()) {
      if (this.#runs + this.#cutOff >= alone && this.#firstFailureAt === undefined) return;
      const run = this.#search.begin();
      const { synchronous = false, seed = 1, onTurn, onProgress } = this.#options;
      const watched = this.#coverage && WatchedRun.ofSearch(run);
      const how = { choices: run, synchronous, seed, onTurn, follow: run, watched, isChecked: true };
      const playing = playRun(this.#given, how);
      const played = playing instanceof Promise ? await playing : playing;
      if (played.ended === 'not repeatable') return this.#tellUnrepeatable(run, played);
      this.#search.done(run);
      if (watched !== undefined && played.ended !== 'cut off') this.#coverage!.take(watched, this.#window);
      this.#take(run, played);
      if (realTime() < breathesAt) continue;
      breathesAt = realTime() + 100;
      onProgress?.({ runs: this.#runs, steps: this.#steps, depth: run.passed, failures: this.#failures.list.length });
      // Whoever wants to end the search gets a turn.
      await turn();
    }
  }

  result(): ExploredPart {
    return {
      runs: this.#runs,
      cutOff: this.#cutOff,
      steps: this.#steps,
      failures: [...this.#unrepeatable, ...this.#failures.list],
      goals: this.#goals.list,
      bounds: [...this.#bounds],
      raced: this.#raced,
      isOver: this.#search.isOver,
      left: this.#search.open,
      weaker: this.#weaker,
      late: this.#search.late.map((index) => keyOf(this.#share.subtree!.points.slice(0, index))),
      ...(this.#coverage && { coverage: this.#coverage.result }),
    };
  }

  #take(run: SearchedRun, { bench, ended }: PlayedRun): void {
    this.#steps += run.steps.length;
    this.#raced ||= run.raced;
    if (ended === 'cut off') return void this.#cutOff++;
    this.#runs++;
    if (ended === 'at a limit') this.#bounds.add('a limit of the bench');
    this.#goals.take(bench);
    this.#options.onRun?.(bench);
    const token = () => this.#tokenOf(run);
    if (this.#failures.take({ bench, run, window: this.#window, token })) this.#firstFailureAt ??= this.#runs;
    if (this.#reduction.by === 'nothing' || this.#options.depends !== undefined) return;
    const now = reductionFor(bench);
    if (now.by !== this.#reduction.by) this.#weaker = now;
  }

  #tellUnrepeatable(run: SearchedRun, { bench, problem = '' }: PlayedRun): void {
    this.#unrepeatable.push({
      property: 'non-determinism',
      finding: { ...found.nonDeterminism(problem), at: bench.clock.now(), count: 1 },
      token: this.#tokenOf(run),
      steps: run.steps.length,
      race: [],
      leftOut: [],
      messages: bench.trace.messages.map(traceLine),
    });
  }

  #tokenOf({ answers }: SearchedRun): string {
    const { seed = 1, sources = '' } = this.#options;
    return tokenOf(answers, { sources, seed, window: this.#window });
  }

  #hasEnded(): boolean {
    const { runs = mostRuns, steps = Infinity, time = Infinity, random = Infinity, signal } = this.#options;
    const played = this.#runs + this.#cutOff;
    if (this.#weaker !== undefined || this.#unrepeatable.length > 0) return true;
    if (this.#firstFailureAt !== undefined) {
      const enough = this.#options.untilFailure ? 0 : this.#firstFailureAt + further;
      if (this.#runs >= this.#firstFailureAt + enough) return true;
    }
    if (this.#share.block !== undefined && played >= random) return true;
    if (played >= runs) this.#bounds.add('runs');
    if (this.#steps >= steps) this.#bounds.add('steps');
    if (time < Infinity && realTime() - this.#startedAt >= time * 1000) this.#bounds.add('time');
    if (signal?.aborted) this.#bounds.add('stopped');
    return this.#bounds.size > 0 && ending.some((bound) => this.#bounds.has(bound));
  }
}
