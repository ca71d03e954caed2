import type { Milliseconds } from '../../kernel/time.ts';

/** Remembers where each time stands in a picture, and where an actor was last seen at that time. */
export class PictureTimes {
  readonly #places = new Map<Milliseconds, number>();
  readonly #touches = new Map<string, Map<Milliseconds, number>>();

  /** A time begins there. */
  begins(time: Milliseconds, y: number): void {
    if (!this.#places.has(time)) this.#places.set(time, y);
  }

  /** An actor sends or gets a message there. */
  touched(actor: string, time: Milliseconds, y: number): void {
    const touches = this.#touches.get(actor);
    if (touches === undefined) this.#touches.set(actor, new Map([[time, y]]));
    else touches.set(time, y);
  }

  /** Where an actor sends what is delivered later: below all that it got or sent before, or it would seem to cross that. */
  sent(actor: string, time: Milliseconds): number | undefined {
    return this.#touches.get(actor)?.get(time) ?? this.#places.get(time);
  }
}
