import type { Milliseconds } from 'routeproof';
import { Waiter, type Holder } from '../queues/waiter.ts';
import { overtaking } from '../queues/overtaking.ts';
import type { TargetQueues } from '../queues/target-queues.ts';
import type { Wanted } from '../queues/target-queue.ts';
import type { ParsedTarget } from '../targets/parse-target.ts';
import type { Asked } from '../targets/possible-target.ts';
import type { AskedTargets } from '../targets/target-reader.ts';
import type { KeptPlaces } from './kept-places.ts';

/** In whose name a wait stands in line. */
export interface Lining {
  readonly asked: AskedTargets;
  readonly medium: string;
  readonly queues: TargetQueues;
  readonly now: () => Milliseconds;
  readonly places: KeptPlaces;
  /** Whether the attempt is suspended now: what it asks for stands in line, and is not served. */
  readonly isSuspended: () => boolean;
  /** The attempt stands behind somebody who came later, as it gave its place away. */
  readonly onPlaceLost: (requested: string, other: string) => void;
}

/** The lines in which one wait stands: those that waits before it have kept, and its own. */
export class WaitLines {
  readonly #holder: Holder;
  readonly #lining: Lining;
  /** Of waits before this one, in their order. */
  #kept: readonly Waiter[];
  readonly #own: Waiter[] = [];
  /** Where this wait stands for what was not asked for before. */
  readonly #new: Waiter;
  #isBegun = false;
  #isOver = false;

  constructor(holder: Holder, lining: Lining) {
    const { asked, places } = lining;
    this.#holder = holder;
    this.#lining = lining;
    // A queue is there at once: who asks for queues alone gets nobody.
    this.#kept = places.isEmpty || !asked.targets.some(({ target }) => target.kind !== 'queue') ? none : places.take();
    for (const waiter of this.#kept) waiter.holder = holder;
    this.#new = new Waiter(holder, asked, asked.place === 'kept' ? places.first : undefined);
  }

  /** Asks for targets beside those before; whoever is free for one is handed out at once. */
  ask(wanted: readonly Wanted[]): void {
    const again = this.#kept.length === 0 ? none : this.#takenAgain(wanted);
    if (!this.#isBegun) this.#begin();
    let anew = wanted;
    for (const { from, some } of again) {
      this.#stand(this.#standingAt(from), some);
      anew = anew.filter((each) => !some.includes(each));
    }
    this.#stand(this.#new, anew);
    if (this.#kept.length > 0 && !this.#lining.isSuspended()) this.#wake();
    if (!this.#isOver && anew.length > 0) this.#lookBack(anew);
  }

  #begin(): void {
    this.#isBegun = true;
    this.#lining.queues.begin(this.#new);
    this.#lining.places.begun(this.#new);
  }

  /** What lines have that were kept, they have no longer: it is asked for as this wait asks, and from there where nothing else is said. */
  #takenAgain(wanted: readonly Wanted[]): readonly { readonly from: Waiter; readonly some: readonly Wanted[] }[] {
    const { queues, asked } = this.#lining;
    const taken = new Set<Wanted>();
    return this.#kept.flatMap((from) => {
      const old = from.entries.map((entry) => entry.asked);
      const some = wanted.filter((each) => old.some(({ target }) => isSame(target, each.asked.target)));
      queues.giveUp(
        from,
        old.filter(({ target }) => some.some((each) => isSame(target, each.asked.target))),
      );
      const first = some.filter((each) => !taken.has(each));
      for (const each of first) taken.add(each);
      return asked.place === undefined && first.length > 0 ? [{ from, some: first }] : [];
    });
  }

  #standingAt(place: Waiter): Waiter {
    const waiter = new Waiter(this.#holder, this.#lining.asked, { arrival: place.arrival, since: place.since });
    this.#lining.queues.begin(waiter);
    return waiter;
  }

  #stand(waiter: Waiter, wanted: readonly Wanted[]): void {
    if (this.#isOver || wanted.length === 0) return;
    const { queues, asked, medium, isSuspended } = this.#lining;
    if (!this.#own.includes(waiter)) this.#own.push(waiter);
    // With what was kept, all is looked at together when all stands in line.
    if ((this.#kept.length > 0 || isSuspended()) && !waiter.isResting) queues.rest(waiter);
    queues.join(waiter, wanted, medium, asked.selection);
  }

  /** Whether somebody who came later stands before it, for what it asked for before. */
  #lookBack(wanted: readonly Wanted[]): void {
    const { places, asked, queues, medium, now, onPlaceLost } = this.#lining;
    const { first } = places;
    if (this.#isOver || asked.place !== undefined || first === undefined || first === this.#new) return;
    for (const { asked: each } of wanted) {
      if (!places.wasAskedFor(each.target)) continue;
      const other = overtaking(queues.members.waitersFor(each.target, medium), this.#new, first, now());
      if (other !== undefined) onPlaceLost(each.requested, other.holder.interaction);
    }
  }

  giveUp(cleared: readonly Asked[]): void {
    if (cleared.length > 0) for (const waiter of this.#own) this.#lining.queues.giveUp(waiter, cleared);
  }

  suspend(): void {
    for (const waiter of [...this.#kept, ...this.#own]) this.#lining.queues.rest(waiter);
  }

  /** Whoever is free is handed out at once. */
  resume(): void {
    this.#wake();
  }

  #wake(): void {
    if (!this.#isOver) this.#lining.queues.wake([...this.#kept, ...this.#own], this.#lining.asked);
  }

  /** Somebody was handed out: it stands nowhere any more. */
  leave(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const { queues, places, asked } = this.#lining;
    for (const waiter of this.#own) queues.leave(waiter);
    places.drop(this.#kept);
    places.ended(asked);
  }

  /** The wait is over, and nobody was handed out. */
  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const { queues, places, asked } = this.#lining;
    if (this.#kept.length > 0) places.keep(this.#kept, false);
    if (asked.clearTargets) for (const waiter of this.#own) queues.leave(waiter);
    else places.keep(this.#own, true);
    places.ended(asked);
  }
}

const none: readonly never[] = [];

const isSame = (one: ParsedTarget, other: ParsedTarget): boolean =>
  one.kind === other.kind && one.object === other.object;
