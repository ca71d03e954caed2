import type { ComposedBench } from '../../../bench/composed-bench.ts';
import { composedBench } from '../../../bench/create-bench.ts';
import { Rounds, roundsMore, type Round } from '../../../bench/rounds/rounds.ts';
import { scenarioLike, type Scenario } from '../../../contract/scenario.ts';
import { authorCodeOf } from '../../../kernel/author/author-code.ts';
import { BenchError } from '../../../kernel/errors.ts';
import { tokenOf } from '../../../replay/token.ts';
import { WorkOver, type Deadline } from '../../deadline.ts';
import type { ExplorationOptions, ExploreOptions } from '../../explore-options.ts';
import type { Failures } from '../../failures.ts';
import { playRun, type PlayedRun } from '../played-run.ts';
import { answering } from '../schedulers.ts';
import { Search } from '../search.ts';
import type { SearchedRun } from '../searched-run.ts';
import { Endurance, Endured, LeftRound } from './endurance.ts';
import type { RoundsFound } from './rounds-found.ts';
import { Suspicion, type KnownRounds, type SuspectedRound } from './suspicion.ts';
import type { StepFollower } from './step-follower.ts';

/** A run that goes round for ever, played until it has gone round four times. */
export interface Lasso {
  readonly bench: ComposedBench;
  readonly run: SearchedRun;
  readonly round: Round;
  readonly token: string;
}

/** So many rounds are tried, however many end after all; then one for so many runs. */
const [triesAtOnce, runsForATry] = [20, 10];

/** Finds out of the runs of a scenario whether they go round for ever, and remembers which rounds do. */
export class Lassos {
  readonly #given: () => Scenario;
  readonly #options: ExploreOptions;
  readonly #deadline: Deadline;
  readonly #forEver: Set<string>;
  readonly #ending: Set<string>;
  #runs = 0;
  #tries = 0;

  constructor(given: () => Scenario, { rounds, ...options }: ExplorationOptions, deadline: Deadline) {
    this.#given = given;
    this.#options = options;
    this.#deadline = deadline;
    this.#forEver = new Set(rounds?.forEver);
    this.#ending = new Set(rounds?.ending);
  }

  /** What is known so far. */
  get found(): RoundsFound {
    return { forEver: [...this.#forEver], ending: [...this.#ending] };
  }

  /** Watches a run that has not begun. */
  watching(run: SearchedRun): StepFollower | undefined {
    const seeks = this.#tries < triesAtOnce + this.#runs++ / runsForATry;
    return seeks ? new Suspicion(this.#known, run) : this.watchingKnown(run);
  }

  /** The same for one that is to end in rounds which are known, and in no others. */
  watchingKnown(run: SearchedRun): StepFollower | undefined {
    return this.#forEver.size === 0 ? undefined : new Suspicion(this.#known, run, false);
  }

  /** Takes a run back that was left in a round which ends after all; a round that goes on for ever is a failure. */
  async takesBack({ round }: PlayedRun, search: Search, failures: Failures): Promise<boolean> {
    const lasso = round && (await this.told(round));
    if (lasso === undefined) search.takeBack();
    else {
      const { bench, token } = lasso;
      const window = bench.scenario.raceWindow!;
      failures.take({ ...lasso, window, token: () => token, deadline: this.#deadline });
    }
    return lasso === undefined;
  }

  /** Plays on where a run may go round: gives the shortest run that does; nothing where it ends after all, or nobody can say. */
  async told(round: SuspectedRound): Promise<Lasso | undefined> {
    this.#tries++;
    if (await this.#endures(round)) {
      this.#forEver.add(round.signature);
      const first = await this.#firstIn(round);
      // Where it comes first it may be another in what a strategy has counted by then, or in the order of its steps.
      const isSame = first !== undefined && (first.from === round.from || (await this.#endures(first)));
      const lasso = (isSame ? await this.#played(first) : undefined) ?? (await this.#played(round));
      if (lasso !== undefined) return lasso;
      this.#forEver.delete(round.signature);
    }
    this.#ending.add(round.signature);
    return undefined;
  }

  get #known(): KnownRounds {
    return { forEver: this.#forEver, ending: this.#ending };
  }

  /** Far longer than is told. Limits that would end it, and properties, have nothing to say here. */
  async #endures(round: SuspectedRound): Promise<boolean> {
    const endurance = new Endurance(round, this.#deadline);
    const { seed = 1 } = this.#options;
    const limits = { eventsPerRun: Infinity, eventsPerInstant: Infinity, routingAttempts: Infinity };
    const scenario = scenarioLike(() => {
      const given = this.#given();
      return { ...given, properties: [], limits: { ...given.limits, ...limits } };
    }, this.#given);
    const how = {
      choices: endurance,
      races: true,
      lean: true,
      isChecked: true,
      seed,
      code: authorCodeOf(this.#options),
    };
    try {
      const bench = composedBench(scenario, how);
      endurance.watch(bench);
      await bench.toQuiet();
    } catch (error) {
      if (error instanceof Endured) return true;
      const isOver = error instanceof LeftRound || error instanceof WorkOver;
      if (!isOver && !(error instanceof BenchError && error.code === 'RP_LIMIT_REACHED')) throw error;
    }
    return false;
  }

  /** The same round where the run first comes to it. */
  async #firstIn({ answers }: SuspectedRound): Promise<SuspectedRound | undefined> {
    const run = this.#begin(answers);
    run.follower = new Suspicion(this.#known, run, false);
    const { ended, round } = await this.#play(run);
    return ended === 'going round' ? round : undefined;
  }

  async #played({ from, length, answers, answersFrom }: SuspectedRound): Promise<Lasso | undefined> {
    const again = answers.slice(answersFrom);
    const all = [...answers, ...Array.from({ length: roundsMore }, () => again).flat()];
    const round: Round = { from, length };
    const run = this.#begin(all);
    const rounds = new Rounds(round);
    run.follower = rounds;
    const { bench, ended } = await this.#play(run);
    if (ended !== 'gone round') return undefined;
    const { seed = 1, sources = '' } = this.#options;
    const token = tokenOf(run.answers, { sources, seed, window: bench.scenario.raceWindow! }, { round });
    return { bench, run, round, token };
  }

  #begin(answers: readonly number[]): SearchedRun {
    const { openingRaces = false } = this.#options;
    const scheduler = answering(answers);
    const deadline = this.#deadline;
    return new Search({ window: 0, depends: undefined, openingRaces, scheduler, deadline }).begin();
  }

  async #play(run: SearchedRun): Promise<PlayedRun> {
    return await playRun(this.#given, run, this.#options, { isChecked: true });
  }
}
