import type { Pending } from '../../kernel/clock/event-queue.ts';
import { reached } from '../../kernel/clock/reached.ts';
import type { Milliseconds } from '../../kernel/time.ts';
import { nothing, type Footprint } from './footprint.ts';
import { takenEvent, type TakenEvent } from './taken-event.ts';

/** An event that a step kept from being next on its queue: it took it back, or put another before it. */
export interface Disabled {
  readonly queue: number;
  readonly due: Milliseconds;
  readonly createdBy: number;
  readonly gone: boolean;
  readonly event: TakenEvent;
}

/** One step of a run, with all that tells which other steps could change places with it. */
export interface StepTaken {
  /** Names the queue of its event in every run of a search. */
  readonly queue: number;
  /** Whose step it was. */
  readonly actor: string;
  /** When its event was due; the step may be later, by the race window. */
  readonly due: Milliseconds;
  /** The actor's time before the step. */
  readonly reached: Milliseconds;
  /** What it handled. */
  readonly event: TakenEvent;
  /** The step that scheduled its event; -1 for set-up. */
  readonly createdBy: number;
  /** Whether no message and no step of the server came before it in its run. */
  readonly isFirst: boolean;
  /** Housekeeping, for which no run goes on. */
  readonly isUpkeep: boolean;
  /** The ends of connections that it broke: both of them feel it. */
  breaks: ReadonlySet<string>;
  /** Events that it kept from being next on their queues. */
  readonly disabled: Disabled[];
  /** Queues that it put events on. */
  wrote: ReadonlySet<number>;
  /** Whether its actor said that this is nothing to it, and did nothing. */
  ignored: boolean;
  /** Whether anybody asked in it what time it is. */
  asksTime: boolean;
  /** What it used of its actor's memory, where the actor says so; with nothing in it, it may have used anything. */
  readonly footprint: Footprint;
  /** Which of the scenario's properties can tell that it came, one bit each; unknown until a relation has asked. */
  seenBy: number | undefined;
}

/** A dependency relation (Katz and Peled, 1992): whether two steps may not change places, as one of their actors could tell. */
export type Dependence = (one: StepTaken, other: StepTaken) => boolean;

/** The step of an event that is next, as it begins: nothing has been done in it yet. */
export function stepOf(event: Pending, queue: number, createdBy: number, isFirst: boolean): StepTaken {
  const { actor } = event.queue;
  const taken = takenEvent(event);
  return {
    queue,
    actor: actor.name,
    due: event.due,
    reached: actor[reached],
    event: taken,
    createdBy,
    isFirst,
    isUpkeep: event.upkeep,
    breaks: nothing,
    ignored: false,
    asksTime: false,
    disabled: [],
    // A timer that fires leaves its queue to the next one.
    wrote: taken.message === undefined ? new Set([queue]) : nothing,
    footprint: { reads: nothing, writes: nothing },
    seenBy: undefined,
  };
}
