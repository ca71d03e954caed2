/** What belongs to a ConnID for as long as URS may name it. */
export interface Attempt {
  readonly interaction: string;
  readonly thisDn: string;
}

/** URS may still name an attempt that has ended: its request and the news of the end cross. */
const endedOnesKept = 1000;

/** The routing attempts that were handed to URS, by number. */
export class Attempts {
  readonly #known = new Map<number, Attempt>();
  readonly #ended = new Set<number>();

  of(attempt: number | undefined): Attempt | undefined {
    return attempt === undefined ? undefined : this.#known.get(attempt);
  }

  begin(number: number, attempt: Attempt): void {
    this.#known.set(number, attempt);
    this.#ended.delete(number);
  }

  end(number: number): void {
    if (!this.#known.has(number)) return;
    this.#ended.add(number);
    if (this.#ended.size <= endedOnesKept) return;
    const [oldest] = this.#ended;
    this.#ended.delete(oldest!);
    this.#known.delete(oldest!);
  }
}
