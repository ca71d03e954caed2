import { createRequire } from 'node:module';
import type { Options } from 'csv-parse/sync';
import { offBench } from '../kernel/guard/bench-context.ts';

const require = createRequire(import.meta.url);

/** A piece of an author's table, and where it stands in the file: lines and columns count from 1. */
export interface TableCell {
  /** What stands there, without the spaces around it. */
  readonly text: string;
  /** From 1, in the file. */
  readonly line: number;
  /** From 1, in the line. */
  readonly column: number;
}

/** What cannot be read as CSV: the sentence of the parser, and the line on which it stopped; the cell is the first that was not read. */
export interface CsvProblem {
  /** The sentence of the parser. */
  readonly message: string;
  /** The line on which it stopped, from 1. */
  readonly stoppedAt: number;
  /** Where the first cell stands that was not read. */
  readonly cell: Pick<TableCell, 'line' | 'column'>;
}

/** Reads the rows of a CSV file, each cell with its place; empty lines are left out. What cannot be read is thrown as `refused` says it. */
export function csvRows(
  text: string,
  options: Pick<Options, 'comment' | 'comment_no_infix' | 'relax_column_count'>,
  refused: (problem: CsvProblem) => Error,
): readonly (readonly TableCell[])[] {
  // Few scenarios have a table, and every command would pay for the parser. The first may be read by a function on a bench.
  const { parse, CsvError } = offBench(() => require('csv-parse/sync') as typeof import('csv-parse/sync'));
  const bytes = Buffer.from(text.replace(/^\uFEFF/, ''));
  let end = 0;
  const cell = (
    value: string,
    context: { readonly index: number; readonly lines: number; readonly bytes: number },
  ): TableCell => {
    const folded = value.split('\n').length - 1;
    const begin = context.index === 0 ? lineStart(bytes, context.bytes, folded) : end + 1;
    end = context.bytes;
    return { text: value, line: context.lines - folded, column: columnAt(bytes, begin) };
  };
  try {
    const rows: unknown = parse(bytes, { ...options, skip_empty_lines: true, trim: true, cast: cell as never });
    return rows as readonly (readonly TableCell[])[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const begin = Math.min(end + 1, bytes.length);
    const line = bytes.subarray(0, begin).toString().split('\n').length;
    const { message, lines: stoppedAt = 1 } = error as Error & { readonly lines?: number };
    throw refused({ message, stoppedAt, cell: { line, column: columnAt(bytes, begin) } });
  }
}

/** Where the line of a cell begins that ends at `end` and has `folded` line breaks in it. */
function lineStart(bytes: Buffer, end: number, folded: number): number {
  let start = end;
  for (let breaks = 0; breaks <= folded; breaks++) start = bytes.lastIndexOf('\n', start - 1);
  return start + 1;
}

const blank = ' '.charCodeAt(0);

/** Characters count, not bytes; the spaces before a cell are no part of it. */
function columnAt(bytes: Buffer, offset: number): number {
  const start = offset === 0 ? 0 : bytes.lastIndexOf('\n', offset - 1) + 1;
  let begin = offset;
  while (bytes[begin] === blank) begin++;
  return bytes.toString('utf8', start, begin).length + 1;
}
