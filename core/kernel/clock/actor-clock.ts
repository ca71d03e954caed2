import { Subscription, type SchedulerAction, type SchedulerLike } from 'rxjs';
import { errors, type BenchError } from '../errors.ts';
import { nowhere, Pending, type Actor, type EventQueue } from './event-queue.ts';
import { reached } from './reached.ts';
import type { Milliseconds } from '../time.ts';

/** Takes back what was scheduled; does nothing when it has happened already. */
export type Cancel = () => void;

/** What `after` and `at` may be told about the work. */
export interface TimerOptions {
  /** Housekeeping that keeps no run from ending. */
  readonly upkeep?: boolean;
  /** What reports call the timer: `delivering-timeout`. Default: a timer. */
  readonly name?: string;
  /** Whom or what it is about, for a report: an interaction, an agent. */
  readonly of?: string;
}

/** What the clock of an actor asks of the bench's. */
export interface BenchClock {
  timeOf(actor: Actor): Milliseconds;
  queue(actor: Actor, name: string): EventQueue;
  arm<S>(event: Pending<S>, due: Milliseconds): void;
  cancel<S>(event: Pending<S>): boolean;
}

/** The clock that an actor is given: its own view of virtual time. RxJS takes it as a scheduler: `timer(5000, clock)`. */
export class ActorClock implements SchedulerLike, Actor {
  /** Whose clock it is. */
  readonly name: string;
  /** Whether steps of this actor may run code that awaits; then a macrotask turn is taken after each. */
  needsTurn = false;
  /** Whether the actor reads the time here alone, and never from a message. */
  tellsTimeByClock = false;
  /** Time of this actor's last step; the bench's clock alone sets it. */
  [reached]: Milliseconds = 0;
  readonly #clock: BenchClock;
  readonly #timers: EventQueue;

  constructor(name: string, clock: BenchClock) {
    this.name = name;
    this.#clock = clock;
    this.#timers = clock.queue(this, 'timers');
  }

  /** Virtual time as this actor knows it; never behind what it was before. */
  now(): Milliseconds {
    return this.#clock.timeOf(this);
  }

  /** When the message in hand has arrived; who reads times of messages asks what time it is. */
  arrival(): Milliseconds {
    return this.tellsTimeByClock ? this[reached] : this.now();
  }

  /** Runs `work` after a delay, as the schedulers of RxJS do. A delay of Infinity never ends. Throws for one below 0 or NaN. */
  schedule<S>(work: (this: SchedulerAction<S>, state?: S) => void, delay: Milliseconds = 0, state?: S): Subscription {
    return new ActorAction<S>(this.#clock, this.#timers, work).schedule(state, delay);
  }

  /** Runs `work` once, after a delay of 0 or more. */
  after(delay: Milliseconds, work: () => void, options?: TimerOptions): Cancel {
    return this.at(dueAfter(this, this.now(), delay), work, options);
  }

  /** Runs `work` once, at a time that is not over. */
  at(time: Milliseconds, work: () => void, options?: TimerOptions): Cancel {
    if (!(time >= this.now())) throw wrongTime(this.name, time, this.now());
    const event = new Pending(this.#timers, callIt, work, options?.upkeep === true, options);
    if (time !== Infinity) this.#clock.arm(event, time);
    return () => this.#clock.cancel(event);
  }
}

const callIt = (work: () => void) => work();

function dueAfter(actor: Actor, now: Milliseconds, delay: Milliseconds): Milliseconds {
  if (!(delay >= 0)) throw wrongTime(actor.name, now + delay, now);
  return now + delay;
}

/** One piece of work that RxJS scheduled; it may schedule itself again, which costs no new object. */
class ActorAction<S> extends Subscription implements SchedulerAction<S> {
  readonly #clock: BenchClock;
  readonly #event: Pending<ActorAction<S>>;
  #work: ((this: SchedulerAction<S>, state?: S) => void) | undefined;
  #state: S | undefined;

  constructor(clock: BenchClock, timers: EventQueue, work: (this: SchedulerAction<S>, state?: S) => void) {
    super();
    this.#clock = clock;
    this.#work = work;
    this.#state = undefined;
    this.#event = new Pending<ActorAction<S>>(timers, ActorAction.#fire, this, false);
  }

  schedule(state?: S, delay: Milliseconds = 0): Subscription {
    if (this.closed) return this;
    const event = this.#event;
    const { actor } = event.queue;
    const due = dueAfter(actor, this.#clock.timeOf(actor), delay);
    this.#state = state;
    if (event.index !== nowhere) this.#clock.cancel(event);
    if (due !== Infinity) this.#clock.arm(event, due);
    return this;
  }

  override unsubscribe(): void {
    if (this.closed) return;
    this.#clock.cancel(this.#event);
    this.#work = undefined;
    this.#state = undefined;
    super.unsubscribe();
  }

  // RxJS closes an action that throws, so that it cannot come back half done.
  static readonly #fire = <S>(action: ActorAction<S>): void => {
    try {
      action.#work!.call(action, action.#state);
    } catch (error) {
      action.unsubscribe();
      throw error;
    }
  };
}

/** The error for a time at which nothing can be scheduled: it is over, or no number at all. */
export const wrongTime = (who: string, due: Milliseconds, now: Milliseconds): BenchError =>
  typeof due !== 'number' || Number.isNaN(due)
    ? errors.unscheduledNumber(who, typeof due === 'string' ? `'${due as string}'` : String(due))
    : errors.scheduleInPast(who, due, now);
