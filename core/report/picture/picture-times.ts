import type { Milliseconds } from '../../kernel/time.ts';

/** Where in a picture a time is, and who did something there. */
interface Touch {
  readonly time: Milliseconds;
  readonly y: number;
}

/** Remembers where each time stands in a picture, and where an actor was last seen at that time. */
export class PictureTimes {
  readonly #places = new Map<Milliseconds, number>();
  readonly #touches = new Map<string, Touch[]>();

  /** A time begins there. */
  begins(time: Milliseconds, y: number): void {
    if (!this.#places.has(time)) this.#places.set(time, y);
  }

  /** An actor sends or gets a message there. */
  touched(actor: string, time: Milliseconds, y: number): void {
    const touches = this.#touches.get(actor);
    if (touches === undefined) this.#touches.set(actor, [{ time, y }]);
    else touches.push({ time, y });
  }

  /** Where an actor sends what is delivered later: below all that it got or sent before, or it would seem to cross that. */
  sent(actor: string, time: Milliseconds): number | undefined {
    const touches = this.#touches.get(actor) ?? [];
    let [low, high] = [0, touches.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (touches[middle]!.time <= time) low = middle + 1;
      else high = middle;
    }
    const last = touches[low - 1];
    return last?.time === time ? last.y : this.#places.get(time);
  }
}
