import type { EventQueue } from './event-queue.ts';
import type { Milliseconds } from '../time.ts';

/** The slot of an event that is not under way. */
export const nowhere = -1;

/** One event: what an actor will handle, and when. The same object may be scheduled again. */
export class Pending<S = unknown> {
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
  /** Place in the heap (0 and up), in the ring (below -1), or nowhere. */
  slot = nowhere;

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
