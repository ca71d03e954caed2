import type { Milliseconds } from '../kernel/time.ts';

/** How long a run warms up, and how that was found. */
export interface WarmUp {
  readonly method: 'MSER-5' | 'given' | 'none';
  readonly time: Milliseconds;
}

/**
 * The rule MSER-5: cuts where the standard error of the mean of what is left is smallest. A cut in the second half says
 * that the run was too short to tell; then a half is cut.
 */
export function mser5(series: WaitSeries): Milliseconds {
  const { batches } = series;
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
  return cut === 0 ? 0 : batches[cut - 1]!.endsAt;
}

/** Waits in the order in which they ended, as means of batches: five at first, and twice as many whenever there are too many batches. */
export class WaitSeries {
  readonly #most: number;
  #size = 5;
  #batches: { readonly mean: number; readonly endsAt: Milliseconds }[] = [];
  #sum = 0;
  #count = 0;

  constructor(most = 2000) {
    this.#most = most;
  }

  get batches(): readonly { readonly mean: number; readonly endsAt: Milliseconds }[] {
    return this.#batches;
  }

  add(wait: Milliseconds, now: Milliseconds): void {
    this.#sum += wait;
    if (++this.#count < this.#size) return;
    this.#batches.push({ mean: this.#sum / this.#size, endsAt: now });
    this.#sum = this.#count = 0;
    if (this.#batches.length >= this.#most) this.#halve();
  }

  #halve(): void {
    const old = this.#batches;
    this.#size *= 2;
    this.#batches = [];
    for (let index = 0; index + 1 < old.length; index += 2)
      this.#batches.push({ mean: (old[index]!.mean + old[index + 1]!.mean) / 2, endsAt: old[index + 1]!.endsAt });
  }
}
