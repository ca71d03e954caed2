import type { Milliseconds } from 'routeproof';
import { isPreferred, type Gate, type Member, type QueueEntry } from './target-queue.ts';

/** Who waits for a threshold alone, because what it asks for is there at once: a queue. */
export interface Watch {
  readonly gate: Gate;
  readonly onOpen: () => void;
}

/** Entries whose thresholds may close them, in whatever queues they stand. */
export class GatedEntries {
  readonly #entries = new Set<QueueEntry>();
  readonly watches = new Set<Watch>();

  get isEmpty(): boolean {
    return this.#entries.size === 0 && this.watches.size === 0;
  }

  add(entry: QueueEntry): void {
    this.#entries.add(entry);
  }

  remove(entry: QueueEntry): void {
    this.#entries.delete(entry);
  }

  /** When the passing of time alone may open or close one of them next. */
  nextLook(): Milliseconds | undefined {
    let next: Milliseconds | undefined;
    for (const { gate } of [...this.#entries, ...this.watches]) {
      const look = gate?.nextLook();
      if (look !== undefined && (next === undefined || look < next)) next = look;
    }
    return next;
  }

  /** Whoever is to be served first of those that are open while somebody is free for them, and with whom. */
  next(now: Milliseconds): { readonly entry: QueueEntry; readonly member: Member } | undefined {
    let entry: QueueEntry | undefined;
    let member: Member | undefined;
    for (const each of this.#entries) {
      const best = each.isOpen ? each.queue.best(now) : undefined;
      if (best === undefined) continue;
      const isBetter =
        entry?.waiter === each.waiter
          ? isPreferred(each.queue.selection, best, member!, now)
          : entry === undefined || each.waiter.isBefore(entry.waiter, now);
      if (isBetter) [entry, member] = [each, best];
    }
    return entry && member && { entry, member };
  }
}
