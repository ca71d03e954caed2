import type { Lane } from '../kernel/lane.ts';

/** Gives each lane the same number in every run; a client that connects again has lanes of the same name once more. */
export class LaneNumbers {
  readonly #numbers = new Map<string, number>();
  readonly #seen = new Map<string, number>();

  /** Goes on from names that another search gave numbers to. */
  constructor(names: readonly string[] = []) {
    names.forEach((name, number) => this.#numbers.set(name, number));
  }

  /** The names of all lanes, in the order of their numbers. */
  get names(): readonly string[] {
    return [...this.#numbers.keys()];
  }

  /** A new run begins. */
  begin(): void {
    this.#seen.clear();
  }

  of({ actor, name }: Lane): number {
    const key = `${actor.name} ${name}`;
    const times = this.#seen.get(key) ?? 0;
    this.#seen.set(key, times + 1);
    const exact = `${key} ${times}`;
    let number = this.#numbers.get(exact);
    if (number === undefined) this.#numbers.set(exact, (number = this.#numbers.size));
    return number;
  }
}
