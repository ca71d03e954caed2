import { createRequire } from 'node:module';
import { offBench } from './guard/bench-context.ts';

const require = createRequire(import.meta.url);

/** How many columns of a terminal a text takes: two for a wide character or an emoji, none for a mark on the letter before it. */
export const textWidth = (text: string): number => (isNarrow(text) ? text.length : wide().stringWidth(text));

/** What a reader takes for one character each: a letter with its marks, an emoji of several code points. */
export const charactersOf = (text: string): readonly string[] =>
  isNarrow(text) ? text.split('') : Array.from(wide().segmenter.segment(text), ({ segment }) => segment);

/** The columns of the widest text; traces can be too long for `Math.max(...widths)`. */
export const widest = (texts: readonly string[]): number =>
  texts.reduce((width, text) => Math.max(width, textWidth(text)), 0);

/** The text with spaces behind it, so many columns wide. */
export const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - textWidth(text)));

/** As much of the text as so many columns hold, with `…` where something is left out. */
export function cut(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let [shown, taken] = ['', 0];
  for (const character of charactersOf(text)) {
    taken += textWidth(character);
    if (taken > width - 1) break;
    shown += character;
  }
  return `${shown}…`;
}

/** A text in lines of at most so many columns, each after the same indent; a word that is too long stands alone. */
export function wrapped(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && textWidth(indent) + textWidth(line) + 1 + textWidth(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((each) => `${indent}${each}`).join('\n');
}

/** Visible ASCII, the tab that indents a picture in a test, and what diagrams are drawn with. */
const isNarrow = (text: string): boolean => /^[\t -~\u2500-\u257f▶◀…·✎]*$/.test(text);

let loaded: { readonly stringWidth: (text: string) => number; readonly segmenter: Intl.Segmenter } | undefined;

/** Few names are wide, and every command would pay 40 ms for what is known of all characters. It asks for the machine's language, which a bench refuses. */
const wide = () =>
  (loaded ??= offBench(() => ({
    stringWidth: (require('string-width') as typeof import('string-width')).default,
    segmenter: new Intl.Segmenter('en', { granularity: 'grapheme' }),
  })));
