import type { MediaCapacity } from '../../contract/centre.ts';

/** How much of an agent one interaction of each medium takes. */
export type Shares = Readonly<Record<string, number>>;

/** So little is an error of calculation. */
const tiny = 1e-9;

/**
 * The ways to weigh these media in which no alternative fills more than one agent, and so many as there are media fill it: what comes
 * can be shared out over an agent's time if it fills no more by any of them, of all sets of the media. They are the faces of the
 * convex hull of the alternatives that look away from nothing at all.
 */
export function sharesOfAgent(alternatives: readonly MediaCapacity[], media: readonly string[]): readonly Shares[] {
  const points = alternatives.map((alternative) => media.map((medium) => alternative[medium] ?? 0));
  const found = new Map<string, Shares>();
  for (const chosen of choices(points, media.length)) {
    const weights = fillingOne(chosen);
    if (weights === undefined || weights.some((weight) => weight < tiny)) continue;
    if (points.some((point) => scalar(point, weights) > 1 + tiny)) continue;
    const key = weights.map((weight) => weight.toFixed(6)).join();
    if (!found.has(key)) found.set(key, Object.fromEntries(media.map((medium, index) => [medium, weights[index]!])));
  }
  return [...found.values()];
}

/** The most of an agent that fits into one of its alternatives, by such shares. */
export const roomByShares = (alternatives: readonly MediaCapacity[], shares: Shares): number =>
  Math.max(
    0,
    ...alternatives.map((each) =>
      Object.entries(shares).reduce((sum, [medium, share]) => sum + share * (each[medium] ?? 0), 0),
    ),
  );

const scalar = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, each, index) => sum + each * other[index]!, 0);

/** Every choice of so many. */
function choices<T>(from: readonly T[], count: number): readonly (readonly T[])[] {
  if (count === 0) return [[]];
  return from.flatMap((first, index) => choices(from.slice(index + 1), count - 1).map((rest) => [first, ...rest]));
}

/** Weights by which each of the points has one, by elimination; none where that does not say which. */
function fillingOne(points: readonly (readonly number[])[]): readonly number[] | undefined {
  const rows = points.map((point) => [...point, 1]);
  for (let column = 0; column < rows.length; column++) {
    let pivot = column;
    for (let row = column; row < rows.length; row++)
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    const by = rows[column]!;
    if (Math.abs(by[column]!) < tiny) return undefined;
    for (const row of rows) {
      if (row === by) continue;
      const times = row[column]! / by[column]!;
      for (let at = column; at < row.length; at++) row[at]! -= times * by[at]!;
    }
  }
  return rows.map((row, index) => row.at(-1)! / row[index]!);
}
