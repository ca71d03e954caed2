import { createRequire } from 'node:module';
import { extname } from 'node:path';
import type { Node, Pair, ParsedNode } from 'yaml';
import { csvRows, errors, type TableCell } from 'routeproof/kit';

const require = createRequire(import.meta.url);

/** One rule as the file has it, before anybody has looked at its names and values. */
export interface RawRule {
  /** Where to look when something is missing. */
  readonly place: TableCell;
  readonly cells: readonly { readonly name: TableCell; readonly value: TableCell }[];
}

/** A file of rules: its name for errors, and its text. */
export interface RuleText {
  /** Its name, which errors give; `.csv` at its end says that it is CSV, all else is YAML. */
  readonly name: string;
  /** What stands in it. */
  readonly text: string;
}

/** A cell's place as errors name it: `rules.csv:3:7`. */
export const placeOf = (file: string, { line, column }: Pick<TableCell, 'line' | 'column'>): string =>
  `${file}:${line}:${column}`;

/** Reads the rules of a table: of CSV where its name ends in `.csv`, of YAML elsewhere. */
export const readRules = (given: RuleText): readonly RawRule[] =>
  extname(given.name) === '.csv' ? rulesFromCsv(given) : rulesFromYaml(given);

/** Reads rules from CSV: the first line names the conditions and the results, `#` begins a line of comment. */
function rulesFromCsv({ name: file, text }: RuleText): readonly RawRule[] {
  const [header = [], ...rows] = csvRows(
    text,
    { comment: '#', comment_no_infix: true, relax_column_count: true },
    ({ message, cell }) => errors.badRuleTable(placeOf(file, cell), message.toLowerCase()),
  );
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

/** Reads rules from YAML: a list of maps, each with conditions and results side by side. */
function rulesFromYaml({ name: file, text }: RuleText): readonly RawRule[] {
  // Few scenarios have a table, and every command would pay for the parser.
  const { parseDocument, LineCounter, isMap, isScalar, isSeq } = require('yaml') as typeof import('yaml');
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): Pick<TableCell, 'line' | 'column'> => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const fail = (offset: number, problem: string) => errors.badRuleTable(placeOf(file, at(offset)), problem);
  const [error] = parsed.errors;
  if (error !== undefined) {
    const isMark = /alias|anchor|block scalar|tag/i.test(error.message);
    throw fail(error.pos[0], isMark ? unquoted : error.message.replace(/\.$/, '').toLowerCase());
  }
  const startOf = (node: Node | ParsedNode | null | undefined): number => node?.range?.[0] ?? 0;
  const cellOf = (node: unknown, missing: number): TableCell => {
    if (typeof node !== 'object' || node === null) return { text: '', ...at(missing) };
    const begin = startOf(node as Node);
    // To YAML these are a tag, an anchor and a text of several lines, and what they stood before would be gone.
    const isMarked = 'tag' in node && node.tag !== undefined;
    const isBlock = isScalar(node) && (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL');
    if (isMarked || isBlock || ('anchor' in node && node.anchor !== undefined)) throw fail(begin, unquoted);
    if (isScalar(node)) return { text: textOf(node.value), ...at(begin) };
    if (isSeq(node) && node.items.length > 0 && node.items.every(isScalar))
      return { text: node.items.map(({ value }) => textOf(value)).join('|'), ...at(begin) };
    throw fail(begin, 'here should be a word, a number or a list of them');
  };
  const { contents } = parsed;
  if (!isSeq(contents)) throw fail(startOf(contents), 'the table should be a list, one entry for each rule');
  return contents.items.map((item) => {
    const begin = startOf(item as Node);
    if (!isMap(item)) throw fail(begin, 'a rule should be a map of conditions and results');
    const cells = item.items.map(({ key, value }: Pair) => {
      const name = cellOf(key, begin);
      return { name, value: cellOf(value, startOf(key as Node)) };
    });
    return { place: { text: '', ...at(begin) }, cells };
  });
}

/** What YAML has marks of its own for. */
const unquoted = "a cell that begins with !, >, |, * or & stands in quotes, such as '!gold'";

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value);
