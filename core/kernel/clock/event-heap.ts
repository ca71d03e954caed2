import { isBefore, nowhere, type Pending } from './pending.ts';

/** Events by (due, order of scheduling): a heap of four children a node, in which each event knows its place. */
export class EventHeap {
  readonly #events: Pending[] = [];

  get size(): number {
    return this.#events.length;
  }

  first(): Pending | undefined {
    return this.#events[0];
  }

  add(event: Pending): void {
    this.#events.push(event);
    this.#rise(event, this.#events.length - 1);
  }

  remove(event: Pending): void {
    const place = event.slot;
    event.slot = nowhere;
    const last = this.#events.pop()!;
    if (last === event) return;
    if (place > 0 && isBefore(last, this.#events[(place - 1) >> 2]!)) this.#rise(last, place);
    else this.#sink(last, place);
  }

  list(): readonly Pending[] {
    return this.#events;
  }

  #rise(event: Pending, from: number): void {
    const events = this.#events;
    let place = from;
    while (place > 0) {
      const above = (place - 1) >> 2;
      const parent = events[above]!;
      if (!isBefore(event, parent)) break;
      events[place] = parent;
      parent.slot = place;
      place = above;
    }
    events[place] = event;
    event.slot = place;
  }

  #sink(event: Pending, from: number): void {
    const events = this.#events;
    const size = events.length;
    let place = from;
    for (let child = place * 4 + 1; child < size; child = place * 4 + 1) {
      const end = Math.min(child + 4, size);
      let smallest = events[child]!;
      for (let next = child + 1; next < end; next++) {
        const other = events[next]!;
        if (!isBefore(other, smallest)) continue;
        child = next;
        smallest = other;
      }
      if (!isBefore(smallest, event)) break;
      events[place] = smallest;
      smallest.slot = place;
      place = child;
    }
    events[place] = event;
    event.slot = place;
  }
}
