/** What can stand in a heap: it knows its index there, so that it can leave from wherever it stands. */
export interface InHeap {
  /** -1 when it stands in none. */
  index: number;
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
    item.index = this.#items.length;
    this.#items.push(item);
    this.#rise(item);
  }

  /** Does nothing for what does not stand here. */
  remove(item: T): void {
    const { index } = item;
    if (index < 0) return;
    item.index = -1;
    const last = this.#items.pop()!;
    if (last === item) return;
    this.#put(last, index);
    this.replace(last);
  }

  /** Finds the right index again for one whose order has changed. */
  replace(item: T): void {
    this.#rise(item);
    this.#sink(item);
  }

  #put(item: T, index: number): void {
    this.#items[index] = item;
    item.index = index;
  }

  #rise(item: T): void {
    while (item.index > 0) {
      const above = this.#items[(item.index - 1) >> 1]!;
      if (!this.#isBefore(item, above)) return;
      this.#swap(item, above);
    }
  }

  #sink(item: T): void {
    for (;;) {
      const left = this.#items[item.index * 2 + 1];
      const right = this.#items[item.index * 2 + 2];
      const below = left !== undefined && right !== undefined && this.#isBefore(right, left) ? right : left;
      if (below === undefined || !this.#isBefore(below, item)) return;
      this.#swap(item, below);
    }
  }

  #swap(one: T, other: T): void {
    const { index } = one;
    this.#put(one, other.index);
    this.#put(other, index);
  }
}
