import type { Intervals } from '../../simulate/measures/estimates-of.ts';
import { measureNamed } from '../../simulate/measures/measures.ts';
import type { SimulationDocument } from '../../simulate/simulation-document.ts';
import { valueText } from './value-text.ts';
import { tableWith } from './table-with.ts';

/** What a part of the traffic is told in, in a line: of customers, and of agents. */
const columns = [
  ...['offered', 'handled', 'abandonmentRate', 'waitingAtEnd', 'serviceLevel', 'averageSpeedOfAnswer', 'wait95'],
  ...['longestWait', 'averageHandleTime', 'queueLength', 'occupancy', 'utilisation', 'adherence'],
];

/** The heads of the columns, shorter than the titles. */
const heads: Readonly<Record<string, string>> = {
  abandonmentRate: 'abandoned',
  waitingAtEnd: 'still waiting',
  averageSpeedOfAnswer: 'ASA',
  wait95: 'wait 95 %',
  longestWait: 'longest wait',
  averageHandleTime: 'AHT',
  queueLength: 'queue',
};

/** A table for each split that was asked for: a line for each part, with its means. */
export const splitTexts = ({ by }: Pick<SimulationDocument, 'by'>, splits: readonly string[]): readonly string[] =>
  splits.flatMap((split) => (by[split] === undefined ? [] : [splitText(split, by[split])]));

function splitText(split: string, parts: Readonly<Record<string, Intervals>>): string {
  const rows = Object.entries(parts);
  const shown = columns.filter((measure) => rows.some(([, part]) => isTold(part[measure]?.mean)));
  const table = tableWith([`by ${split}`, ...shown.map((measure) => heads[measure] ?? measureNamed(measure)!.title)]);
  for (const [name, part] of rows)
    table.push([name, ...shown.map((measure) => valueText(measureNamed(measure)!.unit, part[measure]?.mean ?? null))]);
  return table.toString();
}

/** Nobody still waits in most days, and nothing is said of that. */
const isTold = (mean: number | null | undefined): boolean => mean !== null && mean !== undefined && mean !== 0;
