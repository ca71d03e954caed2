/** Stands in a map for what was deleted, so that it has its place again when that is taken back. */
const gone = Symbol('gone');

/** What built-in properties keep in mind, with the way back to what they kept in mind before. */
export class UndoLog {
  /** What stood where before a change: a map, a key and a value by turns. */
  readonly #before: unknown[] = [];
  /** Whether anybody will go back; otherwise nothing is noted. */
  readonly isKept: boolean;

  constructor(isKept: boolean) {
    this.isKept = isKept;
  }

  /** How many changes there have been. */
  get length(): number {
    return this.#before.length / 3;
  }

  /** An empty map, each change of which is noted. */
  map<K, V extends {}>(): UndoMap<K, V> {
    return new UndoMap(this);
  }

  note(map: object, key: unknown, value: unknown): void {
    if (this.isKept) this.#before.push(map, key, value);
  }

  /** Takes back all changes but the first so many. */
  backTo(length: number): void {
    const { length: all } = this.#before;
    for (let at = all - 3; at >= 3 * length; at -= 3)
      (this.#before[at] as UndoMap<unknown, {}>).putBack(this.#before[at + 1], this.#before[at + 2]);
    this.#before.length = 3 * length;
  }
}

/** A map in the order of insertion, of which each change can be taken back. */
export class UndoMap<K, V extends {}> implements Iterable<readonly [K, V]> {
  readonly #log: UndoLog;
  #entries = new Map<K, V | typeof gone>();
  #size = 0;

  constructor(log: UndoLog) {
    this.#log = log;
  }

  get size(): number {
    return this.#size;
  }

  get(key: K): V | undefined {
    const value = this.#entries.get(key);
    return value === gone ? undefined : value;
  }

  has(key: K): boolean {
    return this.get(key) !== undefined;
  }

  set(key: K, value: V): this {
    const before = this.#entries.get(key);
    if (before === gone) {
      this.#log.note(this, gone, new Map(this.#entries));
      this.#entries.delete(key);
    } else this.#log.note(this, key, before);
    if (before === undefined || before === gone) this.#size++;
    this.#entries.set(key, value);
    return this;
  }

  delete(key: K): boolean {
    const before = this.get(key);
    if (before === undefined) return false;
    this.#log.note(this, key, before);
    this.#size--;
    if (this.#log.isKept) this.#entries.set(key, gone);
    else this.#entries.delete(key);
    return true;
  }

  /** The same thing as another run has it: nothing has changed. */
  renew(key: K, value: V): void {
    this.#entries.set(key, value);
  }

  /** For the log: as it was before a change. */
  putBack(key: unknown, value: unknown): void {
    if (key === gone) {
      this.#entries = value as Map<K, V>;
      this.#size--;
      return;
    }
    const now = this.#entries.get(key as K);
    if (value === undefined) {
      this.#entries.delete(key as K);
      this.#size--;
    } else {
      if (now === gone) this.#size++;
      this.#entries.set(key as K, value as V);
    }
  }

  /** The values that it has now: what is asked for often is not asked for by an iterator. */
  values(): V[] {
    const values: V[] = [];
    this.#entries.forEach((value) => {
      if (value !== gone) values.push(value);
    });
    return values;
  }

  *[Symbol.iterator](): Iterator<readonly [K, V]> {
    for (const [key, value] of this.#entries) if (value !== gone) yield [key, value];
  }
}
