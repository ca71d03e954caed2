import pc from 'picocolors';
import { countOf } from '../../kernel/count-of.ts';
import { visible } from '../../kernel/visible.ts';
import { exitCodes } from '../../process/exit-codes.ts';
import { colour } from '../../process/print.ts';
import type { PlayedCase } from '../output/reporters/played-case.ts';
import { codeOfFile, type FileVerdict } from '../play/file-verdict.ts';
import { columnsText } from '../text/columns-text.ts';

const { green, red, yellow, bold } = pc.createColors(colour);

const paintOf = (verdict: FileVerdict): ((text: string) => string) => {
  const code = codeOfFile(verdict);
  if (code === exitCodes.fail || code === exitCodes.couldNotRun) return red;
  return code === exitCodes.pass && verdict !== 'pass with warnings' ? green : yellow;
};

/** Several files below each other, what was skipped, and how many turned out how; `titles` are the counts that have a column. */
export function filesSummary(cases: readonly PlayedCase[], titles: readonly string[]): string {
  const played = cases.filter(({ verdict }) => verdict !== 'skipped');
  const skipped = cases.filter(({ verdict }) => verdict === 'skipped').map(({ name }) => visible(name));
  const rows = played.map(({ name, verdict, findings, counts, error }) => [
    visible(name),
    verdict,
    error === undefined && verdict !== 'not played' ? String(findings.length) : '',
    ...titles.map((title) => counts[title] ?? ''),
  ]);
  const paint = (text: string, column: number) => (column === 1 ? bold(paintOf(text as FileVerdict)(text)) : text);
  const head = ['file', 'verdict', 'findings', ...titles];
  return [
    ...(rows.length === 0 ? [] : [columnsText(head, rows, { right: 2, paint })]),
    ...(skipped.length === 0 ? [] : [`skipped, as neither a strategy nor a scenario: ${skipped.join(', ')}`]),
    `${countOf(played.length, 'file')}: ${sumsOf(played)}`,
  ].join('\n');
}

/** `3 pass, 1 fail`, in the order in which they first came. */
const sumsOf = (played: readonly PlayedCase[]): string => {
  const sums = new Map<string, number>();
  for (const { verdict } of played) sums.set(verdict, (sums.get(verdict) ?? 0) + 1);
  return sums.size === 0 ? 'nothing to play' : Array.from(sums, ([verdict, count]) => `${count} ${verdict}`).join(', ');
};
