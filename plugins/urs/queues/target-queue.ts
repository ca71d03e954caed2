import type { Milliseconds, SelectionStatistic } from 'routeproof';
import { isPreferred } from './is-preferred.ts';
import { OrderedHeap } from './ordered-heap.ts';
import type { ParsedTarget } from '../targets/parse-target.ts';
import type { Member } from './media-slot.ts';
import type { QueueEntry } from './waiter.ts';

/** Those who wait for one target and one medium, and the agents who are free for them: of the two, one is always empty. */
export class TargetQueue {
  readonly target: ParsedTarget;
  readonly medium: string;
  readonly by: SelectionStatistic;
  readonly #free: OrderedHeap<Member>;
  /** Those who age alike keep their order, so each rate of ageing has a heap of its own; most often there is one. */
  readonly #waiting: { readonly ageing: number; readonly entries: OrderedHeap<QueueEntry> }[] = [];

  constructor(target: ParsedTarget, medium: string, by: SelectionStatistic) {
    this.target = target;
    this.medium = medium;
    this.by = by;
    const order = isSteady(by) ? by : 'StatTimeInReadyState';
    this.#free = new OrderedHeap((one, other) => isPreferred(order, one.slot, other.slot, 0));
  }

  /** How many wait. */
  get length(): number {
    let length = 0;
    for (const { entries } of this.#waiting) length += entries.size;
    return length;
  }

  /** The free agent whom the statistic selects. */
  best(now: Milliseconds): Member | undefined {
    let best = this.#free.first;
    if (best === undefined || isSteady(this.by)) return best;
    for (const member of this.#free.items) if (isPreferred(this.by, member.slot, best.slot, now)) best = member;
    return best;
  }

  /** Whoever is to be served next. */
  first(now: Milliseconds): QueueEntry | undefined {
    let first: QueueEntry | undefined;
    for (const { entries } of this.#waiting) {
      const entry = entries.first;
      if (entry === undefined) continue;
      if (first === undefined || entry.waiter.isBefore(first.waiter, now)) first = entry;
    }
    return first;
  }

  enlist(member: Member): void {
    this.#free.add(member);
  }

  /** What the statistics say of a free agent has changed. */
  reorder(member: Member): void {
    this.#free.replace(member);
  }

  unlist(member: Member): void {
    this.#free.remove(member);
  }

  append(entry: QueueEntry): void {
    this.#entriesOf(entry).add(entry);
  }

  remove(entry: QueueEntry): void {
    this.#entriesOf(entry).remove(entry);
  }

  #entriesOf({ waiter: { ageing } }: QueueEntry): OrderedHeap<QueueEntry> {
    for (const each of this.#waiting) if (each.ageing === ageing) return each.entries;
    const entries = new OrderedHeap<QueueEntry>((one, other) => one.waiter.isBefore(other.waiter, 0));
    this.#waiting.push({ ageing, entries });
    return entries;
  }
}

/** Whether the order by this statistic stays as it is while nothing is heard of the agents. */
const isSteady = (by: SelectionStatistic): boolean => by !== 'StatAgentOccupancy';
