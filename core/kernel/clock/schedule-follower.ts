import type { Choices } from '../choices.ts';
import type { Pending } from './event-queue.ts';

/** Is told what the schedule does, event by event: exploration learns from it which steps could change places. */
export interface ScheduleFollower {
  /** An event was scheduled; `first` was until then the first of its queue, where queues race. */
  added(event: Pending, first: Pending | undefined): void;
  /** An event was taken back. */
  cancelled(event: Pending): void;
  /** An event is next; its step begins. */
  taken(event: Pending): void;
  /** The actor whose step is in hand does nothing about its event, now or later. */
  ignored(): void;
  /** Somebody asks in the step in hand what time it is. */
  asksTime(): void;
  /** Something is found in the step in hand. */
  found(): void;
  /** The actor whose step is in hand looks at a place in its memory. */
  reads(place: string): void;
  /** The actor whose step is in hand changes a place in its memory. */
  writes(place: string): void;
}

/** Whoever answers the choices may also follow the schedule. */
export const followerIn = (choices: Choices & Partial<ScheduleFollower>): ScheduleFollower | undefined =>
  choices.taken === undefined ? undefined : (choices as Choices & ScheduleFollower);
