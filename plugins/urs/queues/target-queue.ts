import type { Milliseconds } from 'routeproof';
import { IndexedHeap, type InHeap } from 'routeproof/kit';
import { agentStatistics } from 'routeproof/protocol';
import type { Selection } from '../targets/target-reader.ts';
import type { BoardAgent } from './board-agent.ts';
import type { MediaSlot } from './media-slot.ts';
import type { ParsedTarget } from '../targets/parse-target.ts';
import type { Asked } from '../targets/possible-target.ts';
import type { UrsMemory } from '../urs-memory.ts';
import { isPreferred, isSteady } from './is-preferred.ts';
import { Tally } from './tally.ts';
import type { Standing, Waiter } from './waiter.ts';

/** What every queue is made with. */
export interface KnownToQueues {
  readonly memory: UrsMemory | undefined;
  readonly statistics: () => {
    /** A statistic of an agent, or of the target that asks for it. */
    selecting(agent: BoardAgent, target: ParsedTarget, statistic: string, medium: string): number;
  };
}

/** Those who wait for one target and one medium, and the agents who are free for them: of the two, one is always empty. */
export class TargetQueue {
  readonly target: ParsedTarget;
  readonly medium: string;
  readonly selection: Selection;
  readonly #free: IndexedHeap<Member>;
  /** Those who age alike keep their order, so each rate of ageing has a heap of its own; most often there is one. */
  readonly #waiting: { readonly rate: number; readonly entries: IndexedHeap<QueueEntry> }[] = [];
  /** Those who age in steps, or up to an end, change their order as time goes by; who has a threshold, or rests, may be passed over. */
  readonly #unsteady = new Set<QueueEntry>();
  readonly #interactions = new Tally();

  readonly #memory: UrsMemory | undefined;
  /** What a statistic says of an agent that is none of those which the board has. */
  readonly valueOf: (agent: BoardAgent, statistic: string) => number;

  constructor(target: ParsedTarget, medium: string, selection: Selection, { memory, statistics }: KnownToQueues) {
    this.#memory = memory;
    this.valueOf = (agent, statistic) => statistics().selecting(agent, target, statistic, medium);
    this.target = target;
    this.medium = medium;
    this.selection = selection;
    const isOfAgents = isSteady(selection) && agentStatistics.includes(selection.by);
    const order: Selection = isOfAgents ? selection : { by: 'StatTimeInReadyState', order: 'max' };
    this.#free = new IndexedHeap((one, other) => isPreferred(order, one, other, 0));
  }

  /** The interactions that wait: one may ask for the same target several times. */
  get interactions(): Tally {
    this.#memory?.reads(`target:${this.target.object}`);
    return this.#interactions;
  }

  /** For how long whoever waits longest has waited. */
  longestWait(now: Milliseconds): Milliseconds {
    this.#memory?.reads(`target:${this.target.object}`);
    let longest = 0;
    const look = ({ waiter }: QueueEntry) => (longest = Math.max(longest, now - waiter.since));
    for (const { entries } of this.#waiting) entries.items.forEach(look);
    this.#unsteady.forEach(look);
    return longest;
  }

  /** The free agent whom the statistic selects. */
  best(now: Milliseconds): Member | undefined {
    let best = this.#free.first;
    if (best === undefined || isSteady(this.selection)) return best;
    for (const member of this.#free.items) if (isPreferred(this.selection, member, best, now)) best = member;
    return best;
  }

  /** Whoever is to be served next. */
  first(now: Milliseconds): QueueEntry | undefined {
    this.#memory?.reads(`target:${this.target.object}`);
    let first: QueueEntry | undefined;
    for (const { entries } of this.#waiting) {
      const entry = entries.first;
      if (entry === undefined) continue;
      if (first === undefined || entry.waiter.isBefore(first.waiter, now)) first = entry;
    }
    for (const entry of this.#unsteady)
      if ((first === undefined || entry.waiter.isBefore(first.waiter, now)) && entry.isOpen) first = entry;
    return first;
  }

  /** Who waits, in no order. */
  *waiters(): Generator<Waiter> {
    this.#memory?.reads(`target:${this.target.object}`);
    for (const { entries } of this.#waiting) for (const { waiter } of entries.items) yield waiter;
    for (const { waiter } of this.#unsteady) yield waiter;
  }

  enlist(member: Member): void {
    this.#free.add(member);
  }

  /** What the statistics say of a free agent has changed. */
  reorder(member: Member): void {
    this.#free.reorder(member);
  }

  unlist(member: Member): void {
    this.#free.remove(member);
  }

  append(entry: QueueEntry): void {
    this.#memory?.writes(`target:${this.target.object}`);
    this.#interactions.add(entry.waiter.holder.interaction);
    (this.#steadyBeside(entry) ?? this.#unsteady).add(entry);
  }

  remove(entry: QueueEntry): void {
    this.#memory?.writes(`target:${this.target.object}`);
    this.#interactions.remove(entry.waiter.holder.interaction);
    const steady = this.#steadyBeside(entry);
    if (steady === undefined) this.#unsteady.delete(entry);
    else steady.remove(entry);
  }

  /** Those who age as this one does, where they keep their order. */
  #steadyBeside({ waiter: { rate, isResting }, gate }: QueueEntry): IndexedHeap<QueueEntry> | undefined {
    if (rate === undefined || gate !== undefined || isResting) return undefined;
    for (const each of this.#waiting) if (each.rate === rate) return each.entries;
    const entries = new IndexedHeap<QueueEntry>((one, other) => one.waiter.isBefore(other.waiter, 0));
    this.#waiting.push({ rate, entries });
    return entries;
  }
}

/** An agent's slot in one queue: a target that those who wait there ask for. */
export class Member implements InHeap {
  readonly agent: BoardAgent;
  readonly slot: MediaSlot;
  readonly queue: TargetQueue;
  readonly isPreferred: boolean;
  index = -1;

  constructor(agent: BoardAgent, slot: MediaSlot, queue: TargetQueue, isPreferred: boolean) {
    this.isPreferred = isPreferred;
    this.agent = agent;
    this.slot = slot;
    this.queue = queue;
  }
}

/** Holds back who waits for a target while a threshold is not met. */
export interface Gate {
  readonly isOpen: () => boolean;
  /** When the passing of time alone may open or close it next. */
  readonly nextLook: () => Milliseconds | undefined;
}

/** A target that somebody waits for, with what must hold for it to be served. */
export interface Wanted {
  readonly asked: Asked;
  readonly gate: Gate | undefined;
}

/** A waiter's entry in one queue. */
export class QueueEntry implements InHeap, Standing {
  readonly waiter: Waiter;
  readonly queue: TargetQueue;
  readonly asked: Asked;
  /** Its threshold: whether it may be served now. */
  readonly gate: Gate | undefined;
  index = -1;

  constructor(waiter: Waiter, queue: TargetQueue, { asked, gate }: Wanted) {
    this.waiter = waiter;
    this.queue = queue;
    this.asked = asked;
    this.gate = gate;
  }

  get isOpen(): boolean {
    return !this.waiter.isResting && (this.gate === undefined || this.gate.isOpen());
  }

  leave(): void {
    this.queue.remove(this);
  }
}
