import { visibleLines } from '../../kernel/visible.ts';
import { sizes } from './sizes.ts';
import { shortened } from './text-room.ts';

const mostLines = 12;
const longestText = 10_000;

/** The lines of a note as there is room for them. */
export function noteLines(text: string): readonly string[] {
  const lines = visibleLines(text.slice(0, longestText)).replace(/\n+$/, '').split('\n');
  const shown = lines.length > mostLines ? [...lines.slice(0, mostLines - 1), '…'] : lines;
  return shown.map((line) => shortened(line, sizes.widestNote, sizes.small));
}
