/** Chance that comes from one number, so that a smaller number is a plainer step. */
export class Dice {
  #state: number;

  constructor(state: number) {
    this.#state = state;
  }

  next(sides: number): number {
    this.#state = Math.imul(this.#state ^ (this.#state >>> 15), 0x2c1b3c6d);
    this.#state ^= this.#state >>> 12;
    return (this.#state >>> 0) % sides;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.next(from.length)]!;
  }

  chance(of: number): boolean {
    return this.next(of) === 1;
  }
}
