import { textWidth, widest } from '../../kernel/text-width.ts';
import type { Row } from './diagram-rows.ts';
import type { Lifeline } from './lifelines.ts';
import { shortNames } from './short-names.ts';

/** Where the lifelines stand, and what is written over them. */
export interface Columns {
  readonly positions: ReadonlyMap<string, number>;
  /** Name of the actor, or a short key for it. */
  readonly heads: ReadonlyMap<string, string>;
  /** What the short keys mean; empty when the names themselves are the heads. */
  readonly legend: readonly string[];
  /** Whether names of messages stand on the arrows. */
  readonly labelled: boolean;
  readonly end: number;
}

/** What an arrow needs beside its label: `─ ` before it and ` ─▶` behind. */
const arrowRoom = 5;
const longestLabel = 40;
/** A name of less says no more than a letter. */
const shortestName = 4;
/** Where arrows would have to be shorter than for a name of this length, names stand behind them, all of them. */
const shortestLabel = 17;
/** How much worse it is when a name is not on its arrow than when a letter behind one is cut off. */
const missingName = 20;
/** What is kept free behind the lifelines, at most: for facts, for fewer facts, and for names with facts. */
const [factsRoom, leastFactsRoom, namesRoom] = [28, 16, 34];

/** Places the lifelines so that the names of messages fit on their arrows; where they cannot, as near as their heads allow. */
export const diagramColumns = (actors: readonly Lifeline[], rows: readonly Row[], width: number): Columns => {
  const names = actors.map(({ name }) => name);
  const facts = widest(rows.map((row) => row.facts.join(' · '))) + 3;
  let best: Columns | undefined;
  let leastLoss = Infinity;
  for (const room of [factsRoom, leastFactsRoom])
    for (let limit = longestLabel; limit >= shortestLabel; limit--) {
      const columns = placed(names, names, rows, limit);
      const loss = columns.end > width - Math.min(room, facts) ? Infinity : lossOf(rows, columns, width);
      if (loss < leastLoss) [best, leastLoss] = [columns, loss];
    }
  if (best) return best;
  const columns = placed(names, names, rows, 0);
  const fits = ({ end }: Columns): boolean => end <= width - namesRoom;
  if (fits(columns)) return columns;
  for (let length = widest(names); length >= shortestName; length--) {
    const heads = shortNames(names, length);
    const shortened = heads && placed(names, heads, rows, 0);
    if (shortened !== undefined && fits(shortened)) return shortened;
  }
  return placed(names, names.map(keyOf), rows, 0);
};

/** The label that fits on the arrow of a row; none where names stand behind the arrows. */
export const labelOn = (
  { message, to, labels }: Row,
  { positions, labelled }: Columns,
): Row['labels'][number] | undefined => {
  if (!labelled) return undefined;
  const from = positions.get(message.from)!;
  const length = Math.min(...to.map((name) => Math.abs(positions.get(name)! - from))) - 1;
  return labels.find((label) => label.width + arrowRoom <= length);
};

/** What the reader would lose: names that are not on their arrows, and what is cut off of those behind. */
const lossOf = (rows: readonly Row[], columns: Columns, width: number): number => {
  const room = width - columns.end - 3;
  return rows.reduce((loss, row) => {
    const label = labelOn(row, columns);
    const behind = label ? textWidth(label.left ?? '') : row.labels[0]!.width;
    return loss + (label ? 0 : missingName) + Math.max(0, behind - room);
  }, 0);
};

const placed = (names: readonly string[], heads: readonly string[], rows: readonly Row[], limit: number): Columns => {
  const index = new Map(names.map((name, column) => [name, column]));
  // needs[b].get(a): how far column b must stand from column a, to its left.
  const needs = names.map(() => new Map<number, number>());
  const need = (one: number, other: number, distance: number) => {
    const [left, right] = one < other ? [one, other] : [other, one];
    needs[right]!.set(left, Math.max(needs[right]!.get(left) ?? 0, distance));
  };
  for (let column = 1; column < heads.length; column++)
    need(column - 1, column, half(heads[column - 1]!) + half(heads[column]!) + 2);
  for (const { message, to, labels } of rows) {
    const label = labels.find(({ width }) => width <= limit);
    for (const receiver of to)
      need(index.get(message.from)!, index.get(receiver)!, (label ? label.width + arrowRoom : 2) + 1);
  }
  const positions: number[] = [];
  for (const [column, wishes] of needs.entries()) {
    const wanted = Array.from(wishes, ([left, distance]) => (left === column ? 0 : positions[left]! + distance));
    positions.push(Math.max(half(heads[0] ?? ''), ...wanted));
  }
  return {
    positions: new Map(names.map((name, column) => [name, positions[column]!])),
    heads: new Map(names.map((name, column) => [name, heads[column]!])),
    legend: names.flatMap((name, column) => (heads[column] === name ? [] : [`${heads[column]} ${name}`])),
    labelled: limit > 0,
    end: (positions.at(-1) ?? 0) + half(heads.at(-1) ?? ''),
  };
};

const half = (text: string): number => Math.ceil(textWidth(text) / 2);

/** A, B, … Z, A2, B2, … */
const keyOf = (_: string, index: number): string => {
  const round = Math.floor(index / 26);
  return String.fromCodePoint(65 + (index % 26)) + (round === 0 ? '' : round + 1);
};
