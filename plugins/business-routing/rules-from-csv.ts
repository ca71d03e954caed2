import { createRequire } from 'node:module';
import { errors } from 'routeproof';
import { placeOf, type Cell, type RawRule, type RuleText } from './raw-rules.ts';

const require = createRequire(import.meta.url);

/** Reads rules from CSV: the first line names the conditions and the results, `#` begins a line of comment. */
export function rulesFromCsv({ name: file, text }: RuleText): readonly RawRule[] {
  const [header = [], ...rows] = cellsOf(file, text);
  return rows.map((row) => {
    const surplus = row[header.length];
    if (surplus !== undefined)
      throw errors.badRuleTable(placeOf(file, surplus), `'${surplus.text}' stands under no column`);
    const place = row[0]!;
    if (row.length < header.length)
      throw errors.badRuleTable(placeOf(file, place), `the line ends before column '${header[row.length]!.text}'`);
    return { place: header[0]!, cells: header.map((name, index) => ({ name, value: row[index]! })) };
  });
}

function cellsOf(file: string, text: string): readonly (readonly Cell[])[] {
  // Few scenarios have a table, and every command would pay for the parser.
  const { parse, CsvError } = require('csv-parse/sync') as typeof import('csv-parse/sync');
  const bytes = Buffer.from(text.replace(/^\uFEFF/, ''));
  let end = 0;
  const place = (
    value: string,
    context: { readonly index: number; readonly lines: number; readonly bytes: number },
  ) => {
    const folded = value.split('\n').length - 1;
    const begin = context.index === 0 ? lineStart(bytes, context.bytes, folded) : end + 1;
    end = context.bytes;
    return { text: value, line: context.lines - folded, column: columnAt(bytes, begin) };
  };
  try {
    const options = {
      comment: '#',
      comment_no_infix: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    };
    return parse(bytes, { ...options, cast: place as never }) as unknown as readonly (readonly Cell[])[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // It is the cell after the last one that could be read.
    const begin = Math.min(end + 1, bytes.length);
    const line = bytes.subarray(0, begin).toString().split('\n').length;
    throw errors.badRuleTable(placeOf(file, { line, column: columnAt(bytes, begin) }), error.message.toLowerCase());
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
