import { visible } from '../../kernel/visible.ts';
import type { RulesFired } from '../../report/rules-fired.ts';
import type { Intervals } from '../../simulate/measures/estimates-of.ts';
import { measures } from '../../simulate/measures/measures.ts';
import type { NamedSimulation } from './simulation-text.ts';

const heading = ['simulation', 'by', 'part', 'measure', 'unit', 'mean', 'low', 'high'];

/** One row for each measure of each part of the traffic, and for each row of the rule tables that were asked, with the heading that a spreadsheet wants; all of it has no part. */
export function simulationCsv(simulations: readonly NamedSimulation[]): string {
  const lines = simulations.flatMap(({ name, document }) => [
    ...rowsOf([name, '', ''], document as unknown as Intervals),
    ...Object.entries(document.by).flatMap(([by, parts]) =>
      Object.entries(parts).flatMap(([part, intervals]) => rowsOf([name, by, part], intervals)),
    ),
    ...(document.rules ?? []).flatMap((each) => rowsOfRules(name, each, document.replications)),
  ]);
  return [heading, ...lines].map((line) => line.map(cellText).join(',')).join('\n') + '\n';
}

const rowsOf = (of: readonly string[], intervals: Intervals): readonly (readonly (string | number)[])[] =>
  measures.flatMap(({ name, unit }) => {
    const interval = Object.hasOwn(intervals, name) ? intervals[name] : undefined;
    if (interval === undefined) return [];
    const { mean, low, high } = interval;
    return [[...of, name, unit, mean ?? '', low ?? '', high ?? '']];
  });

/** How often each row of a rule table fired in a replication, on average: `rules.csv:3`. */
const rowsOfRules = (
  of: string,
  { table, asked, none, fired, never }: RulesFired,
  replications: number,
): readonly (readonly (string | number)[])[] => {
  const row = (part: string, measure: string, times: number) => {
    return [of, 'rule', part, measure, 'count', times / replications, '', ''];
  };
  const rows = [...fired, ...never.map((line) => ({ line, times: 0 }))].toSorted((one, other) => one.line - other.line);
  return [
    row(table, 'asked', asked),
    row(table, 'noRowHeld', none.times),
    ...rows.map(({ line, times }) => row(`${table}:${line}`, 'fired', times)),
  ];
};

/** What a spreadsheet takes for a formula, if a cell begins with it. */
const formula = /^[=+\-@\t\r]/;

/** A name that a spreadsheet would calculate has an apostrophe before it, as one would type it there; numbers stay numbers. */
const cellText = (value: string | number): string => {
  if (typeof value === 'number') return String(value);
  const text = visible(formula.test(value) ? `'${value}` : value);
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
