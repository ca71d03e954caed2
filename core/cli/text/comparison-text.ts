import type { Comparison, Difference } from '../../simulate/compare-simulations.ts';
import { measureNamed } from '../../simulate/measures/measures.ts';
import { differenceRange, differenceText, inBrackets } from './value-text.ts';
import { shortTitle } from './short-titles.ts';
import { fittedTable, tableWith } from './table-with.ts';

/** What the comparisons say: of one all differences, of several those that matter most, a row for each; and a sentence for each. */
export function comparisonText(comparisons: readonly Comparison[]): string {
  const [first] = comparisons as readonly [Comparison];
  const sentences = comparisons.map(({ sentence }) => sentence);
  if (comparisons.length === 1) return [onePair(first), ...sentences, ''].join('\n');
  return [manyPairs(comparisons), ...sentences, chance, ''].join('\n');
}

const chance = 'Each difference is told with 95 % confidence: of twenty where there is none, one is told.';

function onePair({ name, against, differences }: Comparison): string {
  const table = tableWith([`${name} less ${against}`, 'difference', '95 % confidence', '']);
  for (const { measure, difference, verdict } of differences) {
    const { title, unit } = measureNamed(measure)!;
    table.push([title, differenceText(unit, difference.mean!), differenceRange(unit, difference), verdict]);
  }
  return table.toString();
}

/** What matters most stands first: the table has no room for all. */
const columns = [
  ...['serviceLevel', 'averageSpeedOfAnswer', 'abandonmentRate', 'cost', 'wait95', 'meanWait', 'occupancy'],
  'waitingAtEnd',
];

/** Nobody still waits in most days, and nothing is said of that. */
const isSaid = (difference: Difference | undefined): boolean =>
  difference !== undefined &&
  (difference.measure !== 'waitingAtEnd' || Object.values(difference.difference).some((value) => value !== 0));

function manyPairs(comparisons: readonly Comparison[]): string {
  const found = ({ differences }: Comparison, name: string): Difference | undefined =>
    differences.find(({ measure }) => measure === name);
  const told = columns.filter((name) => comparisons.some((each) => isSaid(found(each, name))));
  const rows = comparisons.map((each) => [
    `${each.name}\nless ${each.against}`,
    ...told.map((name) => {
      const difference = found(each, name)?.difference;
      if (difference === undefined) return '-';
      const { unit } = measureNamed(name)!;
      return `${differenceText(unit, difference.mean!)}\n${inBrackets(differenceRange(unit, difference))}`;
    }),
  ]);
  return fittedTable(['', ...told.map(shortTitle)], rows, '--json');
}
