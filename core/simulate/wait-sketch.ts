import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';
import type { Milliseconds } from '../kernel/time.ts';

const longest = 2 ** 31;

/** Waits in the memory of a few: their percentiles to three figures, however many there are. */
export class WaitSketch {
  readonly #waits: RecordableHistogram = createHistogram({ lowest: 1, highest: longest, figures: 3 });

  /** The sketch counts from 1 up, so that a wait of nothing is 1 to it. */
  add(wait: Milliseconds): void {
    this.#waits.record(Math.min(longest, Math.round(wait) + 1));
  }

  /** In seconds; null when nobody waited. */
  percentile(percent: number): number | null {
    return this.#waits.count === 0 ? null : (this.#waits.percentile(percent) - 1) / 1000;
  }
}
