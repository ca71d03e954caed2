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

const cellText = (value: string | number): string =>
  typeof value === 'string' && /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : String(value);
