/** Tells equal things apart by how many of them came before. */
export class Counted {
  readonly #times = new Map<string, number>();

  /** The name that the next of these will have. */
  next(key: string): string {
    return `${this.#times.get(key) ?? 0} ${key}`;
  }

  /** The name of this one, which has come. */
  take(key: string): string {
    const name = this.next(key);
    this.#times.set(key, (this.#times.get(key) ?? 0) + 1);
    return name;
  }
}
