import type { TableCell } from 'routeproof';

/** One rule as the file has it, before anybody has looked at its names and values. */
export interface RawRule {
  /** Where to look when something is missing. */
  readonly place: TableCell;
  readonly cells: readonly { readonly name: TableCell; readonly value: TableCell }[];
}

/** A file of rules: its name for errors, and its text. */
export interface RuleText {
  readonly name: string;
  readonly text: string;
}

/** A cell's place as errors name it: `rules.csv:3:7`. */
export const placeOf = (file: string, { line, column }: Pick<TableCell, 'line' | 'column'>): string =>
  `${file}:${line}:${column}`;
