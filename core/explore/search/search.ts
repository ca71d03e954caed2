import type { Milliseconds } from '../../kernel/time.ts';
import { hasMore, isOpen, type ChoicePoint, type EventPoint } from './choice-point.ts';
import { HappensBefore } from '../steps/happens-before.ts';
import { QueueNumbers } from '../steps/queue-numbers.ts';
import { runsLeft } from './runs-left.ts';
import { SearchedRun, type SearchRules } from './searched-run.ts';
import type { Dependence, StepTaken } from '../steps/step-taken.ts';
import { ahead, initialsOf, racingAsleep, sourceOf } from './initials-of.ts';
import type { SearchOptions } from './search-options.ts';
import { PointsBefore } from './points-before.ts';

/** Of longer runs what comes after so many steps is not turned round: to compare all with all would take hours. */
const longest = 20_000;

/** What is known of a run that has been played. */
interface Learnt {
  readonly steps: readonly StepTaken[];
  readonly before: HappensBefore | undefined;
}

/**
 * Every run that can matter, depth first. Without states to go back to, each run is played from its start along the
 * choice points; after it, each pair of its steps that raced asks for a run in which they come the other way round: source-DPOR
 * (Abdulla, Aronis, Jonsson, Sagonas, POPL 2014) with sleep sets (Godefroid, LNCS 1032). `docs/algorithm.md` says why it is sound.
 */
export class Search {
  readonly #points: ChoicePoint[];
  readonly #rules: SearchRules;
  readonly #window: Milliseconds;
  /** So many of the first points are the prefix of a divided search, which other subtrees share. */
  readonly #prefix: number;
  /** Backtrack points that escape into the prefix. */
  readonly #escaped = new Set<number>();
  #isOver = false;
  /** Whether the points lead to a run that is not played to its end. */
  #isNext = true;
  #isCutShort = false;
  readonly #watchesAll: boolean;
  /** What is known of the run that was played last. */
  #last: Learnt | undefined;
  #before: PointsBefore | undefined;

  constructor(options: SearchOptions) {
    const { window, depends, openingRaces, scheduler, deadline, subtree, widened, watchesAll = false } = options;
    this.#window = window;
    this.#watchesAll = watchesAll;
    this.#rules = { depends, openingRaces, scheduler, deadline, numbers: new QueueNumbers(subtree?.queues) };
    this.#points = (subtree?.points ?? []).map((point) =>
      point.kind === 'event' ? { ...point, exploring: [] } : point,
    );
    this.#prefix = this.#points.length;
    if (widened !== undefined) this.#points.push(widened);
  }

  /** Whether every run has been played. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Whether a run was too long for all of it to be turned round. */
  get isCutShort(): boolean {
    return this.#isCutShort;
  }

  /** Open choice points: how deep the search is. */
  get depth(): number {
    return this.#points.length;
  }

  /** Names of the queues that runs have had so far, in the order of their numbers. */
  get queues(): readonly string[] {
    return this.#rules.numbers.names;
  }

  /** On the way to the subtree: numbers of the points at which more has to be explored than is divided among the subtrees. */
  get escaped(): readonly number[] {
    return [...this.#escaped].toSorted((one, other) => one - other);
  }

  /** Points on the way to the next run at which something is still to be explored; what is chosen at the last of them is, too. */
  get open(): number {
    if (this.#rules.scheduler !== undefined) return 0;
    const own = this.#points.slice(this.#prefix);
    return own.filter((point, index) => (index === own.length - 1 && this.#isNext) || hasMore(point)).length;
  }

  /** About how many runs are left after so many; nothing where nobody can say. */
  runsLeft(runs: number): number | undefined {
    if (this.#rules.scheduler !== undefined || this.#isOver) return undefined;
    return runsLeft(this.#points.slice(this.#prefix), runs);
  }

  /** The next run, to be played from its start. */
  begin(): SearchedRun {
    this.#before = new PointsBefore(this.#points);
    return new SearchedRun(this.#points, this.#rules, this.#last?.steps.slice(0, this.#points.at(-1)?.step ?? 0));
  }

  /** A run was ended before anything could be learnt from it: the next one begins as it did. */
  takeBack(): void {
    this.#before!.restore();
  }

  /** A run is over, or was cut off: finds out what it asks for, and goes on to the next one. */
  done(run: SearchedRun): void {
    this.learn(run);
    this.advance();
  }

  /**
   * Finds out what a run asks for. With a depth, points that lie deeper are forgotten: of all runs that begin with the
   * same choices, this one is the only one. Gives the points on the way to it.
   */
  learn(run: SearchedRun, depth = Infinity): readonly ChoicePoint[] {
    run.end();
    this.#isNext = false;
    if (this.#rules.scheduler !== undefined) return this.#points.splice(0);
    const { depends } = this.#rules;
    const before = depends && this.#reverseRaces(run, depends);
    if (!this.#watchesAll) this.#last = { steps: run.steps, before };
    // Points that it did not come to any more lie behind the place where it was left.
    if (run.passed < this.#points.length) this.#points.length = Math.max(run.passed, this.#prefix);
    // What is answered within a step belongs to it.
    while (this.#points[depth]?.kind === 'answer') depth++;
    if (depth < this.#points.length) this.#points.length = depth;
    return this.#points;
  }

  /** What the steps ask for that the last run took as well has been learnt from it. */
  #reverseRaces({ steps: all, racesFrom, known: { length: parted } }: SearchedRun, depends: Dependence): HappensBefore {
    const steps = all.slice(0, longest);
    this.#isCutShort ||= steps.length < all.length;
    const pointOf = new Map<number, number>();
    this.#points.forEach((point, index) => {
      if (point.kind === 'event') pointOf.set(point.step, index);
    });
    const { deadline } = this.#rules;
    const known = this.#last?.before && { before: this.#last.before, steps: parted };
    const before = new HappensBefore(steps, racesFrom, this.#window, depends, { deadline, known });
    for (let later = Math.max(racesFrom + 1, parted); later < steps.length; later++) {
      deadline?.checkAt(later);
      for (const earlier of before.reversibleRaces(later)) {
        const point = pointOf.get(earlier);
        if (point === undefined) continue;
        const at = this.#points[point] as EventPoint;
        const queuesFor = (step: number) => initialsOf(earlier, step, before).map((each) => steps[each]!.queue);
        const initials = queuesFor(later);
        this.#backtrack(point, sourceOf(at, initials));
        for (const step of racingAsleep(at, initials, { earlier, steps, before, depends }))
          this.#backtrack(point, sourceOf(at, queuesFor(step)));
      }
    }
    for (let number = Math.max(racesFrom, parted); number < steps.length; number++) {
      const point = pointOf.get(number);
      if (point === undefined) continue;
      const { queue, due, disabled } = steps[number]!;
      for (const event of disabled)
        if (event.queue !== queue && event.createdBy !== number && event.due <= due + this.#window)
          this.#backtrack(point, ahead(this.#points[point] as EventPoint, event));
    }
    return before;
  }

  #backtrack(index: number, queues: readonly number[]): void {
    const { backtrackSet, sleepSet } = this.#points[index] as EventPoint;
    if (index >= this.#prefix) for (const queue of queues) backtrackSet.add(queue);
    else if (queues.some((queue) => !backtrackSet.has(queue) && !sleepSet.has(queue))) this.#escaped.add(index);
  }

  /** Goes on to the next run. */
  advance(): void {
    if (this.#rules.scheduler !== undefined) return;
    this.#isNext = true;
    while (this.#points.length > this.#prefix) {
      const point = this.#points.at(-1)!;
      if (point.kind === 'answer') {
        if (++point.chosen < point.count) return;
      } else {
        point.explored.set(point.chosen, point.exploring);
        point.exploring = [];
        const next = point.queues.find((queue) => isOpen(point, queue));
        if (next !== undefined) {
          point.chosen = next;
          return;
        }
      }
      this.#points.pop();
    }
    this.#isOver = true;
  }
}
