import type { HeldAgainstTheory } from '../../simulate/hold-against-theory.ts';
import { tableWith } from './simulation-text.ts';
import { countOf, verdictText } from './verdict-text.ts';

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
  for (const { measure, theory, measured, standardError, halfWidth, agrees } of rows)
    table.push([
      measure,
      theory.toPrecision(6),
      measured.toPrecision(6),
      `${((measured - theory) / standardError).toFixed(2)}${agrees ? '' : '  !'}`,
      `${(halfWidth * 100).toFixed(2)} %`,
    ]);
  const notes = [
    ...(againstLittle > 0 ? [`Little's law does not hold in ${countOf(againstLittle, 'run')}.`] : []),
    ...(withFindings > 0 ? [`Something was found in ${countOf(withFindings, 'run')}.`] : []),
  ];
  const heading = `${verdictText(verdict)}  ${title}: ${countOf(interactions, 'interaction')} in ${runs} runs`;
  return [heading, table.toString(), ...notes, ''].join('\n');
}
