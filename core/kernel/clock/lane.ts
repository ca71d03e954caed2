import type { ActorClock } from './actor-clock.ts';
import type { EventHeap } from './event-heap.ts';
import type { Milliseconds } from '../time.ts';

/** Events that one actor handles in order: one direction of a link (first in, first out), or its timers (by due time). */
export class Lane {
  readonly actor: ActorClock;
  readonly name: string;
  /** Events that are under way. */
  count = 0;
  /** Due time of the last event posted; a later post is never due before it. */
  lastDue: Milliseconds = 0;
  /** What is under way, where lanes race; otherwise all lanes share one heap. */
  readonly queue: EventHeap | undefined;
  /** Place among the lanes that have something under way, where lanes race. */
  place = -1;
  /** Given by whoever follows the schedule. */
  number = -1;

  constructor(actor: ActorClock, name: string, queue: EventHeap | undefined) {
    this.actor = actor;
    this.name = name;
    this.queue = queue;
  }
}
