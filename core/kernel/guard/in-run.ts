import { currentBench, type BenchContext } from './bench-context.ts';

/** What is kept for each run apart, for code that has no kit and runs on its bench: a table of rules that a strategy asks. */
export class InRun<T extends object> {
  readonly #kept = new WeakMap<BenchContext, T>();
  readonly #make: () => T;

  constructor(make: () => T) {
    this.#make = make;
  }

  /** What is kept for the run in hand; undefined where none is. */
  get here(): T | undefined {
    const context = currentBench();
    if (context === undefined) return undefined;
    return this.of(context.partOf ?? context);
  }

  /** What is kept for the run of this bench. */
  of(bench: BenchContext): T {
    let kept = this.#kept.get(bench);
    if (kept === undefined) this.#kept.set(bench, (kept = this.#make()));
    return kept;
  }
}
