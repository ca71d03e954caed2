/** What can stand in a heap: it knows its index there, so that it can leave from wherever it stands. */
export interface InHeap {
  /** -1 when it stands in none. */
  index: number;
}

/** Things in an order: the first is at hand, and any can leave. Each node has four children, which is faster than two. */
export class IndexedHeap<T extends InHeap> {
  readonly #items: T[] = [];
  readonly #isBefore: (one: T, other: T) => boolean;

  constructor(isBefore: (one: T, other: T) => boolean) {
    this.#isBefore = isBefore;
  }

  /** How many items it holds. */
  get size(): number {
    return this.#items.length;
  }

  /** The item before which no other comes; `undefined` when it is empty. */
  get first(): T | undefined {
    return this.#items[0];
  }

  /** All, in no order that means anything. */
  get items(): readonly T[] {
    return this.#items;
  }

  /** Takes an item in. */
  add(item: T): void {
    this.#items.push(item);
    this.#rise(item, this.#items.length - 1);
  }

  /** Does nothing for what does not stand here. */
  remove(item: T): void {
    const { index } = item;
    if (index < 0) return;
    item.index = -1;
    const last = this.#items.pop()!;
    if (last !== item) this.#put(last, index);
  }

  /** Finds the right index again for one whose order has changed. */
  reorder(item: T): void {
    this.#put(item, item.index);
  }

  #put(item: T, index: number): void {
    if (index > 0 && this.#isBefore(item, this.#items[(index - 1) >> 2]!)) this.#rise(item, index);
    else this.#sink(item, index);
  }

  #rise(item: T, from: number): void {
    const items = this.#items;
    let index = from;
    while (index > 0) {
      const above = (index - 1) >> 2;
      const parent = items[above]!;
      if (!this.#isBefore(item, parent)) break;
      items[index] = parent;
      parent.index = index;
      index = above;
    }
    items[index] = item;
    item.index = index;
  }

  #sink(item: T, from: number): void {
    const items = this.#items;
    const size = items.length;
    let index = from;
    for (let child = index * 4 + 1; child < size; child = index * 4 + 1) {
      const end = Math.min(child + 4, size);
      let smallest = items[child]!;
      for (let next = child + 1; next < end; next++) {
        const other = items[next]!;
        if (!this.#isBefore(other, smallest)) continue;
        child = next;
        smallest = other;
      }
      if (!this.#isBefore(smallest, item)) break;
      items[index] = smallest;
      smallest.index = index;
      index = child;
    }
    items[index] = item;
    item.index = index;
  }
}
