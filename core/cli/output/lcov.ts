import { visible } from '../../kernel/visible.ts';
import type { Branch } from '../../report/coverage-table.ts';
import { OutputFile } from './output-file.ts';

/** By it a file is known to be from here. */
const head = 'TN:routeproof';

/**
 * Branches and functions of an author's files as tools for coverage read them. A line is one on which a function or a branch
 * begins: it is not known of others how often they ran.
 */
export function lcov(branches: readonly Branch[]): string {
  const files = new Map<string, Branch[]>();
  for (const branch of branches) files.set(branch.file, [...(files.get(branch.file) ?? []), branch]);
  return Array.from(files, ([file, all]) => recordOf(file, all)).join('');
}

/** Where `--lcov` writes; tried before work begins. */
export function lcovOut(
  name: string | undefined,
  force?: boolean,
): (branches: readonly Branch[], loaded: readonly string[]) => void {
  if (name === undefined) return () => {};
  const file = new OutputFile(name, { what: 'a file of `--lcov`', isOurs: (text) => text.startsWith(head) }, force);
  return (branches, loaded) => file.write(lcov(branches), loaded);
}

function recordOf(file: string, all: readonly Branch[]): string {
  const functions = all.filter(isFunction);
  const branches = all.filter((each) => !isFunction(each));
  const lines = linesOf(all);
  const hit = (counts: Iterable<number>) => [...counts].filter((count) => count > 0).length;
  return [
    head,
    `SF:${visible(file)}`,
    ...functions.map((each) => `FN:${each.line},${nameOf(each)}`),
    ...functions.map((each) => `FNDA:${each.times},${nameOf(each)}`),
    `FNF:${functions.length}`,
    `FNH:${hit(functions.map(({ times }) => times))}`,
    ...branches.map(
      ({ line, times }, index) => `BRDA:${line},0,${index - branches.findIndex((each) => each.line === line)},${times}`,
    ),
    `BRF:${branches.length}`,
    `BRH:${hit(branches.map(({ times }) => times))}`,
    ...Array.from(lines, ([line, times]) => `DA:${line},${times}`),
    `LF:${lines.size}`,
    `LH:${hit(lines.values())}`,
    'end_of_record',
    '',
  ].join('\n');
}

/** By what the loader calls it; no branch is called so. */
const isFunction = ({ what }: Branch): boolean =>
  /^(?:function .*|a function|the function in .*|the default export)$/s.test(what);

/** Two functions of one name are two. */
const nameOf = ({ what, line, column }: Branch): string =>
  `${visible(what.replace(/^function /, '')).replaceAll(',', ';')}:${line}:${column}`;

/** How often what begins on a line was reached: an `if` as often as its two ways together. */
function linesOf(all: readonly Branch[]): ReadonlyMap<number, number> {
  const places = new Map<string, { readonly line: number; readonly times: number }>();
  for (const { line, column, times } of all) {
    const key = `${line}:${column}`;
    places.set(key, { line, times: times + (places.get(key)?.times ?? 0) });
  }
  const lines = new Map<number, number>();
  for (const { line, times } of places.values()) lines.set(line, Math.max(times, lines.get(line) ?? 0));
  return lines;
}
