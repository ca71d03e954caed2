/** Something that is kept, by the turn in which it was begun. */
interface Kept {
  readonly turn: number;
  /** How long it is as text. */
  readonly size: number;
}

/**
 * Keeps the first things whole as long as there is room, and drops the rest. Which those are depends on the turns in which they were begun
 * and on nothing else: in whatever order they come, the same ones are left.
 */
export class BoundedShelf<T extends Kept> {
  readonly #most: number;
  readonly #room: number;
  readonly #kept = new Map<number, T>();
  #used = 0;
  /** From this turn on nothing has room. */
  #full = Infinity;

  constructor(most: number, room: number) {
    this.#most = most;
    this.#room = room;
  }

  /** Adds one, and drops those of later turns that have no room any more; it may be dropped itself. */
  add(thing: T): void {
    if (thing.turn >= this.#full) return;
    this.#kept.set(thing.turn, thing);
    this.#used += thing.size;
    while (this.#kept.size > this.#most || this.#used > this.#room) {
      const last = Math.max(...this.#kept.keys());
      this.#used -= this.#kept.get(last)!.size;
      this.#kept.delete(last);
      this.#full = last;
    }
  }

  /** What was begun in that turn, if it was kept. */
  of(turn: number): T | undefined {
    return this.#kept.get(turn);
  }
}
