import { atomsIn, sizeOf } from './atom-set.ts';
import type { Box } from './uncovered.ts';

/** Cells that hold of more atoms than this are looked at one by one. */
const mostNamed = 8;
const bitsInWord = 32;

/** Rows added so far, and which of them may overlap another one, without a look at each: columns in which both name few atoms rule out most. */
export class RowIndex {
  /** So many words have a row that was added. */
  #used = 0;
  readonly #columns: readonly Column[];
  readonly #added: Uint32Array;

  /** `atoms` says how many each column has. */
  constructor(rows: number, atoms: readonly number[]) {
    const words = Math.ceil(rows / bitsInWord);
    this.#added = new Uint32Array(words);
    this.#columns = atoms.map((size) => ({
      few: Math.min(mostNamed, size - 1),
      broad: new Uint32Array(words),
      named: new Map(),
    }));
  }

  /** Rows are added in the order of their numbers. */
  add(row: number, box: Box): void {
    setBit(this.#added, row);
    this.#used = (row >> 5) + 1;
    for (const [index, { few, broad, named }] of this.#columns.entries()) {
      const set = box[index]!;
      if (sizeOf(set) > few) {
        setBit(broad, row);
        continue;
      }
      for (const atom of atomsIn(set)) {
        const rows = named.get(atom);
        if (rows === undefined) named.set(atom, [row]);
        else rows.push(row);
      }
    }
  }

  /** In the order in which they were numbered. */
  near(box: Box): readonly number[] {
    const found = this.#added.slice(0, this.#used);
    for (const [index, { few, broad, named }] of this.#columns.entries()) {
      const set = box[index]!;
      if (sizeOf(set) > few) continue;
      const here = broad.slice(0, this.#used);
      for (const atom of atomsIn(set)) for (const row of named.get(atom) ?? []) setBit(here, row);
      keepCommon(found, here);
    }
    return rowsIn(found);
  }
}

function keepCommon(found: Uint32Array, here: Uint32Array): void {
  for (let word = 0; word < found.length; word++) found[word] = found[word]! & here[word]!;
}

function rowsIn(found: Uint32Array): readonly number[] {
  const rows: number[] = [];
  for (let word = 0; word < found.length; word++)
    for (let bits = found[word]!; bits !== 0; bits &= bits - 1)
      rows.push(word * bitsInWord + 31 - Math.clz32(bits & -bits));
  return rows;
}

function setBit(bits: Uint32Array, row: number): void {
  bits[row >> 5]! |= 1 << (row & 31);
}

interface Column {
  /** Up to so many atoms are named; all of them never are. */
  readonly few: number;
  /** Rows that name many atoms, one bit each. */
  readonly broad: Uint32Array;
  /** The others, by atom. */
  readonly named: Map<number, number[]>;
}
