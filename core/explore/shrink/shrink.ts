import { isFailure, type Finding } from '../../contract/finding.ts';
import type { Scenario } from '../../contract/scenario.ts';
import type { AfterSearch } from '../after-search.ts';
import { WorkOver } from '../deadline.ts';
import type { ExploreOptions } from '../explore-options.ts';
import { propertyOf } from '../cause-of.ts';
import { failingAs, isSmaller, type FailingRun } from '../failing-run.ts';
import { answering, following, ordinarily, type Scheduler } from '../search/schedulers.ts';
import { partsOf, type Part } from '../../replay/parts-of.ts';
import { causalSlice } from '../steps/causal-slice.ts';
import type { RunRecord } from '../steps/run-record.ts';
import { smallest } from './smallest.ts';
import { Trials, type Trial } from './trials.ts';
import { codesOf, without } from '../../replay/without.ts';

/** A counterexample that was made smaller. */
export interface Shrunk {
  /** What the scenario did not need. */
  readonly leftOut: readonly Part[];
  readonly failing: FailingRun;
  /** The same failure while what has no part in it still comes as it ordinarily does: the race is told from this. */
  readonly calm: FailingRun;
  /** The ordinary run of the same, smaller scenario. */
  readonly ordinary: RunRecord;
  /** Runs that it took. */
  readonly runs: number;
  /** Whether no bound was reached while something was left out: then nothing that remains can be. */
  readonly isMinimal: boolean;
}

/**
 * Makes the run of these answers smaller: first its scenario, then its faults, then its choices. Bounds are counted in runs and
 * steps; at a deadline it is as small as it has become. Nothing where the run is not the same again, or could not be played again.
 */
export async function shrink(
  given: () => Scenario,
  { answers, finding }: { readonly answers: readonly number[]; readonly finding: Finding },
  options: ExploreOptions,
  rest: AfterSearch,
): Promise<Shrunk | undefined> {
  const shrinking = new Shrinking(given, finding, options, rest);
  return shrinking.shrunk(answers);
}

class Shrinking {
  readonly #given: () => Scenario;
  readonly #finding: Finding;
  readonly #trials: Trials;
  /** Properties that may fail beside: they failed before anything was left out. */
  readonly #failed = new Set<string>();
  readonly #failedOrdinarily = new Set<string>();
  #smallest: Pick<Shrunk, 'leftOut' | 'failing' | 'calm' | 'ordinary'> | undefined;
  #isMinimal = false;

  constructor(given: () => Scenario, finding: Finding, options: ExploreOptions, rest: AfterSearch) {
    this.#given = given;
    this.#finding = finding;
    this.#trials = new Trials(options, rest);
  }

  /** As small as it has become when all was tried, or when a deadline came. */
  async shrunk(answers: readonly number[]): Promise<Shrunk | undefined> {
    try {
      await this.#shrink(answers);
    } catch (error) {
      if (!(error instanceof WorkOver)) throw error;
      this.#isMinimal = false;
    }
    const { runs } = this.#trials;
    return this.#smallest && { ...this.#smallest, runs, isMinimal: this.#isMinimal };
  }

  async #shrink(answers: readonly number[]): Promise<void> {
    const found = await this.#trials.play(this.#given, answering(answers));
    const plain = await this.#trials.play(this.#given, ordinarily);
    for (const trial of [found, plain]) for (const each of failedIn(trial)) this.#failed.add(each);
    for (const each of failedIn(plain)) this.#failedOrdinarily.add(each);
    let failing = failingAs(this.#finding, found.run, found.bench);
    if (failing === undefined) return;
    this.#smallest = { leftOut: [], failing, calm: failing, ordinary: plain.run };
    const all = partsOf(found.bench.scenario);
    let leftOut: readonly Part[] = [];
    await smallest(all, async (left) => {
      const less = leaveOut(all, left);
      if (codesOf(less) === codesOf(leftOut)) return true;
      const smaller = await this.#withoutSome(codesOf(less), failing!);
      if (smaller === undefined) return false;
      [failing, leftOut] = [smaller.failing, less];
      this.#smallest = { leftOut, failing, calm: failing, ordinary: smaller.ordinary };
      return true;
    });
    this.#isMinimal = !this.#trials.reachedBound;
    const scenario = without(this.#given, codesOf(leftOut));
    const ordinary = await this.#trials.play(scenario, ordinarily);
    const shortest = await this.#shortest(scenario, ordinary, failing);
    this.#smallest = { leftOut, failing: shortest, calm: shortest, ordinary: ordinary.run };
    failing = await this.#calmest(scenario, await this.#withoutBystanders(scenario, shortest));
    const calm = await this.#calmest(scenario, shortest);
    this.#smallest = { leftOut, failing, calm, ordinary: ordinary.run };
  }

  /** The failure in a smaller scenario, in no more steps; nothing where it is not found, or where something else is wrong. */
  async #withoutSome(leftOut: string, failing: FailingRun): Promise<Pick<Shrunk, 'failing' | 'ordinary'> | undefined> {
    if (this.#trials.isOver()) return undefined;
    const scenario = without(this.#given, leftOut);
    try {
      const plain = await this.#trials.play(scenario, ordinarily);
      if (failedIn(plain).some((each) => !this.#failedOrdinarily.has(each))) return undefined;
      const isEnough = (each: FailingRun) => each.steps <= failing.steps;
      for (const trial of [plain, await this.#trials.play(scenario, following(failing.run))]) {
        const same = this.#failing(trial);
        if (same !== undefined && isEnough(same)) return { failing: same, ordinary: plain.run };
      }
      let enough: FailingRun | undefined;
      await this.#trials.search(scenario, plain, (trial) => {
        const same = this.#failing(trial);
        if (same !== undefined && isEnough(same)) enough = same;
        return enough !== undefined;
      });
      return enough && { failing: enough, ordinary: plain.run };
    } catch (error) {
      if (error instanceof WorkOver) throw error;
      // What the scenario was checked for, or its own code, needs what is left out.
      return undefined;
    }
  }

  /** Searches the smaller scenario as a whole. */
  async #shortest(scenario: () => Scenario, plain: Trial, failing: FailingRun): Promise<FailingRun> {
    let best = failing;
    await this.#trials.search(scenario, plain, (trial) => {
      const same = this.#failing(trial);
      if (same !== undefined && isSmaller(same, best)) best = same;
      return false;
    });
    return best;
  }

  /** What did not lead to the failure comes after it, where it may be as late as that. */
  async #withoutBystanders(scenario: () => Scenario, failing: FailingRun): Promise<FailingRun> {
    if (this.#trials.isOver()) return failing;
    const { run, bench, steps } = failing;
    const led = causalSlice(run, steps, bench.scenario.raceWindow!);
    const same = this.#failing(await this.#trials.play(scenario, following({ steps: led, answered: run.answered })));
    return same !== undefined && isSmaller(same, failing) ? same : failing;
  }

  /** Takes back what need not have happened: first all after some choice, then faults, then one choice after the other. */
  async #calmest(scenario: () => Scenario, failing: FailingRun): Promise<FailingRun> {
    let best = failing;
    const tried = async (scheduler: Scheduler): Promise<boolean> => {
      if (this.#trials.isOver()) return false;
      const same = this.#failing(await this.#trials.play(scenario, scheduler));
      const isBetter = same !== undefined && isSmaller(same, best);
      if (isBetter) best = same;
      return isBetter;
    };
    for (const place of unusual(best)) if (await tried(answering(best.run.answers.slice(0, place)))) break;
    for (let isCalmer = true; isCalmer;) {
      isCalmer = false;
      const places = unusual(best).toReversed();
      for (const place of [...places.filter(isFault(best)), ...places]) {
        for (let answer = 0; answer < (best.run.answers[place] ?? 0) && !isCalmer; answer++)
          isCalmer = await tried(following(best.run, [...best.run.answers.slice(0, place), answer]));
        if (isCalmer) break;
      }
    }
    return best;
  }

  #failing(trial: Trial): FailingRun | undefined {
    const { run, bench } = trial;
    const isOther = failedIn(trial).some((each) => !this.#failed.has(each));
    return isOther ? undefined : failingAs(this.#finding, run, bench);
  }
}

/** The properties that failed. A warning is no failure that another run could show. */
const failedIn = ({ bench }: Trial): readonly string[] =>
  bench.findings.filter(isFailure).map((finding) => propertyOf(finding, bench.scenario));

/** What is left out where only this is left; what goes with an agent is not counted beside the agent. */
function leaveOut(all: readonly Part[], left: readonly Part[]): readonly Part[] {
  const gone = all.filter((part) => !left.includes(part));
  const agents = new Set(gone.flatMap(({ kind, name }) => (kind === 'agent' ? [name] : [])));
  return gone.filter(({ of }) => of === undefined || !agents.has(of));
}

/** Places of the answers that an ordinary run does not give. */
const unusual = ({ run }: FailingRun): readonly number[] =>
  run.answers.flatMap((answer, place) => (answer > 0 && place >= run.answersFrom ? [place] : []));

const isFault =
  ({ run }: FailingRun) =>
  (place: number): boolean =>
    run.answered.some(({ asks, position }) => position === place && asks?.for === 'fault');
