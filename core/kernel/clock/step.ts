import { errors, type BenchError } from '../errors.ts';
import type { Actor, EventQueue, Pending } from './event-queue.ts';
import type { Limits } from '../limits.ts';
import { emptyList } from '../empty-list.ts';
import type { Milliseconds } from '../time.ts';

/** The step in hand: one event handled by one actor, with all that follows from it, and the limits on how much that may be. */
export class Step {
  /** Whose step is in hand. */
  actor: Actor | undefined;
  readonly #limits: Limits;
  readonly #onError: ((error: unknown, actor: Actor) => void) | undefined;
  readonly #onStep: ((queue: EventQueue, at: Milliseconds) => void) | undefined;
  readonly #atEnd: (() => void)[] = [];
  #queue: EventQueue | undefined;
  #at: Milliseconds = 0;
  #events = 0;
  #eventsAtThisTime = 0;
  #depth = 0;
  #failure: { readonly error: unknown } | undefined;

  constructor(
    limits: Limits,
    onError: ((error: unknown, actor: Actor) => void) | undefined,
    onStep: ((queue: EventQueue, at: Milliseconds) => void) | undefined,
  ) {
    this.#limits = limits;
    this.#onError = onError;
    this.#onStep = onStep;
  }

  /** Begins the step of an event at the actor's time, and does its work. */
  begin(event: Pending, at: Milliseconds): void {
    const { queue } = event;
    if (at !== this.#at) {
      this.#at = at;
      this.#eventsAtThisTime = 0;
    }
    this.#events++;
    this.#eventsAtThisTime++;
    this.#depth = 0;
    this.#queue = queue;
    this.actor = queue.actor;
    try {
      event.work(event.subject);
    } catch (error) {
      this.#caught(error);
    }
  }

  /** Does what was put off to the end of the step, and throws what the step has to throw. */
  end(): void {
    if (this.#atEnd.length > 0) this.#workOff();
    const queue = this.#queue!;
    this.actor = undefined;
    const failure = this.#failure;
    if (failure) {
      this.#failure = undefined;
      throw failure.error;
    }
    this.#onStep?.(queue, this.#at);
  }

  atEnd(work: () => void): void {
    if (this.actor === undefined) work();
    else this.#atEnd.push(work);
  }

  deeper<R>(work: () => R): R {
    const { callDepth } = this.#limits;
    if (this.#depth >= callDepth) {
      throw this.broken('callDepth', callDepth, `calls of '${this.#who()}' led to further calls without end`);
    }
    this.#depth++;
    try {
      return work();
    } finally {
      this.#depth--;
    }
  }

  /** Whether a limit may keep the next event from being handled. */
  get isAtLimit(): boolean {
    return this.#events >= this.#limits.eventsPerRun || this.#eventsAtThisTime >= this.#limits.eventsPerInstant;
  }

  /** Throws when a limit is in the way of an event that is due at `due`. */
  checkLimits(due: Milliseconds): void {
    const { eventsPerRun, eventsPerInstant } = this.#limits;
    if (this.#events >= eventsPerRun) {
      throw this.broken('eventsPerRun', eventsPerRun, `'${this.#who()}' was the last that kept on, at ${this.#at} ms`);
    }
    if (due > this.#at) return;
    throw this.broken('eventsPerInstant', eventsPerInstant, `'${this.#who()}' kept on while it stayed ${this.#at} ms`);
  }

  /** Throws when a link has as many messages under way as it may. */
  checkLink(queue: EventQueue): void {
    const { messagesOnLink } = this.#limits;
    if (queue.count < messagesOnLink) return;
    throw this.broken('messagesOnLink', messagesOnLink, `'${queue.actor.name}' does not keep up with '${queue.name}'`);
  }

  /** The error of a limit. RxJS swallows what subscribers throw, so the step keeps it and throws it at its end. */
  broken(limit: keyof Limits, value: number, what: string): BenchError {
    const error = errors.limitReached(limit, value, what);
    keptOnBy.set(error, this.#who());
    if (this.actor) this.#failure = { error };
    return error;
  }

  #who(): string {
    return this.#queue?.actor.name ?? 'set-up';
  }

  #caught(error: unknown): void {
    if (this.#failure) return;
    if (!this.#onError) {
      this.#failure = { error };
      return;
    }
    try {
      this.#onError(error, this.actor!);
    } catch (thrown) {
      this.#failure = { error: thrown };
    }
  }

  #workOff(): void {
    const { eventsPerInstant } = this.#limits;
    for (let done = 0; done < this.#atEnd.length; done++) {
      try {
        if (done >= eventsPerInstant) {
          this.#atEnd.length = done;
          throw this.broken('eventsPerInstant', eventsPerInstant, `the end of a step of '${this.#who()}' never came`);
        }
        this.#atEnd[done]!();
      } catch (error) {
        this.#caught(error);
      }
    }
    emptyList(this.#atEnd);
  }
}

const keptOnBy = new WeakMap<BenchError, string>();

/** The actor whose steps a limit ended with that error. */
export const keptOn = (error: BenchError): string | undefined => keptOnBy.get(error);
