import type { Milliseconds } from '../kernel/time.ts';
import type { ChoicePoint, EventPoint } from './choice-point.ts';
import { HappenedBefore } from './happened-before.ts';
import { LaneNumbers } from './lane-numbers.ts';
import type { RandomStream } from '../kernel/random.ts';
import type { SearchRules } from './search-rules.ts';
import { SearchedRun } from './searched-run.ts';
import type { Dependence, Overtaken } from './step-taken.ts';

/** How a search goes about it. */
export interface SearchOptions {
  readonly window: Milliseconds;
  /** Which steps may not change places. Without it every order is played. */
  readonly depends: Dependence | undefined;
  readonly openingRaces: boolean;
  /** Answers by chance: such a search is never over. */
  readonly chance?: RandomStream | undefined;
}

/**
 * Every run that can matter, depth first. Without states to go back to, each run is played from its start along the
 * choice points; after it, each pair of its steps that raced asks for a run in which they come the other way round.
 */
export class Search {
  readonly #points: ChoicePoint[] = [];
  readonly #rules: SearchRules;
  readonly #window: Milliseconds;
  #isOver = false;

  constructor({ window, depends, openingRaces, chance }: SearchOptions) {
    this.#window = window;
    this.#rules = { depends, openingRaces, chance, numbers: new LaneNumbers() };
  }

  /** Whether every run has been played. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Open choice points: how deep the search is. */
  get depth(): number {
    return this.#points.length;
  }

  /** Points on the way to the present run at which something is still to be tried. */
  get open(): number {
    return this.#points.filter((point) =>
      point.kind === 'answer'
        ? point.chosen + 1 < point.count
        : [...point.wanted].some((lane) => lane !== point.chosen && !point.tried.has(lane)),
    ).length;
  }

  /** The next run, to be played from its start. */
  begin(): SearchedRun {
    return new SearchedRun(this.#points, this.#rules);
  }

  /** A run is over, or was cut off: finds out what it asks for, and goes on to the next one. */
  done(run: SearchedRun): void {
    run.end();
    if (this.#rules.chance !== undefined) return void this.#points.splice(0);
    if (this.#rules.depends !== undefined) this.#reverseRaces(run, this.#rules.depends);
    this.#advance();
  }

  #reverseRaces({ steps, racesFrom }: SearchedRun, depends: Dependence): void {
    const pointOf = new Map<number, EventPoint>();
    for (const point of this.#points) if (point.kind === 'event') pointOf.set(point.step, point);
    const before = new HappenedBefore(steps, racesFrom, this.#window, depends);
    for (let later = racesFrom + 1; later < steps.length; later++)
      for (const earlier of before.racingWith(later)) {
        const point = pointOf.get(earlier);
        if (point !== undefined)
          want(
            point,
            firstOf(earlier, later, before).map((step) => steps[step]!.lane),
          );
      }
    for (let number = racesFrom; number < steps.length; number++) {
      const point = pointOf.get(number);
      if (point === undefined) continue;
      const { lane, due, overtaken } = steps[number]!;
      for (const event of overtaken)
        if (event.lane !== lane && event.createdBy !== number && event.due <= due + this.#window)
          wantOvertaken(point, event);
    }
  }

  #advance(): void {
    for (let point = this.#points.at(-1); point !== undefined; point = this.#points.at(-1)) {
      if (point.kind === 'answer') {
        if (++point.chosen < point.count) return;
      } else {
        point.tried.set(point.chosen, point.trying);
        point.trying = [];
        const next = point.lanes.find((lane) => isOpen(point, lane));
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

const isOpen = ({ wanted, tried, asleep }: EventPoint, lane: number): boolean =>
  wanted.has(lane) && !tried.has(lane) && !asleep.has(lane);

/** Steps that may come first when the later of two is to come before the earlier: between them, and not because of the earlier. */
function firstOf(earlier: number, later: number, before: HappenedBefore): readonly number[] {
  const between: number[] = [];
  for (let step = earlier + 1; step <= later; step++)
    if (step === later || !before.isBefore(earlier, step)) between.push(step);
  return between.filter((step) => !between.some((other) => other < step && before.isBefore(other, step)));
}

/** One of these lanes must be tried; all lanes, where none of them can be next. */
function want({ lanes, wanted, asleep }: EventPoint, firsts: readonly number[]): void {
  if (firsts.some((lane) => wanted.has(lane) || asleep.has(lane))) return;
  const possible = firsts.find((lane) => lanes.includes(lane));
  if (possible !== undefined) wanted.add(possible);
  else for (const lane of lanes) wanted.add(lane);
}

/** An event that a step kept from being next is handled in no run so far: it has to come before that step in one. */
function wantOvertaken({ lanes, wanted }: EventPoint, { lane }: Overtaken): void {
  if (lanes.includes(lane)) wanted.add(lane);
  else for (const each of lanes) wanted.add(each);
}
