import type { Condition, Fact } from '../read-condition.ts';
import { atomsIn, complement, setOf, sizeOf, type AtomSet } from './atom-set.ts';

/** Facts of one column that no condition of it tells apart. */
interface Atom {
  /** One of them. */
  readonly fact: Fact;
  readonly text: string;
}

/** So many words are written out. */
const mostWords = 5;

/**
 * What the conditions of one column can tell apart: each number that one of them names and each stretch between two, then each
 * word, then all else. Where no condition asks for numbers, what looks like one is a word.
 */
export class ColumnAtoms {
  readonly #atoms: Atom[] = [];
  readonly #atomOf = new Map<string, number>();
  /** Where the atoms of each number begin and end. */
  readonly #pointAt = new Map<number, readonly [number, number]>();
  readonly #numbers: number;

  constructor(conditions: readonly Condition[]) {
    const words = new Set<string>();
    const points = new Set<number>();
    for (const condition of conditions)
      if (condition.kind === 'words') for (const word of condition.words) words.add(word);
      else if (condition.kind === 'numbers')
        for (const bound of [condition.from, condition.to]) if (Number.isFinite(bound)) points.add(bound);
    if (points.size > 0) this.#addNumbers(points, words);
    this.#numbers = this.#atoms.length;
    for (const word of words) if (!this.#atomOf.has(word)) this.#addWord(word);
    this.#atoms.push({ fact: undefined, text: 'anything else' });
  }

  /** How many there are. */
  get size(): number {
    return this.#atoms.length;
  }

  get all(): AtomSet {
    return [0, this.size - 1];
  }

  /** Those of which a condition holds. */
  setOf(condition: Condition): AtomSet {
    if (condition.kind === 'anything') return this.all;
    if (condition.kind === 'words') {
      const named = setOf(Array.from(condition.words, (word) => this.#atomOf.get(word)!));
      return condition.isNot ? complement(named, this.size) : named;
    }
    const { from, to, hasFrom, hasTo } = condition;
    const [begin, afterFrom] = this.#pointAt.get(from) ?? [0, -1];
    const [beforeTo, end] = this.#pointAt.get(to) ?? [this.#numbers, this.#numbers - 1];
    const [first, last] = [hasFrom ? begin : afterFrom + 1, hasTo ? end : beforeTo - 1];
    return first <= last ? [first, last] : [];
  }

  /** A fact of the set. */
  factIn(set: AtomSet): Fact {
    return this.#atoms[set[0]!]!.fact;
  }

  /** What the set has, in words; nothing where it has all. */
  textOf(set: AtomSet): string | undefined {
    if (sizeOf(set) === this.size) return undefined;
    const rest = complement(set, this.size);
    const hasElse = set.at(-1) === this.size - 1;
    if (hasElse && sizeOf(rest) < sizeOf(set)) return `anything but ${this.#listed(rest)}`;
    return this.#listed(set);
  }

  #listed(set: AtomSet): string {
    const texts: string[] = [];
    for (const atom of atomsIn(set)) {
      if (texts.length === mostWords) {
        texts.push(`${sizeOf(set) - mostWords} more`);
        break;
      }
      texts.push(this.#atoms[atom]!.text);
    }
    return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} or ${texts.at(-1)!}`;
  }

  #addWord(word: string): void {
    this.#atomOf.set(word, this.#atoms.length);
    this.#atoms.push({ fact: word, text: word });
  }

  /** Words that are numbers stand where their number does: `>4` holds of the word `5`. */
  #addNumbers(points: Set<number>, words: ReadonlySet<string>): void {
    const wordsAt = new Map<number, string[]>();
    for (const word of words) {
      const number = Number(word);
      if (!Number.isFinite(number)) continue;
      points.add(number);
      wordsAt.set(number, [...(wordsAt.get(number) ?? []), word]);
    }
    const sorted = [...points].toSorted((one, other) => one - other);
    for (const [index, point] of sorted.entries()) {
      const before = sorted[index - 1];
      if (before === undefined) this.#atoms.push({ fact: point - 1, text: `a number under ${point}` });
      else this.#atoms.push({ fact: (before + point) / 2, text: `a number between ${before} and ${point}` });
      const begin = this.#atoms.length;
      const spelt = wordsAt.get(point) ?? [];
      for (const word of spelt) this.#addWord(word);
      if (!spelt.includes(String(point))) this.#atoms.push({ fact: point, text: String(point) });
      this.#pointAt.set(point, [begin, this.#atoms.length - 1]);
    }
    const last = sorted.at(-1)!;
    this.#atoms.push({ fact: last + 1, text: `a number over ${last}` });
  }
}
