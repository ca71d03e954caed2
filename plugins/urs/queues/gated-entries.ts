import type { Milliseconds } from 'routeproof';
import type { ActorKit } from 'routeproof/kit';
import type { UrsMemory } from '../urs-memory.ts';
import { isPreferred } from './is-preferred.ts';
import type { Gate, Member, QueueEntry } from './target-queue.ts';

/** Who waits for a threshold alone, because what it asks for is there at once: a queue. */
export interface Watch {
  readonly gate: Gate;
  readonly onOpen: () => void;
}

/** When to look at thresholds. */
export type GatedKit = Pick<ActorKit, 'atStepEnd'> & { readonly clock: Pick<ActorKit['clock'], 'now' | 'at'> };

interface Served {
  readonly entry: QueueEntry;
  readonly member: Member;
}

/** Entries whose thresholds may close them, in whatever queues they stand. */
export class GatedEntries {
  readonly #kit: GatedKit;
  readonly #memory: UrsMemory | undefined;
  readonly #serve: (next: Served) => void;
  readonly #entries = new Set<QueueEntry>();
  readonly #watches = new Set<Watch>();
  #isToReview = false;
  #cancelLook: (() => void) | undefined;

  constructor(kit: GatedKit, memory: UrsMemory | undefined, serve: (next: Served) => void) {
    this.#kit = kit;
    this.#memory = memory;
    this.#serve = serve;
  }

  get isEmpty(): boolean {
    return this.#entries.size === 0 && this.#watches.size === 0;
  }

  add(entry: QueueEntry): void {
    this.#memory?.writes('gates');
    this.#entries.add(entry);
  }

  remove(entry: QueueEntry): void {
    this.#memory?.writes('gates');
    this.#entries.delete(entry);
  }

  /** Something has changed that thresholds may look at: who waits behind one is looked at when the step is over. */
  changed(): void {
    this.#memory?.reads('gates');
    if (this.isEmpty) this.#cancelLook?.();
    if (this.isEmpty || this.#isToReview) return;
    this.#isToReview = true;
    this.#kit.atStepEnd(() => {
      this.#isToReview = false;
      const now = this.#kit.clock.now();
      for (let next = this.next(now); next !== undefined; next = this.next(now)) this.#serve(next);
      for (const watch of [...this.#watches]) if (this.#watches.has(watch) && watch.gate.isOpen()) watch.onOpen();
      this.#lookLater();
    });
  }

  /** Time alone may open a threshold: nothing else tells when. */
  #lookLater(): void {
    this.#cancelLook?.();
    const { clock } = this.#kit;
    const next = this.#nextLook();
    this.#cancelLook = next === undefined ? undefined : clock.at(next, () => this.changed(), { name: 'threshold' });
  }

  /** Waits until a threshold holds for what is there at once; gives back how to stop. */
  watch(watch: Watch): () => void {
    this.#memory?.writes('gates');
    this.#watches.add(watch);
    this.changed();
    return () => {
      this.#memory?.writes('gates');
      this.#watches.delete(watch);
    };
  }

  /** When the passing of time alone may open or close one of them next. */
  #nextLook(): Milliseconds | undefined {
    let next: Milliseconds | undefined;
    for (const { gate } of [...this.#entries, ...this.#watches]) {
      const look = gate?.nextLook();
      if (look !== undefined && (next === undefined || look < next)) next = look;
    }
    return next;
  }

  /** Whoever is to be served first of those that are open while somebody is free for them, and with whom. */
  next(now: Milliseconds): Served | undefined {
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
