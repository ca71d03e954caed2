import { EventRing } from './event-ring.ts';
import { isBefore, type Pending } from './event-queue.ts';
import { IndexedHeap } from '../indexed-heap.ts';
import type { Milliseconds } from '../time.ts';

/** What is pending, and which of it is next. */
export interface Agenda {
  /** Files an event; `now` is the time that the bench has reached. */
  add(event: Pending, now: Milliseconds): void;
  remove(event: Pending): void;
  /** Takes the next event that is due at or before `until`. */
  take(until: Milliseconds): Pending | undefined;
  /** When the first event is due; Infinity when there is none. */
  firstDue(): Milliseconds;
  list(): readonly Pending[];
}

/** Takes what is due first, and of what is due together what was scheduled first. */
export class FirstDueAgenda implements Agenda {
  readonly #later = new IndexedHeap<Pending>(isBefore);
  // What was due at once when it was scheduled: it lies in order without a heap.
  readonly #now = new EventRing();

  add(event: Pending, now: Milliseconds): void {
    if (event.due <= now) this.#now.add(event);
    else this.#later.add(event);
  }

  remove(event: Pending): void {
    if (event.index >= 0) this.#later.remove(event);
    else this.#now.remove(event);
  }

  take(until: Milliseconds): Pending | undefined {
    const later = this.#later.first;
    const now = this.#now.first();
    if (now !== undefined && (later === undefined || isBefore(now, later))) {
      if (now.due > until) return undefined;
      this.#now.remove(now);
      return now;
    }
    if (later === undefined || later.due > until) return undefined;
    this.#later.remove(later);
    return later;
  }

  firstDue(): Milliseconds {
    return Math.min(this.#later.first?.due ?? Infinity, this.#now.first()?.due ?? Infinity);
  }

  list(): readonly Pending[] {
    return [...this.#later.items, ...this.#now.list()];
  }
}
