// An interaction that returns after so many others were submitted counts as new.
const remembered = 65_536;

/** How often URS was asked about each of the latest interactions, by the number that the server gave it when it was submitted. */
export class Returns {
  readonly #numbers: number[] = [];
  readonly #times: number[] = [];

  /** Counts that URS is asked, and says how often it was before. */
  count(submitSeq: unknown): number {
    if (typeof submitSeq !== 'number') return 0;
    const place = submitSeq % remembered;
    if (this.#numbers[place] !== submitSeq) {
      this.#numbers[place] = submitSeq;
      this.#times[place] = 0;
    }
    return this.#times[place]!++;
  }
}
