import type { HeldAgainstTheory } from '../../simulate/hold-against-theory.ts';
import { falseAlarms, type Judged } from '../../simulate/judge-value.ts';
import { tableWith } from './table-with.ts';
import { countOf } from '../../kernel/count-of.ts';
import { verdictText } from './verdict-text.ts';

/** A queueing model: what theory says, what the bench measured, and how far the two are apart. */
export function theoryText({
  title,
  verdict,
  runs,
  interactions,
  rows,
  againstLittle,
  withFindings,
}: HeldAgainstTheory): string {
  const table = tableWith(['', 'theory', 'measured', 'standard errors away', '95 % half-width']);
  for (const { measure, theory, measured, standardError, halfWidth, agrees, cell, again } of rows)
    table.push([
      cell === undefined ? measure : `${measure}, ${cell.by} ${cell.name}`,
      theory.toPrecision(6),
      measured.toPrecision(6),
      `${away(theory, { measured, standardError })}${again ? `, then ${away(theory, again)}` : ''}${agrees ? '' : '  !'}`,
      `${(halfWidth * 100).toFixed(2)} %`,
    ]);
  const notes = [
    ...(againstLittle > 0 ? [`Little's law does not hold in ${countOf(againstLittle, 'run')}.`] : []),
    ...(withFindings > 0 ? [`Something was found in ${countOf(withFindings, 'run')}.`] : []),
  ];
  const heading = `${verdictText(verdict)}  ${title}: ${countOf(interactions, 'interaction')} in ${runs} runs`;
  return [heading, table.toString(), ...notes, ''].join('\n');
}

const away = (theory: number, { measured, standardError }: Pick<Judged, 'measured' | 'standardError'>): string =>
  ((measured - theory) / standardError).toFixed(2);

/** By what all values were judged, and how often that fails where everything is right. */
export function judgedText(held: readonly HeldAgainstTheory[]): string {
  const rows = held.flatMap((each) => each.rows);
  const limits = rows.map(({ limit }) => limit.toFixed(2)).sort();
  const [least, most] = [limits[0], limits.at(-1)];
  const limit = least === most ? most : `${least} to ${most}`;
  return (
    `${countOf(rows.length, 'value')}. A model with one that is more than ${limit} standard errors away is played again with ` +
    `other seeds, and fails where that one is so again. Where everything is right, one run in ${1 / falseAlarms} fails.`
  );
}
