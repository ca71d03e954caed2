import type { Milliseconds } from '../kernel/time.ts';

const longest = 2 ** 31;
/** Up to here each value is counted by itself; each doubling after that has half as many counts: three figures. */
const exact = 2048;
const half = exact / 2;

/**
 * Waits in the memory of a few: their percentiles to three figures, however many there are. It counts as an HDR histogram from 1 to
 * 2^31 does, without a way out of JavaScript for each wait.
 */
export class WaitPercentiles {
  readonly #counts = new Uint32Array(exact + half * 21);
  #count = 0;

  /** It counts from 1 up, so that a wait of nothing is 1 to it. */
  add(wait: Milliseconds): void {
    this.#counts[placeOf(Math.min(longest, Math.round(wait) + 1))]!++;
    this.#count++;
  }

  /** In seconds; null when nobody waited. */
  of(percent: number): number | null {
    if (this.#count === 0) return null;
    let left = Math.max(1, Math.floor((percent / 100) * this.#count + 0.5));
    let place = -1;
    while (left > 0) left -= this.#counts[++place]!;
    return (highestAt(place) - 1) / 1000;
  }
}

/** How often a value above the exact ones is halved before it is counted. */
const halvings = (value: number): number => 21 - Math.clz32(value);

function placeOf(value: number): number {
  if (value < exact) return value;
  const times = halvings(value);
  return exact + (times - 1) * half + Math.floor(value / 2 ** times) - half;
}

/** The highest of the values that are counted at a place. */
function highestAt(place: number): number {
  if (place < exact) return place;
  const times = Math.floor((place - exact) / half) + 1;
  return (half + ((place - exact) % half) + 1) * 2 ** times - 1;
}
