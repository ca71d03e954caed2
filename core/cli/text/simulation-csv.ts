import { visible } from '../../kernel/visible.ts';
import type { Intervals } from '../../simulate/measures/estimates-of.ts';
import { measures } from '../../simulate/measures/measures.ts';
import type { NamedSimulation } from './simulation-text.ts';

const heading = ['simulation', 'by', 'part', 'measure', 'unit', 'mean', 'low', 'high'];

/** One row for each measure of each part of the traffic, with the heading that a spreadsheet wants; all of it has no part. */
export function simulationCsv(simulations: readonly NamedSimulation[]): string {
  const lines = simulations.flatMap(({ name, document }) => [
    ...rowsOf([name, '', ''], document as unknown as Intervals),
    ...Object.entries(document.by).flatMap(([by, parts]) =>
      Object.entries(parts).flatMap(([part, intervals]) => rowsOf([name, by, part], intervals)),
    ),
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

/** What a spreadsheet takes for a formula, if a cell begins with it. */
const formula = /^[=+\-@\t\r]/;

/** A name that a spreadsheet would calculate has an apostrophe before it, as one would type it there; numbers stay numbers. */
const cellText = (value: string | number): string => {
  if (typeof value === 'number') return String(value);
  const text = visible(formula.test(value) ? `'${value}` : value);
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
