import type { Comparison, Difference } from '../../simulate/compare-simulations.ts';
import { countOf } from '../../kernel/count-of.ts';
import { measureNamed } from '../../simulate/measures/measures.ts';
import { shortTitle } from './short-titles.ts';
import { fittedTable } from './table-with.ts';
import { differenceRange, differenceText, inBrackets } from './value-text.ts';

const columns = ['serviceLevel', 'averageSpeedOfAnswer', 'wait95', 'abandonmentRate', 'occupancy'];

/** What the comparisons say of each part that was asked for: a row for each part that differs, and how many do not. */
export const splitComparisonText = (comparisons: readonly Comparison[]): string =>
  comparisons
    .flatMap((comparison) => Object.keys(comparison.by).map((split) => `\n${partsText(comparison, split)}\n`))
    .join('');

function partsText(comparison: Comparison, split: string): string {
  const { name, against, by } = comparison;
  const parts = Object.entries(by[split]!).map(([part, differences]) => ({ part, ofMeasure: byMeasure(differences) }));
  const told = columns.filter((measure) => parts.some(({ ofMeasure }) => ofMeasure.has(measure)));
  const differ = parts.filter(({ ofMeasure }) => told.some((measure) => isTold(ofMeasure.get(measure))));
  const alike = parts.length - differ.length;
  const heading = `By ${split.replace(',', ' and ')}, ${name} less ${against}:`;
  const alone = onlyInText(comparison, split);
  if (differ.length === 0)
    return [`${heading} none of ${countOf(parts.length, 'part')} shows a difference.`, ...alone].join('\n');
  const table = fittedTable(
    ['', ...told.map(shortTitle)],
    differ.map(({ part, ofMeasure }) => [part, ...told.map((measure) => cellText(ofMeasure.get(measure)))]),
    '--json',
  );
  const rest = alike === 0 ? [] : [`${alike} of ${countOf(parts.length, 'part')} show no difference.`];
  return [heading, table, ...rest, ...alone].join('\n');
}

/** Parts that cannot be compared. */
const onlyInText = ({ name, against, onlyIn }: Comparison, split: string): readonly string[] => {
  const { first, other } = onlyIn[split]!;
  return [[against, first] as const, [name, other] as const].flatMap(([simulation, parts]) =>
    parts.length === 0 ? [] : [`Only ${simulation} has ${namesText(parts)}: nothing to compare.`],
  );
};

/** Keys of the user data may have values without end. */
const mostNames = 10;
const namesText = (names: readonly string[]): string =>
  names.length <= mostNames
    ? names.join('; ')
    : `${names.slice(0, mostNames).join('; ')} and ${names.length - mostNames} more (--json has all)`;

const byMeasure = (differences: readonly Difference[]): ReadonlyMap<string, Difference> =>
  new Map(differences.map((each) => [each.measure, each]));

const isTold = (difference: Difference | undefined): boolean =>
  difference !== undefined && difference.verdict !== 'no difference' && difference.verdict !== 'unknown';

function cellText(found: Difference | undefined): string {
  if (found === undefined) return '-';
  const { unit } = measureNamed(found.measure)!;
  const verdict = isTold(found) ? `, ${found.verdict}` : '';
  return `${differenceText(unit, found.difference.mean!)}${verdict}\n${inBrackets(differenceRange(unit, found.difference))}`;
}
