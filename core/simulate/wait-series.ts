import type { Milliseconds } from '../kernel/time.ts';

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
