import pc from 'picocolors';
import type { Finding } from '../contract/finding.ts';
import { visible, visibleLines } from '../kernel/visible.ts';
import { timeText } from './time-text.ts';

/** Findings for people: the kind, when, how often, about which interaction, on which line of the author's, and its code; below it the sentence. */
export const findingsText = (
  findings: readonly Finding[],
  { colour = false }: { readonly colour?: boolean } = {},
): string => {
  const { red, yellow, bold, dim } = pc.createColors(colour);
  const marks = { failure: red('✗'), warning: yellow('⚠') } as const;
  return findings
    .map(({ kind, severity, code, sentence, at, interaction, where, count }) => {
      const often = count > 1 ? `${count} times` : undefined;
      const facts = [timeText(at), often, interaction, where, code].filter((fact) => fact !== undefined).map(visible);
      const text = visibleLines(sentence).replaceAll('\n', '\n  ');
      return `${marks[severity]} ${bold(visible(kind))}  ${dim(facts.join(' · '))}\n  ${text}\n`;
    })
    .join('\n');
};
