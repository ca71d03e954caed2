import { causeOf } from '../cause-of.ts';
import type { Deadline } from '../deadline.ts';
import { endsSearch, type ExploredSubtree } from '../search/explored-subtree.ts';
import { mostRuns, type ExploreOptions, type Progress } from '../explore-options.ts';
import { runsLeftOf } from './runs-left-of.ts';
import type { SubtreeRunner, SubtreeTask } from './subtree-task.ts';

interface How extends Pick<ExploreOptions, 'runs' | 'steps' | 'onProgress' | 'failures'> {
  readonly deadline: Deadline;
  /** Is told when there is more to tell of what is being played. */
  readonly onSubtree: () => void;
  readonly run: SubtreeRunner;
  /** So many parts are played at a time. */
  readonly atOnce: number;
}

type Outcome = { readonly part: ExploredSubtree } | { readonly error: unknown };

/** A task and what came of it. */
type Played = readonly [task: SubtreeTask, part: ExploredSubtree];

/**
 * Plays parts several at a time, and counts what playing them one after the other would have counted: nothing after
 * the first that ends the search, and no more runs and steps than were allowed.
 */
export class SubtreesInOrder {
  /** What counts, in the order of the tasks. */
  readonly played: Played[] = [];
  /** Nothing is to be played any more. */
  ended = false;
  readonly #how: How;
  readonly #progress = new Map<SubtreeTask, Progress>();
  /** What there is so far of parts that are being played. */
  readonly #underWay = new Map<SubtreeTask, ExploredSubtree>();
  readonly #causes = new Set<string>();
  #tasks: readonly SubtreeTask[] = [];
  #stopped = false;
  #runs = 0;
  #steps = 0;

  constructor(how: How) {
    this.#how = how;
  }

  /** What counts, and what there is so far of what is being played. */
  get soFar(): readonly Played[] {
    return [...this.played, ...this.#underWay];
  }

  async play(tasks: readonly SubtreeTask[]): Promise<void> {
    this.#tasks = tasks;
    this.ended ||= this.#how.deadline.over !== undefined;
    for (let from = 0; from < tasks.length && !this.ended;) from += await this.#stretch(tasks.slice(from));
  }

  /** Plays until a part took more than was left for it, which the next stretch begins with; says how many count. */
  async #stretch(tasks: readonly SubtreeTask[]): Promise<number> {
    const outcomes = new Map<number, Outcome>();
    let [begun, counted, end] = [0, 0, tasks.length];
    const take = async (): Promise<void> => {
      while (begun < end && !this.#stopped) {
        const number = begun++;
        outcomes.set(number, await this.#outcomeOf(tasks[number]!, () => number >= end));
        for (let next = outcomes.get(counted); next !== undefined && counted < end; next = outcomes.get(counted)) {
          if (counted > 0 && this.#takesTooMuch(next)) end = counted;
          else this.#count(tasks[counted++]!, next);
          if (this.ended) end = counted;
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(this.#how.atOnce, tasks.length) }, take));
    if (this.#stopped) {
      this.ended = true;
      for (const [number, outcome] of [...outcomes].toSorted(([one], [other]) => one - other))
        if (number >= counted && number < end) this.#count(tasks[number]!, outcome);
    }
    return counted;
  }

  async #outcomeOf(task: SubtreeTask, isLeftOut: () => boolean): Promise<Outcome> {
    const { run, runs = mostRuns, steps = Infinity, deadline } = this.#how;
    // What runs beside it may take some of this: then it is played again with the rest.
    const rest = { runs: runs - this.#runs, steps: steps - this.#steps, time: deadline.left };
    const watch = {
      signal: {
        get aborted() {
          return isLeftOut() || deadline.over === 'stopped';
        },
      },
      onProgress: (progress: Progress) => this.#tell(task, progress),
      onSubtree: (part: ExploredSubtree) => {
        this.#underWay.set(task, part);
        this.#how.onSubtree();
      },
    };
    try {
      const part = await run({ ...task, options: { ...task.options, ...rest } }, watch);
      this.#tell(task, { ...part, depth: 0, failures: part.failures.length });
      if (part.bounds.includes('stopped') || part.bounds.includes('time')) this.#stopped ||= !isLeftOut();
      return { part };
    } catch (error) {
      return { error };
    } finally {
      this.#underWay.delete(task);
    }
  }

  #takesTooMuch(outcome: Outcome): boolean {
    if (this.#stopped || !('part' in outcome)) return false;
    const { runs = mostRuns, steps = Infinity } = this.#how;
    const { part } = outcome;
    return this.#runs + part.runs + part.cutOff >= runs || this.#steps + part.steps >= steps;
  }

  #count(task: SubtreeTask, outcome: Outcome): void {
    if ('error' in outcome) throw outcome.error;
    const { part } = outcome;
    this.played.push([task, part]);
    this.#runs += part.runs + part.cutOff;
    this.#steps += part.steps;
    for (const failure of part.failures) this.#causes.add(causeOf(failure));
    const isEnough = this.#causes.size >= (this.#how.failures ?? 1);
    this.ended ||= isEnough || endsSearch(part) || part.bounds.includes('runs') || part.bounds.includes('steps');
  }

  #tell(task: SubtreeTask, progress: Progress): void {
    this.#progress.set(task, progress);
    const all = [...this.#progress.values()];
    const sum = (key: 'runs' | 'steps' | 'byChance' | 'failures') =>
      all.reduce((before, each) => before + each[key], 0);
    const waiting = this.#tasks.filter((each) => each.share.between === undefined && !this.#progress.has(each)).length;
    this.#how.onProgress?.({
      ...{ runs: sum('runs'), steps: sum('steps'), byChance: sum('byChance'), failures: sum('failures') },
      runsLeft: runsLeftOf(all, waiting),
      depth: Math.max(...all.map(({ depth }) => depth)),
    });
  }
}
