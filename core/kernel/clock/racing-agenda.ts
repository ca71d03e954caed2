import type { Agenda } from './agenda.ts';
import type { Choices, Question } from '../choices.ts';
import { errors } from '../errors.ts';
import type { Lane } from './lane.ts';
import type { Pending } from './pending.ts';
import type { Milliseconds } from '../time.ts';

/**
 * Lets events race: every event may be late by the race window. With D the smallest due + window of all that is pending,
 * each first event of a lane that is due at or before D may be next, and the choices say which.
 */
export class RacingAgenda implements Agenda {
  readonly #lanes: Lane[] = [];
  readonly #choices: Choices;
  readonly #window: Milliseconds;

  constructor(choices: Choices, window: Milliseconds) {
    if (!(window >= 0)) {
      throw errors.optionOutOfRange('clock', 'raceWindow', window, 'a number of milliseconds from 0 up, or Infinity');
    }
    this.#choices = choices;
    this.#window = window;
  }

  add(event: Pending): void {
    const { lane } = event;
    lane.queue!.add(event);
    if (lane.place < 0) lane.place = this.#lanes.push(lane) - 1;
  }

  remove(event: Pending): void {
    const { lane } = event;
    lane.queue!.remove(event);
    if (lane.queue!.size > 0) return;
    const last = this.#lanes.pop()!;
    if (last !== lane) {
      this.#lanes[lane.place] = last;
      last.place = lane.place;
    }
    lane.place = -1;
  }

  take(until: Milliseconds): Pending | undefined {
    const first = this.firstDue();
    if (first > until || first === Infinity) return undefined;
    const candidates = this.#candidates(Math.min(first + this.#window, until));
    const taken = candidates.length < 2 ? 0 : this.#choices.pick(candidates.length, new NextEvent(candidates));
    const event = candidates[taken]!;
    this.remove(event);
    return event;
  }

  firstDue(): Milliseconds {
    let first = Infinity;
    for (const lane of this.#lanes) first = Math.min(first, lane.queue!.first()!.due);
    return first;
  }

  list(): readonly Pending[] {
    return this.#lanes.flatMap((lane) => lane.queue!.list());
  }

  #candidates(latest: Milliseconds): Pending[] {
    const candidates: Pending[] = [];
    for (const lane of this.#lanes) {
      const event = lane.queue!.first()!;
      if (event.due <= latest) candidates.push(event);
    }
    return candidates.length < 2 ? candidates : candidates.sort(byOrder);
  }
}

const byOrder = (one: Pending, other: Pending) => one.due - other.due || one.order - other.order;

/** Which event is next; the options are put into words only for a reader. */
export class NextEvent implements Question {
  readonly about = 'next event';
  /** By due time and order of scheduling; each is the first of its lane. */
  readonly candidates: readonly Pending[];

  constructor(candidates: readonly Pending[]) {
    this.candidates = candidates;
  }

  get options(): readonly string[] {
    return this.candidates.map(({ lane, due }) => `${lane.actor.name}: ${lane.name} at ${due} ms`);
  }
}
