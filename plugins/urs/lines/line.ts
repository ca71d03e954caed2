import type { Milliseconds, SelectionStatistic } from 'routeproof';
import { isPreferred } from './is-preferred.ts';
import { OrderedHeap } from './ordered-heap.ts';
import type { ParsedTarget } from '../targets/parse-target.ts';
import type { Member } from './seat.ts';
import type { Stand } from './waiter.ts';

/** Those who wait for one target and one medium, and the agents who are free for them: of the two, one is always empty. */
export class Line {
  readonly target: ParsedTarget;
  readonly medium: string;
  readonly by: SelectionStatistic;
  readonly #free: OrderedHeap<Member>;
  /** Those who age alike keep their order, so each rate of ageing has a heap of its own; most often there is one. */
  readonly #waiting: { readonly ageing: number; readonly stands: OrderedHeap<Stand> }[] = [];

  constructor(target: ParsedTarget, medium: string, by: SelectionStatistic) {
    this.target = target;
    this.medium = medium;
    this.by = by;
    const order = isSteady(by) ? by : 'StatTimeInReadyState';
    this.#free = new OrderedHeap((one, other) => isPreferred(order, one.seat, other.seat, 0));
  }

  /** How many wait. */
  get length(): number {
    let length = 0;
    for (const { stands } of this.#waiting) length += stands.size;
    return length;
  }

  /** The free agent whom the statistic selects. */
  best(now: Milliseconds): Member | undefined {
    let best = this.#free.first;
    if (best === undefined || isSteady(this.by)) return best;
    for (const member of this.#free.items) if (isPreferred(this.by, member.seat, best.seat, now)) best = member;
    return best;
  }

  /** Whoever is to be served next. */
  first(now: Milliseconds): Stand | undefined {
    let first: Stand | undefined;
    for (const { stands } of this.#waiting) {
      const stand = stands.first;
      if (stand === undefined) continue;
      if (first === undefined || stand.waiter.isBefore(first.waiter, now)) first = stand;
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

  strike(member: Member): void {
    this.#free.remove(member);
  }

  append(stand: Stand): void {
    this.#standsOf(stand).add(stand);
  }

  remove(stand: Stand): void {
    this.#standsOf(stand).remove(stand);
  }

  #standsOf({ waiter: { ageing } }: Stand): OrderedHeap<Stand> {
    for (const each of this.#waiting) if (each.ageing === ageing) return each.stands;
    const stands = new OrderedHeap<Stand>((one, other) => one.waiter.isBefore(other.waiter, 0));
    this.#waiting.push({ ageing, stands });
    return stands;
  }
}

/** Whether the order by this statistic stays as it is while nothing is heard of the agents. */
const isSteady = (by: SelectionStatistic): boolean => by !== 'StatAgentOccupancy';
