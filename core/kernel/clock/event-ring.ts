import { nowhere, type Pending } from './event-queue.ts';

/** Events that are due now, first in, first out: adding, taking and removing cost the same however many there are. */
export class EventRing {
  #events: (Pending | undefined)[] = Array.from({ length: 64 });
  // Both only grow while the ring is not empty; an event at position p lies at p modulo the length, a power of two.
  #head = 0;
  #tail = 0;

  first(): Pending | undefined {
    const mask = this.#events.length - 1;
    while (this.#head < this.#tail) {
      const event = this.#events[this.#head & mask];
      if (event) return event;
      this.#head++;
    }
    this.#head = this.#tail = 0;
    return undefined;
  }

  add(event: Pending): void {
    if (this.#tail - this.#head === this.#events.length) this.#grow();
    event.index = -2 - this.#tail;
    this.#events[this.#tail++ & (this.#events.length - 1)] = event;
  }

  remove(event: Pending): void {
    this.#events[(-2 - event.index) & (this.#events.length - 1)] = undefined;
    event.index = nowhere;
  }

  list(): readonly Pending[] {
    return this.#events.filter((event) => event !== undefined).sort((one, other) => one.order - other.order);
  }

  #grow(): void {
    const old = this.#events;
    this.#events = Array.from({ length: old.length * 2 });
    for (let position = this.#head; position < this.#tail; position++) {
      this.#events[position & (this.#events.length - 1)] = old[position & (old.length - 1)];
    }
  }
}
