import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { errors } from './errors.ts';

/** Chance that a seed decides: one independent stream of numbers for each name. */
export class Random {
  readonly #seed: number;
  readonly #streams = new Map<string, RandomStream>();

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** The start of a stream that is used once and not kept: what is drawn for one interaction. */
  once(name: string): RandomStream {
    return new RandomStream(name, this.#seed);
  }

  /** The stream of that name; it does not depend on which other streams are asked for, or when. */
  stream(name: string): RandomStream {
    let stream = this.#streams.get(name);
    if (!stream) {
      stream = this.once(name);
      this.#streams.set(name, stream);
    }
    return stream;
  }
}

/** Numbers by chance, always the same ones for the same seed and name. */
export class RandomStream {
  /** With the seed, what the numbers depend on. */
  readonly name: string;
  readonly #seed: number;
  #started: RandomGenerator | undefined;

  constructor(name: string, seed: number) {
    this.name = name;
    this.#seed = seed;
  }

  // Most streams are never drawn from.
  get #generator(): RandomGenerator {
    return (this.#started ??= xoroshiro128plusFromState(mixedState(`${this.#seed}/${this.name}`)));
  }

  /** A number from 0 up to but not including 1, with 53 random bits: upper ones, as the lowest of xoroshiro128+ are weak. */
  next(): number {
    const high = this.#generator.next() >>> 5;
    const low = this.#generator.next() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  }

  /** A whole number from 0 up to but not including `below`. */
  integer(below: number): number {
    return uniformInt(this.#generator, 0, below - 1);
  }

  /** A number from `from` up to but not including `to`. */
  uniform(from: number, to: number): number {
    return from + (to - from) * this.next();
  }

  /** One of the list. Throws `nothingToPick` for an empty one. */
  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw errors.nothingToPick(`Random stream '${this.name}'`);
    return list[this.integer(list.length)]!;
  }
}

/** Four words that neighbouring seeds and names do not share (the hash and the finish of MurmurHash3, once per word). */
function mixedState(text: string): number[] {
  const { length } = text;
  let [one, two, three, four] = [0x9e3779b9 ^ length, 0x243f6a88 ^ length, 0xb7e15162 ^ length, 0x6a09e667 ^ length];
  for (let index = 0; index < length; index++) {
    const letter = text.charCodeAt(index);
    one = rolled(one, letter);
    two = rolled(two, letter);
    three = rolled(three, letter);
    four = rolled(four, letter);
  }
  return [finished(one), finished(two), finished(three), finished(four)];
}

function rolled(before: number, letter: number): number {
  const hash = Math.imul(before ^ letter, 0xcc9e2d51);
  return (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
}

function finished(before: number): number {
  let hash = Math.imul(before ^ (before >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
