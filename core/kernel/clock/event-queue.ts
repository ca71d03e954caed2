import type { ActorClock } from './actor-clock.ts';
import type { EventHeap } from './event-heap.ts';
import type { Milliseconds } from '../time.ts';

/** Events that one actor handles in order: one direction of a link (first in, first out), or its timers (by due time). */
export class EventQueue {
  readonly actor: ActorClock;
  readonly name: string;
  /** Events that are under way. */
  count = 0;
  /** Due time of the last event posted; a later post is never due before it. */
  lastDue: Milliseconds = 0;
  /** What is under way, where queues race; otherwise all queues share one heap. */
  readonly heap: EventHeap | undefined;
  /** Index among the queues that have something under way, where queues race. */
  index = -1;
  /** Given by whoever follows the schedule. */
  number = -1;

  constructor(actor: ActorClock, name: string, heap: EventHeap | undefined) {
    this.actor = actor;
    this.name = name;
    this.heap = heap;
  }
}
