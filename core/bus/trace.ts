import type { Bus } from './bus.ts';
import type { Crossing } from './crossing.ts';

/** All messages of a run in the order of their handling. */
export class Trace implements Iterable<Crossing> {
  readonly #messages: Crossing[] = [];

  constructor(bus: Bus) {
    bus.messages.subscribe((message) => this.#messages.push(message));
  }

  /** How many messages have crossed so far. */
  get length(): number {
    return this.#messages.length;
  }

  /** Every message so far, in the order of delivery. */
  get messages(): readonly Crossing[] {
    return this.#messages;
  }

  /** Every message, in the order of delivery. */
  [Symbol.iterator](): Iterator<Crossing> {
    return this.#messages[Symbol.iterator]();
  }
}
