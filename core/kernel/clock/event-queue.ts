import type { IndexedHeap, InHeap } from '../indexed-heap.ts';
import type { Milliseconds } from '../time.ts';
import { reached } from './reached.ts';

/** Who handles the events of a queue, as the clock needs to know it. */
export interface Actor {
  readonly name: string;
  /** Whether its steps may run code that awaits; then a macrotask turn is taken after each. */
  readonly needsTurn: boolean;
  /** Time of its last step; the bench's clock alone sets it. */
  [reached]: Milliseconds;
}

/** Events that one actor handles in order: one direction of a link (first in, first out), or its timers (by due time). */
export class EventQueue {
  readonly actor: Actor;
  readonly name: string;
  /** Events that are under way. */
  count = 0;
  /** Due time of the last event posted; a later post is never due before it. */
  lastDue: Milliseconds = 0;
  /** What is under way, where queues race; otherwise all queues share one heap. */
  readonly heap: IndexedHeap<Pending> | undefined;
  /** Index among the queues that have something under way, where queues race. */
  index = -1;
  /** Given by whoever follows the schedule. */
  number = -1;

  constructor(actor: Actor, name: string, heap: IndexedHeap<Pending> | undefined) {
    this.actor = actor;
    this.name = name;
    this.heap = heap;
  }
}

/** The index of an event that is not under way. */
export const nowhere = -1;

/** One event: what an actor will handle, and when. The same object may be scheduled again. */
export class Pending<S = unknown> implements InHeap {
  readonly queue: EventQueue;
  readonly work: (subject: S) => void;
  readonly subject: S;
  readonly upkeep: boolean;
  /** What the event is called, if it is a timer with a name. */
  readonly called: string | undefined;
  /** Whom or what the timer is about. */
  readonly of: string | undefined;
  due: Milliseconds = 0;
  /** Order of scheduling: what is due together is handled in this order. */
  order = 0;
  /** In the heap (0 and up), in the ring (below -1), or nowhere. */
  index = nowhere;

  constructor(
    queue: EventQueue,
    work: (subject: S) => void,
    subject: S,
    upkeep: boolean,
    { name, of }: { name?: string; of?: string } = {},
  ) {
    this.queue = queue;
    this.work = work;
    this.subject = subject;
    this.upkeep = upkeep;
    this.called = name;
    this.of = of;
  }
}

/** The order of handling where nothing races: by due time, and of what is due together, by order of scheduling. */
export const isBefore = (one: Pending, other: Pending): boolean =>
  one.due < other.due || (one.due === other.due && one.order < other.order);
