import { textWidth, widest } from '../../kernel/text-width.ts';

/** How rows are written below each other. */
export interface Columns {
  /** Columns from this one on stand to the right, as numbers do. */
  readonly right: number;
  /** A cell in its colour; it is made as wide as its column before. */
  readonly paint?: (text: string, column: number) => string;
}

/** Rows below their head, in columns that are as wide as what is in them. */
export const columnsText = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { right, paint = (text) => text }: Columns,
): string => {
  const widths = head.map((title, column) => widest([title, ...rows.map((row) => row[column]!)]));
  const line = (row: readonly string[], painted: Columns['paint'] & {}): string =>
    row
      .map((text, column) => {
        const room = ' '.repeat(widths[column]! - textWidth(text));
        const shown = text === '' ? '' : painted(text, column);
        return column >= right ? `${room}${shown}` : `${shown}${room}`;
      })
      .join('  ')
      .trimEnd();
  return [line(head, (text) => text), ...rows.map((row) => line(row, paint))].join('\n');
};
