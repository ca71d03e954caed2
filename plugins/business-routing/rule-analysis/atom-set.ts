/** Some of the atoms of a column, which are counted from 0: where each stretch begins and ends, in order, both ends within. */
export type AtomSet = readonly number[];

export const isEmpty = (set: AtomSet): boolean => set.length === 0;

/** How many atoms there are. */
export function sizeOf(set: AtomSet): number {
  let size = 0;
  for (let at = 0; at < set.length; at += 2) size += set[at + 1]! - set[at]! + 1;
  return size;
}

export function intersects(one: AtomSet, other: AtomSet): boolean {
  for (let a = 0, b = 0; a < one.length && b < other.length;)
    if (one[a + 1]! < other[b]!) a += 2;
    else if (other[b + 1]! < one[a]!) b += 2;
    else return true;
  return false;
}

/** Whether the first has all that the second has. */
export function contains(one: AtomSet, other: AtomSet): boolean {
  // Most conditions let everything through, and what is left of a column after a split may be in many pieces.
  if (one.length === 2 && other.length > 0) return one[0]! <= other[0]! && other.at(-1)! <= one[1]!;
  for (let a = 0, b = 0; b < other.length;) {
    if (a >= one.length) return false;
    if (one[a + 1]! < other[b]!) a += 2;
    else if (one[a]! <= other[b]! && other[b + 1]! <= one[a + 1]!) b += 2;
    else return false;
  }
  return true;
}

export function intersection(one: AtomSet, other: AtomSet): AtomSet {
  const both: number[] = [];
  for (let a = 0, b = 0; a < one.length && b < other.length;) {
    const from = Math.max(one[a]!, other[b]!);
    const to = Math.min(one[a + 1]!, other[b + 1]!);
    if (from <= to) both.push(from, to);
    if (one[a + 1]! < other[b + 1]!) a += 2;
    else b += 2;
  }
  return both;
}

/** All of a column with so many atoms, but for these. */
export function complement(set: AtomSet, atoms: number): AtomSet {
  const rest: number[] = [];
  let next = 0;
  for (let at = 0; at < set.length; at += 2) {
    if (next < set[at]!) rest.push(next, set[at]! - 1);
    next = set[at + 1]! + 1;
  }
  if (next < atoms) rest.push(next, atoms - 1);
  return rest;
}

/** Of single atoms in any order. */
export function setOf(atoms: readonly number[]): AtomSet {
  const set: number[] = [];
  for (const atom of atoms.toSorted((one, other) => one - other))
    if (set.length > 0 && atom <= set.at(-1)! + 1) set[set.length - 1] = atom;
    else set.push(atom, atom);
  return set;
}

/** Each atom, one after the other. */
export function* atomsIn(set: AtomSet): Generator<number> {
  for (let at = 0; at < set.length; at += 2) for (let atom = set[at]!; atom <= set[at + 1]!; atom++) yield atom;
}
