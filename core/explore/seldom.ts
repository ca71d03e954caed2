import { realTime } from '../kernel/real-time.ts';

/** It may take so many milliseconds in all, and one of so many of the time that passes. */
const [atFirst, share] = [200, 20];

/** Does something as often as it costs little. */
export class Seldom {
  readonly #beganAt = realTime();
  #spent = 0;

  do(work: () => void): void {
    const before = realTime();
    if (this.#spent > atFirst + (before - this.#beganAt) / share) return;
    work();
    this.#spent += realTime() - before;
  }
}
