import { LiveMap } from 'routeproof';

/** What belongs to a ConnID for as long as URS may name it. */
export interface Attempt {
  readonly interaction: string;
  readonly thisDn: string;
}

/** URS may still name an attempt that has ended: its request and the news of the end cross. */
const endedOnesKept = 1000;

/** The routing attempts that were handed to URS, by number. */
export class Attempts {
  readonly #known = new LiveMap<number, Attempt & { ended: boolean }>();
  /** The latest that ended, in a ring. */
  readonly #ended: number[] = [];
  #next = 0;

  of(attempt: number | undefined): Attempt | undefined {
    return attempt === undefined ? undefined : this.#known.get(attempt);
  }

  begin(number: number, { interaction, thisDn }: Attempt): void {
    this.#known.set(number, { interaction, thisDn, ended: false });
  }

  end(number: number): void {
    const attempt = this.#known.get(number);
    if (attempt === undefined || attempt.ended) return;
    attempt.ended = true;
    const oldest = this.#ended[this.#next];
    if (oldest !== undefined) this.#known.delete(oldest);
    this.#ended[this.#next] = number;
    this.#next = (this.#next + 1) % endedOnesKept;
  }
}
