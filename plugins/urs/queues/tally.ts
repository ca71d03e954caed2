import { LiveMap } from 'routeproof/kit';

/** Counts what there is of each name; a name that nothing has any more costs nothing. */
export class Tally {
  readonly #counts = new LiveMap<string, number>();

  of(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  /** How many names there are. */
  get size(): number {
    return this.#counts.size;
  }

  get names(): Iterable<string> {
    return this.#counts.keys();
  }

  add(name: string): void {
    this.#counts.set(name, this.of(name) + 1);
  }

  remove(name: string): void {
    const left = this.of(name) - 1;
    if (left > 0) this.#counts.set(name, left);
    else this.#counts.delete(name);
  }
}
