import pc from 'picocolors';
import { widest } from '../../kernel/text-width.ts';
import type { Milliseconds } from '../../kernel/time.ts';
import { visible, visibleLines } from '../../kernel/visible.ts';
import { timeText } from '../time-text.ts';
import type { TraceLine, Note } from '../trace-line.ts';
import { conversationStyles } from './conversation-styles.ts';
import { diagramColumns } from './diagram-columns.ts';
import type { DiagramCuts } from './diagram-cuts.ts';
import { diagramEntries, hintText, type DiagramHints, type Entry } from './diagram-entries.ts';
import { diagramLines, type Canvas } from './diagram-lines.ts';
import { plain } from './styled-line.ts';

/** Options of `sequenceDiagram`. */
export interface DiagramOptions extends DiagramCuts {
  /** Escape codes for a terminal. Default: false. */
  readonly colour?: boolean;
  /** Columns of the terminal. Default: 120. */
  readonly width?: number;
  /** Of a longer diagram only so many rows are drawn, from its beginning and its end. Default: all. */
  readonly longest?: number;
  /** What the author's code wrote to the console, drawn where it was written. */
  readonly notes?: readonly Note[];
  /** What shows what is left out, for the lines that tell of it. Default: they do not say. */
  readonly hints?: DiagramHints;
}

/** Where there are more rows than this, the heads stand below the diagram, too. */
const screenful = 40;
/** When time moves on by this much or more, an empty row shows it. */
const pause: Milliseconds = 1000;

/** The messages as a sequence diagram for a terminal: a lifeline for each actor, an arrow for each message, time at the left. */
export const sequenceDiagram = (messages: Iterable<TraceLine>, options: DiagramOptions = {}): string => {
  const { colour = false, width = 120, longest = Infinity, notes = [], hints = {}, ...cuts } = options;
  const trace = Array.from(messages, withVisibleNames);
  if (trace.length === 0) return ['No messages.', ...notes.map(({ text }) => visibleLines(text)), ''].join('\n');
  const colours = pc.createColors(colour);
  const styles = conversationStyles(trace, colours);
  const { entries, actors, names } = diagramEntries(trace, notes, withVisibleCuts(cuts), hints);
  const shown = cutInMiddle(entries, longest, hints);
  const left = widest(shown.map(({ at }) => (at === undefined ? '' : timeText(at)))) + 2;
  const rows = shown.flatMap((entry) => ('row' in entry ? [entry.row] : []));
  const columns = diagramColumns(actors, rows, width - left);
  const { dim, bold, red } = colours;
  const canvas: Canvas = { columns, left, width, dim, bold, red };
  const head = actors.length === 0 ? [] : [diagramLines.head(canvas)];
  const lines = [
    ...(names.heading === undefined ? [] : [`${names.heading}\n`]),
    ...diagramLines.legend(canvas),
    ...head,
  ];
  let time: Milliseconds | undefined;
  let isFolded = false;
  for (const entry of shown) {
    const shownTime = entry.at === undefined || entry.at === time ? '' : timeText(entry.at);
    if (!isFolded && time !== undefined && entry.at !== undefined && entry.at - time >= pause)
      lines.push(diagramLines.pause(canvas));
    isFolded = 'fold' in entry;
    if ('fold' in entry) lines.push(diagramLines.fold(canvas, entry.fold.text));
    else if ('note' in entry) lines.push(...diagramLines.notes(canvas, entry.note, shownTime));
    else if ('failure' in entry) lines.push(diagramLines.failure(canvas, entry, shownTime));
    else lines.push(diagramLines.row(canvas, entry, shownTime, styles.get(entry.row.message) ?? plain));
    time = entry.at ?? time;
  }
  if (shown.length > screenful) lines.push(...head);
  return `${lines.join('\n')}\n`;
};

/** The beginning and the end of what is too long, and between them how much is left out. */
const cutInMiddle = (entries: readonly Entry[], longest: number, hints: DiagramHints): readonly Entry[] => {
  if (entries.length <= longest) return entries;
  const [first, leftOut] = [Math.ceil(longest / 2), entries.length - longest];
  const text = `… ${leftOut} rows are not shown${hintText(hints.all)}`;
  return [...entries.slice(0, first), { at: undefined, fold: { text } }, ...entries.slice(first + leftOut)];
};

/** Names are compared as they are drawn. */
const withVisibleCuts = ({ only, actors, ...cuts }: DiagramCuts): DiagramCuts => ({
  ...cuts,
  only: only?.map(visible),
  actors: actors?.map(visible),
});

/** Names are drawn on one line; a column is as wide as what is seen of them. */
const withVisibleNames = (message: TraceLine): TraceLine => ({
  ...message,
  from: visible(message.from),
  to: visible(message.to),
  type: visible(message.type),
  ...(message.interaction !== undefined && { interaction: visible(message.interaction) }),
});
