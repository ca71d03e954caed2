/** A piece of a table, and where it stands in the file: lines and columns count from 1. */
export interface Cell {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** One rule as the file has it, before anybody has looked at its names and values. */
export interface RawRule {
  /** Where to look when something is missing. */
  readonly place: Cell;
  readonly cells: readonly { readonly name: Cell; readonly value: Cell }[];
}

/** A file of rules: its name for errors, and its text. */
export interface RuleText {
  readonly name: string;
  readonly text: string;
}

/** A cell's place as errors name it: `rules.csv:3:7`. */
export const placeOf = (file: string, { line, column }: Pick<Cell, 'line' | 'column'>): string =>
  `${file}:${line}:${column}`;
