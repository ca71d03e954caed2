import type { Milliseconds } from '../../kernel/time.ts';

const longest = 2 ** 31;
/** Up to here each value is counted by itself; each doubling after that has half as many counts: three figures. */
const exact = 2048;
const half = exact / 2;
const places = exact + half * 21;
/** A table of this size takes as much as a count for every place does, or nearly. */
const largestTable = 8192;
const empty = 0xffff;

/**
 * Waits in the memory of a few: their percentiles to three figures, however many there are. It counts as an HDR histogram from 1 to
 * 2^31 does. What has few values keeps those alone, in a table by their places; what has many has a count for every place.
 */
export class WaitCounts {
  #places: Uint16Array | undefined = new Uint16Array(8).fill(empty);
  #counts = new Uint32Array(8);
  #used = 0;
  #count = 0;
  /** As long as nothing is added: percentiles are asked for one after the other. */
  #inOrder: readonly (readonly [place: number, times: number])[] | undefined;

  /** Makes the counts again of what `toJSON` wrote. */
  static from(pairs: readonly number[]): WaitCounts {
    const counts = new WaitCounts();
    for (let at = 0, place = 0; at + 1 < pairs.length; at += 2) counts.#put((place += pairs[at]!), pairs[at + 1]!);
    return counts;
  }

  /** All that several have counted. */
  static pooled(parts: readonly WaitCounts[]): WaitCounts {
    const all = new WaitCounts();
    for (const part of parts) all.merge(part);
    return all;
  }

  /** How many waits. */
  get count(): number {
    return this.#count;
  }

  /** It counts from 1 up, so that a wait of nothing is 1 to it. */
  add(wait: Milliseconds): void {
    this.#put(placeOf(Math.min(longest, Math.round(wait) + 1)), 1);
  }

  /** Takes what another has counted. */
  merge(other: WaitCounts): void {
    for (const [place, times] of other.pairs()) this.#put(place, times);
  }

  /** What is left without a part of what was counted. */
  without(part: WaitCounts): WaitCounts {
    const rest = new WaitCounts();
    rest.#places = this.#places?.slice();
    rest.#counts = this.#counts.slice();
    [rest.#used, rest.#count] = [this.#used, this.#count];
    for (const [place, times] of part.pairs()) rest.#put(place, -times);
    return rest;
  }

  /** In seconds; null when nobody waited. */
  of(percent: number): number | null {
    if (this.#count === 0) return null;
    let left = Math.max(1, Math.floor((percent / 100) * this.#count + 0.5));
    this.#inOrder ??= this.pairs();
    for (const [place, times] of this.#inOrder) if ((left -= times) <= 0) return secondsAt(place);
    return null;
  }

  /** How many waited no longer than so many seconds, to three figures. */
  upTo(wait: number): number {
    const last = placeOf(Math.min(longest, Math.round(wait * 1000) + 1));
    const [table, counts] = [this.#places, this.#counts];
    let sum = 0;
    for (let at = 0; at < counts.length; at++) if ((table === undefined ? at : table[at]!) <= last) sum += counts[at]!;
    return sum;
  }

  /** Each place that has any, from the shortest waits up, with how many. */
  pairs(): readonly (readonly [place: number, times: number])[] {
    const [table, counts] = [this.#places, this.#counts];
    const found: [number, number][] = [];
    for (let at = 0; at < counts.length; at++) {
      if (counts[at]! > 0) found.push([table === undefined ? at : table[at]!, counts[at]!]);
    }
    return table === undefined ? found : found.sort(([one], [other]) => one - other);
  }

  /** Flat pairs for a file or another thread: how far a place is beyond the last, and how many are there. */
  toJSON(): readonly number[] {
    let last = 0;
    const flat: number[] = [];
    for (const [place, times] of this.pairs()) {
      flat.push(place - last, times);
      last = place;
    }
    return flat;
  }

  #put(place: number, times: number): void {
    this.#inOrder = undefined;
    this.#count += times;
    if (this.#places === undefined) this.#counts[place]! += times;
    else this.#putInTable(this.#places, place, times);
  }

  #putInTable(table: Uint16Array, place: number, times: number): void {
    const mask = table.length - 1;
    let at = slotOf(place) & mask;
    while (table[at] !== place && table[at] !== empty) at = (at + 1) & mask;
    this.#counts[at]! += times;
    if (table[at] === place) return;
    table[at] = place;
    if (++this.#used * 2 > table.length) this.#grow(table);
  }

  /** Four times as large, so that it seldom happens. */
  #grow(table: Uint16Array): void {
    const counts = this.#counts;
    const size = table.length * 4;
    this.#places = size > largestTable ? undefined : new Uint16Array(size).fill(empty);
    this.#counts = new Uint32Array(this.#places === undefined ? places : size);
    this.#used = this.#count = 0;
    for (let at = 0; at < table.length; at++) if (table[at] !== empty) this.#put(table[at]!, counts[at]!);
  }
}

/** Places that follow each other are spread, so that few meet in a table. */
const slotOf = (place: number): number => Math.imul(place, 0x9e3779b1) >>> 16;

/** How often a value above the exact ones is halved before it is counted. */
const halvings = (value: number): number => 21 - Math.clz32(value);

function placeOf(value: number): number {
  if (value < exact) return value;
  const times = halvings(value);
  return exact + (times - 2) * half + (value >>> times);
}

/** The longest of the waits that are counted at a place, in seconds. */
const secondsAt = (place: number): number => (highestAt(place) - 1) / 1000;

function highestAt(place: number): number {
  if (place < exact) return place;
  const times = Math.floor((place - exact) / half) + 1;
  return (half + ((place - exact) % half) + 1) * 2 ** times - 1;
}
