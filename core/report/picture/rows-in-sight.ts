import type { Picture, PictureRow } from './picture.ts';

/** The rows of which something is to be seen between two heights: those that are there, and arrows that began above. */
export function rowsInSight(
  { rows, reach }: Pick<Picture, 'rows' | 'reach'>,
  from: number,
  to: number,
): readonly PictureRow[] {
  const first = firstBelow(rows, from);
  const seen: PictureRow[] = [];
  for (let place = first; place < rows.length && rows[place]!.top - reach <= to; place++) {
    const row = rows[place]!;
    const begins = row.kind === 'arrow' ? Math.min(row.top, row.fromY) : row.top;
    if (begins <= to) seen.push(row);
  }
  return seen;
}

/** The place of the first row that ends below a height. */
function firstBelow(rows: readonly PictureRow[], y: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const { top, height } = rows[middle]!;
    if (top + height < y) low = middle + 1;
    else high = middle;
  }
  return low;
}
