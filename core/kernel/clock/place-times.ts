import type { Milliseconds } from '../time.ts';

/**
 * When each place of an actor's memory was last written, where events race: a step is no earlier than what it touches. So time is handed
 * on by what depends on it, and is the same in whatever order independent steps come.
 */
export class PlaceTimes {
  readonly #times = new Map<string, Milliseconds>();
  /** By kinds of places, `kind:`. */
  readonly #ofKinds = new Map<string, Milliseconds>();
  readonly #written = new Set<string>();
  #isSilent = true;
  /** When everything was last written. */
  #everything: Milliseconds = 0;
  /** The latest time of any step. */
  #latest: Milliseconds = 0;

  /** A step begins: at which time, as far as is known yet. */
  begin(due: Milliseconds): Milliseconds {
    this.#written.clear();
    this.#isSilent = true;
    return Math.max(due, this.#everything);
  }

  /** The step looks at a place: when it was last written. */
  read(place: string): Milliseconds {
    this.#isSilent = false;
    if (place === '*') return this.#latest;
    return (place.endsWith(':*') ? this.#ofKinds.get(place.slice(0, -1)) : this.#times.get(place)) ?? 0;
  }

  /** The step changes a place: when it was written before. */
  write(place: string): Milliseconds {
    this.#written.add(place);
    return this.read(place);
  }

  /** The step has ended at that time. Without a word it is taken to have used everything. */
  end(at: Milliseconds): void {
    if (at > this.#latest) this.#latest = at;
    if (this.#written.has('*') || this.#isSilent) this.#everything = this.#latest;
    for (const place of this.#written) {
      this.#times.set(place, at);
      const kind = place.slice(0, place.indexOf(':') + 1);
      if (at > (this.#ofKinds.get(kind) ?? 0)) this.#ofKinds.set(kind, at);
    }
  }
}
