/** Lanes that are longer than a window, in parts one below the other, each with its labels; whole where there is no window. */
export const lanesWithin = (picture: string, width: number | undefined): string => {
  const lines = picture.split('\n').filter((line) => line.trim() !== '');
  const start = Math.max(0, ...lines.map((line) => line.indexOf(':') + 2));
  const end = Math.max(0, ...lines.map((line) => line.length));
  if (width === undefined || end <= width || width - start < leastRoom) return picture;
  const parts: string[] = [];
  for (let from = start; from < end;) {
    const to = end - from <= width - start ? end : breakBefore(lines, from, from + width - start);
    parts.push(
      lines.map((line) => `${line.slice(0, start).padEnd(start)}${line.slice(from, to)}`.trimEnd()).join('\n'),
    );
    from = to;
  }
  return parts.join('\n\n');
};

/** With less room beside the labels nothing can be read. */
const leastRoom = 20;

/** The last column up to which nothing is cut in two: times and groups are longer than a column. */
const breakBefore = (lines: readonly string[], from: number, most: number): number => {
  for (let column = most; column > from; column--)
    if (lines.every((line) => isApart(line[column - 1]) || isApart(line[column]))) return column;
  return most;
};

const isApart = (character: string | undefined): boolean =>
  character === undefined || character === ' ' || character === '-';
