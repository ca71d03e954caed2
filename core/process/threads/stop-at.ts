import { errors, type BenchError } from '../../kernel/errors.ts';
import type { CodePosition } from './known-positions.ts';

/** Why an author's code is to be ended. */
export type Stillness = 'stuck' | 'out-of-memory';

/** Where another thread, which did the same before, had to be ended. */
export interface Stop {
  /** So many turns of an author's code had been counted, the last at this position. */
  readonly beats: number;
  readonly position: number;
  readonly why: Stillness;
  readonly seconds: number;
}

/** Code that did not come back in one of many runs, and is ended wherever it is reached. */
export interface Refusal extends Pick<Stop, 'why' | 'seconds'> {
  readonly at: CodePosition;
}

/** What ends an author's code at the counts at which it did not come back in another thread. */
class StopAt {
  /** The beats of the next stop. */
  next = Infinity;
  /** For commands that play very many runs: they would wait for the same code in each. */
  refusals: readonly Refusal[] = [];
  #stops: readonly Stop[] = [];

  /** The stops in order. */
  set(stops: readonly Stop[]): void {
    this.#stops = stops;
    this.next = stops[0]?.beats ?? Infinity;
  }

  refuse(refusals: readonly Refusal[]): void {
    this.refusals = refusals;
  }

  /** What is refused in a module, by the numbers of its positions. */
  refusalsIn(positions: readonly CodePosition[]): ReadonlyMap<number, Refusal> | undefined {
    const found = this.refusals.map((refusal) => {
      const { file, line, column } = refusal.at;
      const index = positions.findIndex((each) => each.file === file && each.line === line && each.column === column);
      return [index, refusal] as const;
    });
    const here = found.filter(([index]) => index >= 0);
    return here.length === 0 ? undefined : new Map(here);
  }

  /** Whether all that this thread has done so far was done by another one before. */
  get isAhead(): boolean {
    return this.next !== Infinity || this.refusals.length > 0;
  }

  /** Why the author's code is ended at this stop; the next one follows. */
  error(): BenchError {
    const [stop, ...others] = this.#stops;
    this.set(others);
    return stillError(stop!, behindThisLine);
  }
}

/** What is said to be ended. */
export const behindThisLine = 'What runs behind this line';

/** What is said of code that did not come back. */
export const stillError = ({ why, seconds }: Pick<Stop, 'why' | 'seconds'>, what: string): BenchError =>
  why === 'stuck' ? errors.stuck(what, seconds) : errors.outOfMemory(what);

/** The stops of this thread. */
export const stopAt: StopAt = new StopAt();
