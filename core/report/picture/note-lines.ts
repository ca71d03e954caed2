import { visible, visibleLines } from '../../kernel/visible.ts';
import { sizes } from './sizes.ts';
import { shortened, textRoom } from './text-room.ts';

const mostLines = 12;
const longestText = 10_000;

/** The lines of a note as there is room for them. */
export function noteLines(text: string): readonly string[] {
  const lines = visibleLines(text.slice(0, longestText)).replace(/\n+$/, '').split('\n');
  const shown = lines.length > mostLines ? [...lines.slice(0, mostLines - 1), '…'] : lines;
  return shown.map((line) => shortened(line, sizes.widestNote, sizes.small));
}

/** How far from its lifeline a note goes. */
export const noteRoom = (lines: readonly string[]): number =>
  2 * sizes.notePadding + 8 + lines.reduce((most, line) => Math.max(most, textRoom(line, sizes.small)), 0);

/** A text in lines for which there is room, and in no more of them than a few. */
export function markLines(text: string, room: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of visible(text.slice(0, longestText).replaceAll(/\s+/g, ' ')).split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || textRoom(longer, sizes.small) <= room) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  const shown =
    lines.length > mostMarkLines ? [...lines.slice(0, mostMarkLines - 1), `${lines[mostMarkLines - 1]}…`] : lines;
  return shown.map((each) => shortened(each, room, sizes.small));
}

const mostMarkLines = 5;
