import { createRequire } from 'node:module';
import type { Node, Pair, ParsedNode } from 'yaml';
import type { TableCell } from 'routeproof';
import { errors } from 'routeproof/kit';
import { placeOf, type RawRule, type RuleText } from './raw-rules.ts';

const require = createRequire(import.meta.url);

/** Reads rules from YAML: a list of maps, each with conditions and results side by side. */
export function rulesFromYaml({ name: file, text }: RuleText): readonly RawRule[] {
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
  if (error !== undefined) throw fail(error.pos[0], error.message.replace(/\.$/, '').toLowerCase());
  const startOf = (node: Node | ParsedNode | null | undefined): number => node?.range?.[0] ?? 0;
  const cellOf = (node: unknown, missing: number): TableCell => {
    if (node === null || node === undefined) return { text: '', ...at(missing) };
    const begin = startOf(node as Node);
    if (isScalar(node)) return { text: textOf(node.value), ...at(begin) };
    if (isSeq(node) && node.items.every(isScalar))
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

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value);
