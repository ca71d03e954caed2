import type { Intervals } from '../../simulate/measures/estimates-of.ts';
import { measureNamed } from '../../simulate/measures/measures.ts';
import type { SimulationDocument } from '../../simulate/simulation-document.ts';
import { valueText } from './value-text.ts';
import { shortTitle } from './short-titles.ts';
import { fittedTable } from './table-with.ts';

/** What a part of the traffic is told in, in a line: of customers, and of agents. */
const columns = [
  ...['offered', 'handled', 'abandonmentRate', 'waitingAtEnd', 'serviceLevel', 'averageSpeedOfAnswer', 'wait95'],
  ...['longestWait', 'averageHandleTime', 'queueLength', 'occupancy', 'utilisation', 'adherence'],
];

/** A table for each split that was asked for: a line for each part, with its means. */
export const splitTexts = ({ by }: Pick<SimulationDocument, 'by'>, splits: readonly string[]): readonly string[] =>
  splits.flatMap((split) => (by[split] === undefined ? [] : [splitText(split, by[split])]));

function splitText(split: string, parts: Readonly<Record<string, Intervals>>): string {
  const rows = Object.entries(parts);
  const shown = columns.filter((measure) => rows.some(([, part]) => isTold(part[measure]?.mean)));
  return fittedTable(
    [`by ${split}`, ...shown.map(shortTitle)],
    rows.map(([name, part]) => [
      name,
      ...shown.map((measure) => valueText(measureNamed(measure)!.unit, part[measure]?.mean ?? null)),
    ]),
  );
}

/** Nobody still waits in most days, and nothing is said of that. */
const isTold = (mean: number | null | undefined): boolean => mean !== null && mean !== undefined && mean !== 0;
