/** What can stand in a heap: it knows its slot there, so that it can leave from wherever it stands. */
export interface InHeap {
  /** -1 when it stands in none. */
  slot: number;
}

/** Things in an order that each of them has from the start: the first is at hand, and any can leave. */
export class OrderedHeap<T extends InHeap> {
  readonly #isBefore: (one: T, other: T) => boolean;
  readonly #items: T[] = [];

  constructor(isBefore: (one: T, other: T) => boolean) {
    this.#isBefore = isBefore;
  }

  get first(): T | undefined {
    return this.#items[0];
  }

  get size(): number {
    return this.#items.length;
  }

  /** All, in no order that means anything. */
  get items(): readonly T[] {
    return this.#items;
  }

  add(item: T): void {
    item.slot = this.#items.length;
    this.#items.push(item);
    this.#rise(item);
  }

  /** Does nothing for what does not stand here. */
  remove(item: T): void {
    const { slot } = item;
    if (slot < 0) return;
    item.slot = -1;
    const last = this.#items.pop()!;
    if (last === item) return;
    this.#put(last, slot);
    this.replace(last);
  }

  /** Finds the right slot again for one whose order has changed. */
  replace(item: T): void {
    this.#rise(item);
    this.#sink(item);
  }

  #put(item: T, slot: number): void {
    this.#items[slot] = item;
    item.slot = slot;
  }

  #rise(item: T): void {
    while (item.slot > 0) {
      const above = this.#items[(item.slot - 1) >> 1]!;
      if (!this.#isBefore(item, above)) return;
      this.#swap(item, above);
    }
  }

  #sink(item: T): void {
    for (;;) {
      const left = this.#items[item.slot * 2 + 1];
      const right = this.#items[item.slot * 2 + 2];
      const below = left !== undefined && right !== undefined && this.#isBefore(right, left) ? right : left;
      if (below === undefined || !this.#isBefore(below, item)) return;
      this.#swap(item, below);
    }
  }

  #swap(one: T, other: T): void {
    const { slot } = one;
    this.#put(one, other.slot);
    this.#put(other, slot);
  }
}
