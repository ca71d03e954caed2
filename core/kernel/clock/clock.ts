import { ActorClock, wrongTime, type BenchClock } from './actor-clock.ts';
import type { ClockOptions, PendingEvent, RunOptions } from './clock-options.ts';
import { errors } from '../errors.ts';
import { EventQueue, isBefore, Pending, type Actor } from './event-queue.ts';
import { IndexedHeap } from '../indexed-heap.ts';
import { limitsWith } from '../limits.ts';
import { reached } from './reached.ts';
import { Schedule } from './schedule.ts';
import { Step } from './step.ts';
import type { Milliseconds } from '../time.ts';
import { macrotask } from './macrotask.ts';

/** Virtual time. It jumps from one event to the next and never moves by itself. */
export class Clock implements BenchClock {
  /** What it was made with. */
  readonly options: ClockOptions;
  readonly #racing: boolean;
  readonly #schedule: Schedule;
  readonly #step: Step;
  readonly #actors = new Map<string, ActorClock>();
  #reached: Milliseconds = 0;
  #running = false;
  #outer: (() => Milliseconds) | undefined;

  constructor(options: ClockOptions) {
    const { choices, raceWindow, limits, onError, onStep } = (this.options = options);
    this.#racing = raceWindow !== undefined;
    this.#schedule = new Schedule(choices, raceWindow);
    this.#step = new Step(limitsWith(limits), onError, onStep);
  }

  /** Events under way. */
  get pending(): number {
    return this.#schedule.pending;
  }

  /** Events under way that are no upkeep. */
  get live(): number {
    return this.#schedule.pending - this.#schedule.upkeep;
  }

  /** Whose step is in hand. */
  get current(): Actor | undefined {
    return this.#step.actor;
  }

  /** Time of the step in hand; between steps, the time that the bench has reached. */
  now(): Milliseconds {
    return this.#step.actor ? this.timeOf(this.#step.actor) : this.#benchTime();
  }

  /** Time as that actor knows it. */
  timeOf(actor: Actor): Milliseconds {
    if (!this.#racing) return this.#benchTime();
    if (this.#step.actor) this.#schedule.follower?.asksTime();
    // Between steps somebody outside acts for the actor, and knows what the bench has reached.
    else if (actor[reached] < this.#benchTime()) actor[reached] = this.#reached;
    return actor[reached];
  }

  /** Lets time pass between runs as another clock says, that of the scheduler which drives the bench. */
  follow(outer: (() => Milliseconds) | undefined): void {
    this.#outer = outer;
  }

  /** The actor of that name, made when it is first asked for. */
  actor(name: string): ActorClock {
    let actor = this.#actors.get(name);
    if (!actor) this.#actors.set(name, (actor = new ActorClock(name, this)));
    return actor;
  }

  /** A new queue of events that `actor` handles first in, first out: one direction of a link. */
  queue(actor: Actor, name: string): EventQueue {
    return new EventQueue(actor, name, this.#racing ? new IndexedHeap(isBefore) : undefined);
  }

  /** Puts an event on a queue, due at `due` or with the last of that queue, whichever is later. */
  post<S>(queue: EventQueue, due: Milliseconds, work: (subject: S) => void, subject: S): Pending<S> {
    if (!(due >= this.now())) throw wrongTime(queue.name, due, this.now());
    this.#step.checkLink(queue);
    if (due > queue.lastDue) queue.lastDue = due;
    const event = new Pending(queue, work, subject, false);
    this.arm(event, queue.lastDue);
    return event;
  }

  /** Schedules an event that is not under way. */
  arm<S>(event: Pending<S>, due: Milliseconds): void {
    this.#schedule.add(event as unknown as Pending, due, this.#reached);
  }

  /** Takes back an event; false when it was not under way. */
  cancel<S>(event: Pending<S>): boolean {
    return this.#schedule.cancel(event as unknown as Pending);
  }

  /** Forgets all that is under way on a queue, as when a connection breaks, and says how much it was. */
  drop(queue: EventQueue): number {
    return this.#schedule.drop(queue);
  }

  /** Handles one event that is due at or before `until`; false when there is none. It takes no macrotask turn. */
  step(until: Milliseconds = Infinity): boolean {
    this.#begin();
    try {
      const handled = this.#handleNext(until);
      if (handled) this.#step.end();
      return handled;
    } finally {
      this.#running = false;
    }
  }

  /** Handles what is due at or before `until`, and then it is `until`. Gives a promise only when an actor that needs turns had a step. */
  run(options: RunOptions = {}): void | Promise<void> {
    const { until = Infinity, quiet = false } = options;
    if (Number.isNaN(until)) throw wrongTime('run', until, this.#reached);
    this.#begin();
    let waits = false;
    try {
      waits = this.#runToTurn(until, quiet);
    } finally {
      this.#running = waits;
    }
    if (waits) return this.#runWithTurns(until, quiet);
  }

  /** Does `work` at the end of the step in hand, in order; at once when no step is in hand. */
  atStepEnd(work: () => void): void {
    this.#step.atEnd(work);
  }

  /** Does `work`, and counts how deep such calls are nested, so that an endless exchange ends with a sentence. */
  deeper<R>(work: () => R): R {
    return this.#step.deeper(work);
  }

  /** When the next event is due; Infinity when there is none. */
  nextDue(): Milliseconds {
    return this.#schedule.firstDue();
  }

  /** Calls once, when an event is scheduled that is due before `time`; a later call takes the place of an earlier one. */
  onEarlier(time: Milliseconds, call: () => void): void {
    this.#schedule.onEarlier(time, call);
  }

  /** What is under way, by due time, for a report on what is left open. */
  pendingEvents(): readonly PendingEvent[] {
    return this.#schedule.list();
  }

  #benchTime(): Milliseconds {
    if (this.#outer !== undefined && !this.#running) this.#reached = Math.max(this.#reached, this.#outer());
    return this.#reached;
  }

  #begin(): void {
    if (this.#running) throw errors.runInsideRun(this.#step.actor?.name ?? 'nobody');
    this.#running = true;
  }

  /** Does the work of the next event; its step is still in hand afterwards. */
  #handleNext(until: Milliseconds): boolean {
    if (this.#step.isAtLimit && this.nextDue() <= until) this.#step.checkLimits(this.nextDue());
    const event = this.#schedule.take(until);
    if (event === undefined) return false;
    const { actor } = event.queue;
    const at = Math.max(event.due, this.#racing ? actor[reached] : this.#reached);
    actor[reached] = at;
    if (at > this.#reached) this.#reached = at;
    this.#step.begin(event, at);
    return true;
  }

  /** True when a step waits for its turn; otherwise the run has ended. */
  #runToTurn(until: Milliseconds, quiet: boolean): boolean {
    while (!(quiet && this.live === 0)) {
      if (!this.#handleNext(until)) {
        if (until > this.#reached && until !== Infinity) this.#reached = until;
        return false;
      }
      if (this.#step.actor!.needsTurn) return true;
      this.#step.end();
    }
    return false;
  }

  async #runWithTurns(until: Milliseconds, quiet: boolean): Promise<void> {
    try {
      do {
        await macrotask();
        this.#step.end();
      } while (this.#runToTurn(until, quiet));
    } finally {
      this.#running = false;
    }
  }
}
