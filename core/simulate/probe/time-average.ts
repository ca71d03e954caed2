import type { Milliseconds } from '../../kernel/time.ts';

/** A number that changes in steps, such as how many wait, and its average over time from the end of the warm-up on. */
export class TimeAverage {
  readonly #from: Milliseconds;
  #value = 0;
  #since: Milliseconds = 0;
  #area = 0;
  #most = 0;

  constructor(from: Milliseconds) {
    this.#from = from;
  }

  get value(): number {
    return this.#value;
  }

  /** The highest value since the end of the warm-up, and at it. */
  get most(): number {
    return this.#most;
  }

  set(value: number, now: Milliseconds): void {
    if (value === this.#value) return;
    this.#settle(now);
    this.#value = value;
    if (value > this.#most || now < this.#from) this.#most = value;
  }

  change(by: number, now: Milliseconds): void {
    this.set(this.#value + by, now);
  }

  /** Value times time since the end of the warm-up. */
  area(now: Milliseconds): number {
    this.#settle(now);
    return this.#area;
  }

  #settle(now: Milliseconds): void {
    if (now > this.#from) this.#area += this.#value * (now - Math.max(this.#since, this.#from));
    this.#since = now;
  }
}
