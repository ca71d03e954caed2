import { realTime } from '../kernel/real-time.ts';
import type { Bound } from './explored.ts';

/** Why everything ends. */
export type Over = Extract<Bound, 'time' | 'stopped'>;

/** To ask for the time takes longer than to count. */
const often = 64;

/** When work has to end, with what there is by then. Asked between runs, between steps of a run, and while runs are compared. */
export class Deadline {
  readonly #endsAt: number;
  readonly #signal: Pick<AbortSignal, 'aborted'> | undefined;

  constructor({
    time = Infinity,
    signal,
  }: { readonly time?: number | undefined; readonly signal?: Pick<AbortSignal, 'aborted'> | undefined } = {}) {
    this.#endsAt = realTime() + time * 1000;
    this.#signal = signal;
  }

  /** Why it is over; nothing while it is not. */
  get over(): Over | undefined {
    if (this.#signal?.aborted) return 'stopped';
    return realTime() >= this.#endsAt ? 'time' : undefined;
  }

  /** Seconds that are left; nothing where there is no end. */
  get left(): number | undefined {
    return this.#endsAt === Infinity ? undefined : Math.max(0, this.#endsAt - realTime()) / 1000;
  }

  /** One that keeps so much of the time for what comes after the search: a fifth, five seconds at most. */
  get ofSearch(): Deadline {
    const { left } = this;
    return left === undefined ? this : this.within(left - Math.min(left / 5, 5));
  }

  /** One that is over no later than in so many seconds. */
  within(time: number): Deadline {
    return new Deadline({ time: Math.min(time, this.left ?? Infinity), signal: this.#signal });
  }

  /** Ends work in the midst once it is over. */
  check(): void {
    if (this.over !== undefined) throw new WorkOver(this.over);
  }

  /** The same, once in so many steps. */
  checkAt(step: number): void {
    if (step % often === often - 1) this.check();
  }
}

/** Thrown out of work in the midst of which a deadline came. */
export class WorkOver extends Error {
  readonly why: Over;

  constructor(why: Over) {
    super(why);
    this.why = why;
  }
}
