import type { StepTaken } from './step-taken.ts';
import { eventKey, type TakenEvent } from './taken-event.ts';

/** The steps of a run, their events by names that they have in every run in which they come, and where each came. */
export class NamedSteps {
  readonly names: readonly string[];
  readonly steps: readonly StepTaken[];
  readonly #places: ReadonlyMap<string, number>;

  constructor(steps: readonly StepTaken[]) {
    this.steps = steps;
    const counted = new Counted();
    this.names = steps.map(({ event }) => counted.take(eventKey(event)));
    this.#places = new Map(this.names.map((name, place) => [name, place]));
  }

  /** The step that handled it; nothing where it did not come. */
  placeOf(name: string): number | undefined {
    return this.#places.get(name);
  }

  /** The name that an event would have had if it had come after so many steps. */
  nameAfter(event: TakenEvent, steps: number): string {
    const key = eventKey(event);
    const counted = new Counted();
    for (const step of this.steps.slice(0, steps)) if (eventKey(step.event) === key) counted.take(key);
    return counted.next(key);
  }
}

/** Tells equal things apart by how many of them came before. */
export class Counted {
  readonly #times = new Map<string, number>();

  /** The name that the next of these will have. */
  next(key: string): string {
    return `${this.#times.get(key) ?? 0} ${key}`;
  }

  /** The name of this one, which has come. */
  take(key: string): string {
    const name = this.next(key);
    this.#times.set(key, (this.#times.get(key) ?? 0) + 1);
    return name;
  }
}
