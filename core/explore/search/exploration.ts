import { BuiltInProperties } from '../../bench/properties/built-in-properties.ts';
import type { Scenario } from '../../contract/scenario.ts';
import { realTime } from '../../kernel/real-time.ts';
import { macrotask } from '../../kernel/clock/macrotask.ts';
import { CoverageCounts } from '../coverage/coverage-counts.ts';
import { WatchedRun } from '../coverage/watched-run.ts';
import { Deadline, WorkOver } from '../deadline.ts';
import type { Bound } from '../explored.ts';
import type { ExploredSubtree } from './explored-subtree.ts';
import { mostRuns, type ExplorationOptions } from '../explore-options.ts';
import { Failures } from '../failures.ts';
import { Lassos } from './lasso/lassos.ts';
import { playRun, type PlayedRun } from './played-run.ts';
import { relationFor, weakerFor, type Reduction } from './reduction.ts';
import { RunsShown } from '../runs-shown.ts';
import { RunSample } from './run-sample.ts';
import { digestOf } from '../../replay/sampled-run.ts';
import { Search } from './search.ts';
import { Seldom } from '../seldom.ts';
import type { SearchedRun } from './searched-run.ts';
import { runsOfBlock } from './chance/chance-block.ts';
import { schedulerOf, type Share } from './share.ts';
import { keyOf } from './subtree.ts';
import { tokenOf } from '../../replay/token.ts';

/** Bounds that end a search. */
const ending: readonly Bound[] = ['runs', 'steps', 'time', 'stopped'];
/** After the last failure that was asked for the search goes on for as long again and so many runs, for a shorter one. */
const further = 1000;

/** One search through runs of a scenario, with its counts. */
export class Exploration {
  /** Knows the rounds that its runs have come to. */
  readonly lassos: Lassos;
  readonly #given: () => Scenario;
  readonly #window: number;
  readonly #reduction: Reduction;
  readonly #options: ExplorationOptions;
  readonly #deadline: Deadline;
  readonly #share: Share;
  readonly #search: Search;
  readonly #builtIn: BuiltInProperties | undefined;
  readonly #failures: Failures;
  readonly #shown = new RunsShown();
  readonly #sample = new RunSample();
  readonly #bounds = new Set<Bound>();
  readonly #coverage: CoverageCounts | undefined;
  #runs = 0;
  #cutOff = 0;
  #steps = 0;
  #raced = false;
  /** Choices of the run that had most. */
  longest = 0;
  /** The run after which as many failures were known as were asked for. */
  #enoughAt: number | undefined;
  #weaker: Reduction | undefined;
  readonly #seldom = new Seldom();

  constructor(
    given: () => Scenario,
    window: number,
    reduction: Reduction,
    options: ExplorationOptions,
    share: Share = {},
  ) {
    this.#given = given;
    this.#window = window;
    this.#reduction = reduction;
    this.#options = options;
    this.#share = share;
    this.#failures = new Failures(options.known);
    this.#coverage = options.coverage ? new CoverageCounts() : undefined;
    const { openingRaces = false, seed = 1, deadline = new Deadline(options) } = options;
    this.#deadline = deadline;
    const scheduler = schedulerOf(share, seed);
    const depends = scheduler === undefined ? relationFor(reduction, options.depends) : undefined;
    const [{ subtree }, watchesAll] = [share, options.coverage];
    this.lassos = new Lassos(given, options, deadline);
    this.#search = new Search({ window, depends, openingRaces, scheduler, deadline, subtree, watchesAll });
    if (scheduler === undefined) this.#builtIn = new BuiltInProperties(true);
  }

  /** Whether nothing has ended the search so far, and it is not over. */
  get goesOn(): boolean {
    return !this.#search.isOver && this.#enoughAt === undefined && !this.#hasEnded();
  }

  /** Plays runs until there is no other, or a bound is reached; so many runs at most, unless enough was found. */
  async play(alone = Infinity): Promise<void> {
    let breathesAt = 0;
    while (!this.#search.isOver && !this.#hasEnded()) {
      if (this.#runs + this.#cutOff >= alone && this.#enoughAt === undefined) return;
      const run = this.#search.begin();
      run.follower = this.lassos.watching(run);
      const watched = this.#coverage && WatchedRun.ofSearch(run);
      const playing = playRun(this.#given, run, this.#options, { watched, isChecked: true, builtIn: this.#builtIn });
      const played = playing instanceof Promise ? await playing : playing;
      if (played.ended === 'not repeatable') return this.#failures.takeUnrepeatable(played, run, this.#tokenOf(run));
      if (played.ended === 'may go round' && (await this.lassos.takesBack(played, this.#search, this.#failures)))
        continue;
      if (played.ended !== 'stopped') this.#learn(run);
      if (watched !== undefined && (played.ended === 'at its end' || played.ended === 'at a limit'))
        this.#coverage!.take(watched, this.#window);
      this.#take(run, played);
      this.#tell();
      if (realTime() < breathesAt) continue;
      breathesAt = realTime() + 100;
      const { runs, steps, byChance, runsLeft } = this.result();
      const failures = this.#failures.causes;
      this.#options.onProgress?.({ runs, steps, byChance, runsLeft, depth: run.passed, failures });
      // Whoever wants to end the search gets a turn.
      await macrotask();
    }
  }

  result(): ExploredSubtree {
    const isBetween = this.#share.between !== undefined;
    return {
      ...(isBetween
        ? { runs: 0, cutOff: 0, steps: 0, byChance: this.#runs }
        : { runs: this.#runs, cutOff: this.#cutOff, steps: this.#steps, byChance: 0 }),
      failures: this.#failures.list,
      ...this.#shown.list,
      sample: this.#sample.list,
      bounds: [...this.#bounds],
      raced: this.#raced,
      isOver: isBetween ? this.#runs >= runsOfBlock : this.#search.isOver,
      left: this.#search.open,
      runsLeft: this.#search.runsLeft(this.#runs),
      weaker: this.#weaker,
      late: this.#search.escaped.map((index) => keyOf(this.#share.subtree!.points.slice(0, index))),
      ...(this.#coverage && { coverage: this.#coverage.result }),
    };
  }

  /** What a run asks for; to find out takes its time, too. */
  #learn(run: SearchedRun): void {
    try {
      this.#search.done(run);
      if (this.#search.isCutShort) this.#bounds.add('a limit of the bench');
    } catch (error) {
      if (!(error instanceof WorkOver)) throw error;
      this.#bounds.add(error.why);
    }
  }

  #take(run: SearchedRun, { bench, ended }: PlayedRun): void {
    this.#steps += run.steps.length;
    this.#raced ||= run.raced;
    this.longest = Math.max(this.longest, run.passed);
    if (ended === 'cut off') return void this.#cutOff++;
    // What a run has shown up to the moment at which it was ended, it has shown.
    if (ended !== 'stopped') this.#runs++;
    if (ended === 'at a limit') this.#bounds.add('a limit of the bench');
    const isLeft = ended === 'may go round' || ended === 'going round';
    if (isLeft) this.#bounds.add('a round');
    this.#shown.take(bench);
    const [token, deadline] = [() => this.#tokenOf(run), this.#deadline];
    if (ended !== 'stopped') {
      this.#options.onRun?.(bench);
      if (this.#options.samples && !isLeft) this.#sample.take(() => ({ token: token(), digest: digestOf(bench) }));
    }
    this.#failures.take({ bench, run, window: this.#window, token, deadline });
    if (this.#failures.causes >= (this.#options.failures ?? 1)) this.#enoughAt ??= this.#runs;
    // Runs that are all by chance leave nothing out.
    if (this.#options.depends === undefined && this.#share.block === undefined)
      this.#weaker = weakerFor(this.#reduction, bench);
  }

  #tell(): void {
    const { onSubtree } = this.#options;
    if (onSubtree !== undefined) this.#seldom.do(() => onSubtree({ ...this.result(), sample: [] }));
  }

  #tokenOf({ answers }: SearchedRun): string {
    const { seed = 1, sources = '' } = this.#options;
    return tokenOf(answers, { sources, seed, window: this.#window });
  }

  #hasEnded(): boolean {
    const { runs = mostRuns, steps = Infinity, random = Infinity } = this.#options;
    const played = this.#runs + this.#cutOff;
    if (this.#weaker !== undefined || this.#failures.isUnrepeatable) return true;
    if (this.#enoughAt !== undefined) {
      const enough = this.#options.untilFailure || this.#share.between ? 0 : this.#enoughAt + further;
      if (this.#runs >= this.#enoughAt + enough) return true;
    }
    if (this.#share.block !== undefined && played >= random) return true;
    const isBetween = this.#share.between !== undefined;
    if (isBetween && played >= runsOfBlock) return true;
    if (!isBetween && played >= runs) this.#bounds.add('runs');
    if (!isBetween && this.#steps >= steps) this.#bounds.add('steps');
    if (this.#deadline.over !== undefined) this.#bounds.add(this.#deadline.over);
    return this.#bounds.size > 0 && ending.some((bound) => this.#bounds.has(bound));
  }
}
