import type { Distribution, Milliseconds } from 'routeproof';
import { drawn, type Random } from 'routeproof/kit';

/** Chance of what belongs to an interaction, one stream for each purpose: another strategy meets the same customers. */
export class Draws {
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  time(purpose: string, interaction: string, distribution: Distribution): Milliseconds {
    return Math.round(
      typeof distribution === 'number'
        ? distribution
        : drawn(distribution, this.#random.once(`${purpose} ${interaction}`)),
    );
  }

  /** A number from 0 up to but not including 1. */
  chance(purpose: string, interaction: string): number {
    return this.#random.once(`${purpose} ${interaction}`).next();
  }

  pick<T>(purpose: string, interaction: string, list: readonly T[]): T {
    return this.#random.once(`${purpose} ${interaction}`).pick(list);
  }
}
