const renewedAfter = 500;

/**
 * A Map of what comes and goes. Each table that a Map of V8 has outgrown leads to the next one: as soon as one of them is old
 * enough to be passed over by quick collections of garbage, all that was ever deleted stays until a thorough one. So a new Map
 * takes over now and then, in the same order.
 */
export class LiveMap<K, V> {
  #map = new Map<K, V>();
  #deleted = 0;

  /** How many keys it holds. */
  get size(): number {
    return this.#map.size;
  }

  /** The value of a key. */
  get(key: K): V | undefined {
    return this.#map.get(key);
  }

  /** Whether there is one. */
  has(key: K): boolean {
    return this.#map.has(key);
  }

  /** Keeps a value under a key. */
  set(key: K, value: V): void {
    this.#map.set(key, value);
  }

  /** Takes a key away; says whether it was there. */
  delete(key: K): boolean {
    if (!this.#map.delete(key)) return false;
    this.#deleted++;
    if (this.#deleted > renewedAfter + this.#map.size) {
      this.#map = new Map(this.#map);
      this.#deleted = 0;
    }
    return true;
  }

  /** Takes all away. */
  clear(): void {
    this.#map = new Map();
  }

  /** In the order in which they came. */
  keys(): IterableIterator<K> {
    return this.#map.keys();
  }

  /** The values, in the order in which their keys came. */
  values(): IterableIterator<V> {
    return this.#map.values();
  }
}
