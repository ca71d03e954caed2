import type { Agenda } from './agenda.ts';
import type { Choices, Question } from '../choices.ts';
import { errors } from '../errors.ts';
import { isBefore, type EventQueue, type Pending } from './event-queue.ts';
import type { Milliseconds } from '../time.ts';

/**
 * Lets events race: every event may be late by the race window. With D the smallest due + window of all that is pending,
 * each first event of a queue that is due at or before D may be next, and the choices say which.
 */
export class RacingAgenda implements Agenda {
  readonly #queues: EventQueue[] = [];
  readonly #choices: Choices;
  readonly #window: Milliseconds;

  constructor(choices: Choices, window: Milliseconds) {
    if (!(window >= 0)) {
      throw errors.optionOutOfRange(
        'clock',
        'raceWindow',
        String(window),
        'a number of milliseconds from 0 up, or Infinity',
      );
    }
    this.#choices = choices;
    this.#window = window;
  }

  add(event: Pending): void {
    const { queue } = event;
    queue.heap!.add(event);
    if (queue.index < 0) queue.index = this.#queues.push(queue) - 1;
  }

  remove(event: Pending): void {
    const { queue } = event;
    queue.heap!.remove(event);
    if (queue.heap!.size > 0) return;
    const last = this.#queues.pop()!;
    if (last !== queue) {
      this.#queues[queue.index] = last;
      last.index = queue.index;
    }
    queue.index = -1;
  }

  take(until: Milliseconds): Pending | undefined {
    const first = this.firstDue();
    if (first > until || first === Infinity) return undefined;
    const latest = Math.min(first + this.#window, until);
    const event = this.#onlyOne(latest) ?? this.#chosen(latest);
    this.remove(event);
    return event;
  }

  firstDue(): Milliseconds {
    let first = Infinity;
    for (const queue of this.#queues) first = Math.min(first, queue.heap!.first!.due);
    return first;
  }

  list(): readonly Pending[] {
    return this.#queues.flatMap((queue) => queue.heap!.items);
  }

  /** Mostly nothing races. */
  #onlyOne(latest: Milliseconds): Pending | undefined {
    let only: Pending | undefined;
    for (const queue of this.#queues) {
      const event = queue.heap!.first!;
      if (event.due > latest) continue;
      if (only !== undefined) return undefined;
      only = event;
    }
    return only;
  }

  #chosen(latest: Milliseconds): Pending {
    const candidates: Pending[] = [];
    for (const queue of this.#queues) {
      const event = queue.heap!.first!;
      if (event.due <= latest) enlist(event, candidates);
    }
    return candidates[this.#choices.pick(candidates.length, new NextEvent(candidates))]!;
  }
}

/** Puts an event in its place by due time and order of scheduling: there are a few, for which `sort` would make lists of its own. */
function enlist(event: Pending, candidates: Pending[]): void {
  let index = candidates.length;
  for (; index > 0 && isBefore(event, candidates[index - 1]!); index--) candidates[index] = candidates[index - 1]!;
  candidates[index] = event;
}

/** Which event is next; the options are put into words only for a reader. */
export class NextEvent implements Question {
  readonly about = 'next event';
  /** By due time and order of scheduling; each is the first of its queue. */
  readonly candidates: readonly Pending[];

  constructor(candidates: readonly Pending[]) {
    this.candidates = candidates;
  }

  get options(): readonly string[] {
    return this.candidates.map(({ queue, due }) => `${queue.actor.name}: ${queue.name} at ${due} ms`);
  }
}
