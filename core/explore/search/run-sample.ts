import type { SampledRun } from '../../replay/sampled-run.ts';

/** So many runs are kept at least, where there are as many, and at most one of so many others is left out between two. */
const atLeast = 20;
const everyAtMost = 32;

/** Keeps runs of a search that are spread over it: all where they are few, later every second, fourth, up to every 32nd. */
export class RunSample {
  #kept: SampledRun[] = [];
  #every = 1;
  #seen = 0;

  get list(): readonly SampledRun[] {
    return this.#kept;
  }

  /** A run has ended; it is made up only where it is kept. */
  take(make: () => SampledRun): void {
    if (this.#seen++ % this.#every > 0) return;
    this.#kept.push(make());
    if (this.#every === everyAtMost || this.#kept.length < 2 * atLeast) return;
    this.#kept = this.#kept.filter((_, index) => index % 2 === 0);
    this.#every *= 2;
  }
}

/** Of so many that are spread, as many as are to be played again: 20, or one in fifty of all runs, evenly. */
export function toPlayAgain(sample: readonly SampledRun[], runs: number): readonly SampledRun[] {
  const many = Math.min(sample.length, Math.max(atLeast, Math.ceil(runs / 50)));
  return Array.from({ length: many }, (_, index) => sample[Math.floor((index * sample.length) / many)]!);
}
