import pc from 'picocolors';
import { countOf } from '../kernel/count-of.ts';
import { visible } from '../kernel/visible.ts';
import type { RowFired, RulesFired } from './rules-fired.ts';

/** What the counts are of: one run, the orders of a search, replications of a day. */
export type CountedRuns = 'run' | 'orders' | 'replications';

/** So many tables are told of, of each so many rows that fired, and so many lines of rows that never did. */
const tables = 5;
const rows = 10;
const lines = 8;

/** Which rows of rule tables fired, those first that fired most often, and which never did; nothing where none was asked. */
export function rulesText(
  rules: readonly RulesFired[] = [],
  of: CountedRuns,
  { colour = false }: { readonly colour?: boolean } = {},
): string {
  const { bold } = pc.createColors(colour);
  const told = rules.slice(0, tables).map((each) => [bold(headOf(each, of)), ...linesOf(each, of)].join('\n'));
  if (rules.length > tables) told.push(`and ${countOf(rules.length - tables, 'more rule table')}; --json has all`);
  return told.map((each) => `${each}\n`).join('\n');
}

/** The rows of a table that never fired, on one line: `rules.csv: 2 of 5 rows never fired, on lines 3, 6`. */
export const neverFired = ({ table, fired, never }: Pick<RulesFired, 'table' | 'fired' | 'never'>): string =>
  `${visible(table)}: ${never.length} of ${countOf(fired.length + never.length, 'row')} never fired, on ${never.length === 1 ? 'line' : 'lines'} ${bounded(never)}`;

function headOf({ table, asked, runs, none, fired, never }: RulesFired, of: CountedRuns): string {
  const all = fired.length + never.length;
  const where = { run: '', orders: ` in ${countOf(runs, 'run')}`, replications: ` in ${countOf(runs, 'replication')}` };
  const nothing = none.times === 0 ? '' : `; no row held ${countOf(none.times, 'time')}`;
  return `${visible(table)}: asked ${countOf(asked, 'time')}${where[of]}; ${fired.length} of ${countOf(all, 'row')} fired${nothing}`;
}

function linesOf({ asked, runs, fired, never }: RulesFired, of: CountedRuns): readonly string[] {
  const most = fired.toSorted((one, other) => other.times - one.times || one.row - other.row).slice(0, rows);
  const cells: Readonly<Record<CountedRuns, (row: RowFired) => string>> = {
    run: () => '',
    orders: (row) => `  ${`${row.runs} of ${runs}`.padStart(width(runs))}`,
    replications: ({ times }) => `  ${share(times / asked).padStart(width(runs))}`,
  };
  const heads = { run: '', orders: 'runs', replications: 'share' }[of];
  const head = `${'times'.padStart(9)}${heads === '' ? '' : `  ${heads.padStart(width(runs))}`}  line`;
  return [
    ...(most.length === 0 ? [] : [head]),
    ...most.map((row) => `${String(row.times).padStart(9)}${cells[of](row)}  ${row.line}`),
    ...(fired.length > rows ? [`  and ${countOf(fired.length - rows, 'more row')} that fired; --json has all`] : []),
    ...(never.length === 0 ? [] : [`  never fired: ${never.length === 1 ? 'line' : 'lines'} ${bounded(never)}`]),
  ];
}

/** `12 of 120`. */
const width = (runs: number): number => Math.max(6, 2 * String(runs).length + 4);

const share = (part: number): string => `${(100 * part).toFixed(1)} %`;

const bounded = (never: readonly number[]): string => {
  const more = never.length - lines;
  return more > 0 ? `${never.slice(0, lines).join(', ')} and ${more} more` : never.join(', ');
};
