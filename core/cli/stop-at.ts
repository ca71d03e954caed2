import { errors, type BenchError } from '../kernel/errors.ts';
import type { Stillness } from './pulse-watch.ts';

/** Where another thread, which did the same before, had to be ended. */
export interface Stop {
  /** So many turns of an author's code had been counted, the last at this place. */
  readonly beats: number;
  readonly place: number;
  readonly why: Stillness;
  readonly seconds: number;
}

/** What ends an author's code at the counts at which it did not come back in another thread. */
class StopAt {
  /** The beats of the next stop. */
  next = Infinity;
  #stops: readonly Stop[] = [];

  /** The stops in order. */
  set(stops: readonly Stop[]): void {
    this.#stops = stops;
    this.next = stops[0]?.beats ?? Infinity;
  }

  /** Whether all that this thread has done so far was done by another one before. */
  get isAhead(): boolean {
    return this.next !== Infinity;
  }

  /** Why the author's code is ended at this stop; the next one follows. */
  error(): BenchError {
    const [stop, ...others] = this.#stops;
    this.set(others);
    return stillError(stop!, 'What runs behind this line');
  }
}

/** What is said of code that did not come back. */
export const stillError = ({ why, seconds }: Pick<Stop, 'why' | 'seconds'>, what: string): BenchError =>
  why === 'stuck' ? errors.stuck(what, seconds) : errors.outOfMemory(what);

/** The stops of this thread. */
export const stopAt: StopAt = new StopAt();
