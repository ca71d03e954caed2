import { contains, intersection, intersects, isEmpty, type AtomSet } from './atom-set.ts';

/** One set for each column: the facts of which all conditions of a rule hold. */
export type Box = readonly AtomSet[];

/** How much may be looked at before it is not known. */
export interface Budget {
  left: number;
}

export const isIn = (outer: Box, inner: Box): boolean => outer.every((set, column) => contains(set, inner[column]!));

export const overlaps = (one: Box, other: Box): boolean => one.every((set, column) => intersects(set, other[column]!));

/**
 * Parts of a box that none of the others covers, until somebody has seen enough. Splits the box by the column that tells the others
 * apart best, and each part again, until one of them covers it all or none touches it: exact, and in the worst case as many
 * parts as there are combinations, which is why it has a budget. It throws `tooMuch` when that is spent.
 */
export function* uncovered(box: Box, others: readonly Box[], budget: Budget): Generator<Box> {
  budget.left -= others.length + 1;
  if (budget.left < 0) throw tooMuch;
  const near: Box[] = [];
  for (const other of others) {
    if (!overlaps(other, box)) continue;
    if (isIn(other, box)) return;
    near.push(other);
  }
  if (near.length === 0) return yield box;
  const column = columnToSplit(box, near);
  for (const { set, boxes } of partsOf(box[column]!, near, column, budget))
    yield* uncovered(box.with(column, set), boxes, budget);
}

/** Said when a budget is spent. */
export const tooMuch = Symbol('more than the budget');

/** The one in which the fewest boxes reach over all of it. */
function columnToSplit(box: Box, near: readonly Box[]): number {
  let best = 0;
  let fewest = Infinity;
  for (const [column, set] of box.entries()) {
    let broad = 0;
    for (const other of near) if (contains(other[column]!, set)) broad++;
    if (broad < fewest) [best, fewest] = [column, broad];
  }
  return best;
}

/** Stretches that more boxes reach than these are seldom alike. */
const fewEnough = 32;

const numbersOf = (boxes: ReadonlySet<Box>, numberOf: ReadonlyMap<Box, number>): string =>
  Array.from(boxes, (box) => numberOf.get(box)!)
    .toSorted((one, other) => one - other)
    .join();

interface Part {
  readonly set: AtomSet;
  readonly boxes: readonly Box[];
}

/** The stretches of a column that the same boxes reach, those that few reach first, for there nothing may cover. */
function partsOf(set: AtomSet, near: readonly Box[], column: number, budget: Budget): readonly Part[] {
  const broad: Box[] = [];
  const changes = new Map<number, Box[]>();
  const change = (at: number, box: Box) => {
    const there = changes.get(at);
    if (there === undefined) changes.set(at, [box]);
    else there.push(box);
  };
  for (const box of near) {
    if (contains(box[column]!, set)) {
      broad.push(box);
      continue;
    }
    const reach = intersection(box[column]!, set);
    for (let at = 0; at < reach.length; at += 2) {
      change(reach[at]!, box);
      change(reach[at + 1]! + 1, box);
    }
  }
  const numberOf = new Map(near.map((box, index) => [box, index]));
  const parts = new Map<string, { readonly set: number[]; readonly boxes: readonly Box[] }>();
  const reaching = new Set<Box>();
  const places = [...changes.keys()].toSorted((one, other) => one - other);
  for (const [index, from] of [set[0]!, ...places].entries()) {
    for (const box of index === 0 ? [] : changes.get(from)!) if (!reaching.delete(box)) reaching.add(box);
    const here = intersection([from, (places[index] ?? set.at(-1)! + 1) - 1], set);
    if (isEmpty(here)) continue;
    budget.left -= reaching.size + 1;
    if (budget.left < 0) throw tooMuch;
    const key = reaching.size > fewEnough ? `from ${from}` : numbersOf(reaching, numberOf);
    const known = parts.get(key);
    if (known === undefined) parts.set(key, { set: [...here], boxes: [...reaching] });
    else for (const end of here) known.set.push(end);
  }
  return [...parts.values()]
    .toSorted((one, other) => one.boxes.length - other.boxes.length)
    .map(({ set: stretches, boxes }) => ({ set: stretches, boxes: [...boxes, ...broad] }));
}
