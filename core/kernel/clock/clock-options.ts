import type { Choices } from '../choices.ts';
import type { Actor, EventQueue } from './event-queue.ts';
import type { Limits } from '../limits.ts';
import type { Milliseconds } from '../time.ts';

/** How the clock of a bench is made. */
export interface ClockOptions {
  /** Answers which of the events that race comes first. */
  readonly choices: Choices;
  /** How late an event may be. Without it nothing races: what is due first comes first, and nothing is chosen. */
  readonly raceWindow?: Milliseconds | undefined;
  /** Bounds of the run. Default: those of `Limits`. */
  readonly limits?: Partial<Limits> | undefined;
  /** Gets what work throws; without it, the run throws it. A limit that is reached always ends the run. */
  readonly onError?: ((error: unknown, actor: Actor) => void) | undefined;
  /** Is told of each step when it has ended: whose queue it was, and its time. */
  readonly onStep?: ((queue: EventQueue, at: Milliseconds) => void) | undefined;
}

/** How far a run goes. */
export interface RunOptions {
  /** Time stands here at the end. Default: when no event is left. */
  readonly until?: Milliseconds | undefined;
  /** End when only upkeep is left, wherever time stands then. */
  readonly quiet?: boolean | undefined;
}

/** One event that is under way, for a report on what a run left open. */
export interface PendingEvent {
  /** Who will handle it. */
  readonly actor: string;
  /** The event queue it is on: the actor's timers, or one direction of a link. */
  readonly queue: string;
  /** When it comes at the earliest. */
  readonly due: Milliseconds;
  /** Housekeeping, for which no run goes on. */
  readonly upkeep: boolean;
}
