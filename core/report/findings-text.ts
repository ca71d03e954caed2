import pc from 'picocolors';
import type { Finding } from '../contract/finding.ts';
import { timeText } from './time-text.ts';

/** Findings for people: the kind, when, about which interaction and on which line of the author's; below it the sentence. */
export const findingsText = (
  findings: readonly Finding[],
  { colour = false }: { readonly colour?: boolean } = {},
): string => {
  const { red, bold, dim } = pc.createColors(colour);
  return findings
    .map(({ kind, sentence, at, interaction, where }) => {
      const facts = [timeText(at), interaction, where].filter((fact) => fact !== undefined);
      return `${red('✗')} ${bold(kind)}  ${dim(facts.join(' · '))}\n  ${sentence.replaceAll('\n', '\n  ')}\n`;
    })
    .join('\n');
};
