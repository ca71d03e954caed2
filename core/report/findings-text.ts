import pc from 'picocolors';
import type { Finding } from '../contract/finding.ts';
import { textWidth, wrapped } from '../kernel/text-width.ts';
import { visible, visibleLines } from '../kernel/visible.ts';
import { timeText } from './time-text.ts';

/** Findings for people: the kind, when, how often, about which interaction, on which line of the author's, and its code; below it the sentence. With a `width` it is in lines of so many columns. */
export const findingsText = (
  findings: readonly Finding[],
  { colour = false, width }: { readonly colour?: boolean; readonly width?: number | undefined } = {},
): string => {
  const { red, yellow, bold, dim } = pc.createColors(colour);
  const marks = { failure: red('✗'), warning: yellow('⚠') } as const;
  return findings
    .map(({ kind, severity, code, sentence, at, interaction, where, count }) => {
      const often = count > 1 ? `${count} times` : undefined;
      const facts = [timeText(at), often, interaction, where, code].filter((fact) => fact !== undefined).map(visible);
      const lines = visibleLines(sentence).split('\n');
      const text = lines.map((line) => (width === undefined ? `  ${line}` : wrapped(line, width, '  '))).join('\n');
      const [name, told] = [visible(kind), facts.join(' · ')];
      const isLong = width !== undefined && textWidth(`✗ ${name}  ${told}`) > width;
      const beside = isLong ? `\n${dim(wrapped(told, width, '  '))}` : `  ${dim(told)}`;
      return `${marks[severity]} ${bold(name)}${beside}\n${text}\n`;
    })
    .join('\n');
};
