import { isEmpty } from './atom-set.ts';
import { ColumnAtoms } from './column-atoms.ts';
import { RowIndex } from './row-index.ts';
import { isIn, overlaps, tooMuch, uncovered, type Box, type Budget } from './uncovered.ts';
import type { Condition, Fact } from '../read-condition.ts';

/** A row of a table to be analysed: what it asks, column by column, and what comes of it. */
export interface AnalysedRow {
  readonly conditions: readonly Condition[];
  /** All results, so that two rows with the same text do the same. */
  readonly result: string;
}

/** A row that no facts reach, by its number from 0, and why. */
export type NeverFires =
  /** A condition holds of nothing: `9..5`. */
  | { readonly row: number; readonly why: 'empty' }
  /** An earlier row asks the same and gives the same. */
  | { readonly row: number; readonly why: 'repeated'; readonly by: readonly number[] }
  /** An earlier row asks the same and gives something else. */
  | { readonly row: number; readonly why: 'contradicted'; readonly by: readonly number[] }
  /** Earlier rows take all that would come to it; `isAlike` where they give the same as it does. */
  | { readonly row: number; readonly why: 'shadowed'; readonly by: readonly number[]; readonly isAlike: boolean };

/** Facts of which no row holds: an example, and what can be said of each column, where it is not anything. */
export interface Gap {
  readonly facts: readonly Fact[];
  readonly texts: readonly (string | undefined)[];
}

/** What is known of a table without running anything. */
export interface RowsAnalysed {
  readonly neverFire: readonly NeverFires[];
  /** Rows of which neither holds all that the other one does, with other results: for some facts only their order decides. */
  readonly orderDecides: readonly (readonly [number, number])[];
  readonly gaps: readonly Gap[];
  /** Rows of which it was not found out within the bounds whether they fire. */
  readonly unknown: readonly number[];
  /** Whether all gaps were looked for, or as many as are listed; not where the bounds ended it. */
  readonly areGapsKnown: boolean;
  /** Whether there are more pairs than are listed, or may be more gaps. */
  readonly more: { readonly orderDecides: boolean; readonly gaps: boolean };
}

const most = { pairs: 1000, gaps: 20 };
/** Rows that are looked at for one row before it is left, and for all gaps. */
const budgets = { row: 100_000, gaps: 2_000_000 };
/** Of more rows than these it is not tried which of them are needed to shadow another. */
const fewEnough = 64;

/** Which rows of a table never fire, contradict one another or leave gaps, where the first row that holds counts. */
export function analyseRows(rows: readonly AnalysedRow[], columns: number): RowsAnalysed {
  const atoms = Array.from(
    { length: columns },
    (_, c) => new ColumnAtoms(rows.map(({ conditions }) => conditions[c]!)),
  );
  const boxes = rows.map(({ conditions }) => conditions.map((condition, column) => atoms[column]!.setOf(condition)));
  const neverFire: NeverFires[] = [];
  const orderDecides: (readonly [number, number])[] = [];
  const unknown: number[] = [];
  const live = new RowIndex(
    rows.length,
    atoms.map(({ size }) => size),
  );
  for (const [row, box] of boxes.entries()) {
    if (box.some(isEmpty)) {
      neverFire.push({ row, why: 'empty' });
      continue;
    }
    const near = live.near(box).filter((other) => overlaps(boxes[other]!, box));
    const by = shadowedBy(box, near, boxes);
    if (by === tooMuch) unknown.push(row);
    if (typeof by !== 'symbol' && by !== undefined) {
      neverFire.push(reasonOf(row, by, rows, boxes));
      continue;
    }
    live.add(row, box);
    for (const other of near) {
      if (orderDecides.length > most.pairs) break;
      if (rows[other]!.result !== rows[row]!.result && !isIn(box, boxes[other]!)) orderDecides.push([other, row]);
    }
  }
  const gaps = gapsIn(boxes, atoms);
  return {
    neverFire,
    orderDecides: orderDecides.slice(0, most.pairs),
    gaps: gaps.found,
    unknown,
    areGapsKnown: gaps.isKnown,
    more: { orderDecides: orderDecides.length > most.pairs, gaps: gaps.more },
  };
}

/** The rows that take all of a box, as few as are easily found; none where something is left for it. */
function shadowedBy(
  box: Box,
  near: readonly number[],
  boxes: readonly Box[],
): readonly number[] | undefined | typeof tooMuch {
  const alone = near.find((other) => isIn(boxes[other]!, box));
  if (alone !== undefined) return [alone];
  const isCovered = (by: readonly number[]) =>
    covers(
      box,
      by.map((each) => boxes[each]!),
      { left: budgets.row },
    );
  const covered = isCovered(near);
  if (covered !== true) return covered === false ? undefined : tooMuch;
  if (near.length > fewEnough) return near;
  let needed = near;
  for (const each of near) {
    const others = needed.filter((other) => other !== each);
    if (isCovered(others) === true) needed = others;
  }
  return needed;
}

function covers(box: Box, others: readonly Box[], budget: Budget): boolean | typeof tooMuch {
  try {
    return uncovered(box, others, budget).next().done === true;
  } catch (error) {
    if (error === tooMuch) return tooMuch;
    throw error;
  }
}

function reasonOf(row: number, by: readonly number[], rows: readonly AnalysedRow[], boxes: readonly Box[]): NeverFires {
  const isAlike = by.every((each) => rows[each]!.result === rows[row]!.result);
  if (by.length === 1 && isIn(boxes[row]!, boxes[by[0]!]!))
    return { row, why: isAlike ? 'repeated' : 'contradicted', by };
  return { row, why: 'shadowed', by, isAlike };
}

interface Gaps {
  readonly found: readonly Gap[];
  readonly more: boolean;
  readonly isKnown: boolean;
}

function gapsIn(boxes: readonly Box[], atoms: readonly ColumnAtoms[]): Gaps {
  const found: Gap[] = [];
  const all = atoms.map((column) => column.all);
  try {
    for (const box of uncovered(all, boxes, { left: budgets.gaps })) {
      if (found.length === most.gaps) return { found, more: true, isKnown: true };
      found.push({
        facts: box.map((set, column) => atoms[column]!.factIn(set)),
        texts: box.map((set, column) => atoms[column]!.textOf(set)),
      });
    }
    return { found, more: false, isKnown: true };
  } catch (error) {
    if (error !== tooMuch) throw error;
    return { found, more: true, isKnown: false };
  }
}
