import type { Milliseconds } from '../kernel/time.ts';

/** How long a run warms up, and how that was found. */
export interface WarmUp {
  readonly method: 'MSER-5' | 'given' | 'none';
  readonly time: Milliseconds;
}

/** A batch of waits that ended one after the other. */
export interface WaitBatch {
  readonly mean: number;
  /** When the last of them ended. */
  readonly endsAt: Milliseconds;
}

/** Batches of waits of one run; all of them have the same number of waits. */
export interface WaitBatches {
  /** How many waits are in a batch. */
  readonly size: number;
  readonly batches: readonly WaitBatch[];
}

/**
 * The rule MSER-5 (White 1997), of several runs whose batches are averaged one by one as Welch (1983) does: cuts where the standard error
 * of the mean of what is left is smallest. A cut in the second half says that the runs were too short to tell; then a half is cut.
 */
export function mser5(runs: readonly WaitBatches[]): Milliseconds {
  const batches = averaged(runs);
  let [sum, squares, best, cut] = [0, 0, Infinity, 0];
  for (let left = 1; left <= batches.length; left++) {
    const { mean } = batches[batches.length - left]!;
    sum += mean;
    squares += mean * mean;
    const deviations = squares - (sum * sum) / left;
    const at = batches.length - left;
    if (at > batches.length / 2 || left < 10) continue;
    const error = deviations / left ** 2;
    if (error > best) continue;
    best = error;
    cut = at;
  }
  return cut === 0 ? 0 : Math.round(batches[cut - 1]!.endsAt);
}

/** The first batches of all runs, the second ones of all, and so on, as far as each run has one. */
function averaged(runs: readonly WaitBatches[]): readonly WaitBatch[] {
  const size = Math.max(...runs.map((run) => run.size));
  const alike = runs.map((run) => {
    let { batches } = run;
    for (let now = run.size; now < size; now *= 2) batches = halved(batches);
    return batches;
  });
  const length = Math.min(...alike.map((batches) => batches.length));
  const meanOf = (index: number, key: keyof WaitBatch): number =>
    alike.reduce((sum, batches) => sum + batches[index]![key], 0) / alike.length;
  return Array.from({ length }, (_, index) => ({ mean: meanOf(index, 'mean'), endsAt: meanOf(index, 'endsAt') }));
}

/** Each two batches as one. */
const halved = (batches: readonly WaitBatch[]): WaitBatch[] =>
  Array.from({ length: Math.floor(batches.length / 2) }, (_, index) => {
    const [one, two] = [batches[2 * index]!, batches[2 * index + 1]!];
    return { mean: (one.mean + two.mean) / 2, endsAt: two.endsAt };
  });

/** Waits in the order in which they ended, as means of batches: five at first, and twice as many whenever there are too many batches. */
export class WaitSeries implements WaitBatches {
  readonly #most: number;
  #size = 5;
  #batches: WaitBatch[] = [];
  #sum = 0;
  #count = 0;

  constructor(most = 2000) {
    this.#most = most;
  }

  get size(): number {
    return this.#size;
  }

  get batches(): readonly WaitBatch[] {
    return this.#batches;
  }

  add(wait: Milliseconds, now: Milliseconds): void {
    this.#sum += wait;
    if (++this.#count < this.#size) return;
    this.#batches.push({ mean: this.#sum / this.#size, endsAt: now });
    this.#sum = this.#count = 0;
    if (this.#batches.length < this.#most) return;
    this.#size *= 2;
    this.#batches = halved(this.#batches);
  }
}
