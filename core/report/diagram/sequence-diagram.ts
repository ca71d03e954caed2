import pc from 'picocolors';
import { textWidth, widest } from '../../kernel/text-width.ts';
import type { Milliseconds } from '../../kernel/time.ts';
import { visible, visibleLines } from '../../kernel/visible.ts';
import { timeText } from '../time-text.ts';
import type { TraceLine, Note } from '../trace-line.ts';
import { conversationStyles } from './conversation-styles.ts';
import { diagramColumns, labelOn, type Columns } from './diagram-columns.ts';
import { diagramRows, type Row } from './diagram-rows.ts';
import { interactionNames } from './interaction-names.ts';
import { lifelines } from './lifelines.ts';
import { plain, StyledLine, type Style } from './styled-line.ts';

/** Options of `sequenceDiagram`. */
export interface DiagramOptions {
  /** Escape codes for a terminal. Default: false. */
  readonly colour?: boolean;
  /** Columns of the terminal. Default: 120. */
  readonly width?: number;
  /** Of a longer diagram only so many rows are drawn, from its beginning and its end. Default: all. */
  readonly longest?: number;
  /** What the author's code wrote to the console, drawn where it was written. */
  readonly notes?: readonly Note[];
}

/** What is drawn on one row. */
type Entry = { readonly at: Milliseconds } & ({ readonly row: Row } | { readonly note: Note });

interface Canvas {
  readonly columns: Columns;
  readonly left: number;
  readonly width: number;
  readonly dim: Style;
  readonly bold: Style;
}

/** Where there are more rows than this, the heads stand below the diagram, too. */
const screenful = 40;
/** When time moves on by this much or more, an empty row shows it. */
const pause: Milliseconds = 1000;

/** The messages as a sequence diagram for a terminal: a lifeline for each actor, an arrow for each message, time at the left. */
export const sequenceDiagram = (messages: Iterable<TraceLine>, options: DiagramOptions = {}): string => {
  const { colour = false, width = 120, longest = Infinity, notes = [] } = options;
  const trace = Array.from(messages, withVisibleNames);
  if (trace.length === 0) return ['No messages.', ...notes.map(({ text }) => visibleLines(text)), ''].join('\n');
  const colours = pc.createColors(colour);
  const styles = conversationStyles(trace, colours);
  const names = interactionNames(trace);
  const entries = withNotes(trace, diagramRows(trace, names.shown), notes);
  const leftOut = entries.length > longest ? entries.length - longest : 0;
  const resumed = Math.ceil(longest / 2);
  const shown = leftOut === 0 ? entries : [...entries.slice(0, resumed), ...entries.slice(resumed + leftOut)];
  const left = widest(shown.map(({ at }) => timeText(at))) + 2;
  const rows = shown.flatMap((entry) => ('row' in entry ? [entry.row] : []));
  const columns = diagramColumns(lifelines(trace), rows, width - left);
  const canvas: Canvas = { columns, left, width, dim: colours.dim, bold: colours.bold };
  const head = headLine(canvas);
  const lines = [...(names.heading === undefined ? [] : [`${names.heading}\n`]), ...legendLines(canvas), head];
  let time: Milliseconds | undefined;
  for (const [index, entry] of shown.entries()) {
    const { at } = entry;
    const shownTime = at === time ? '' : timeText(at);
    if (leftOut > 0 && index === resumed) lines.push(pauseLine(canvas, `${leftOut} rows are not shown`));
    else if (time !== undefined && at - time >= pause) lines.push(pauseLine(canvas));
    if ('note' in entry) lines.push(...noteLines(canvas, entry.note, shownTime));
    else lines.push(rowLine(canvas, entry.row, shownTime, styles.get(entry.row.message) ?? plain));
    time = at;
  }
  if (shown.length > screenful) lines.push(head);
  return `${lines.join('\n')}\n`;
};

/** Names are drawn on one line; a column is as wide as what is seen of them. */
const withVisibleNames = (message: TraceLine): TraceLine => ({
  ...message,
  from: visible(message.from),
  to: visible(message.to),
  type: visible(message.type),
  ...(message.interaction !== undefined && { interaction: visible(message.interaction) }),
});

/** The rows with the notes between them, each where so many messages were seen as when it was written. */
const withNotes = (trace: readonly TraceLine[], rows: readonly Row[], notes: readonly Note[]): readonly Entry[] => {
  const places = new Map(trace.map((message, index) => [message, index]));
  const entries: Entry[] = [];
  let next = 0;
  const addNotes = (until: number) => {
    for (; next < notes.length && notes[next]!.after <= until; next++)
      entries.push({ at: notes[next]!.at, note: notes[next]! });
  };
  for (const row of rows) {
    addNotes(places.get(row.message)!);
    entries.push({ at: row.message.at, row });
  }
  addNotes(Infinity);
  return entries;
};

const legendLines = ({ columns, width, left }: Canvas): readonly string[] => {
  const lines: string[] = [];
  for (const entry of columns.legend) {
    const longer = `${lines.at(-1)}   ${entry}`;
    if (lines.length > 0 && textWidth(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(' '.repeat(left) + entry);
  }
  return columns.legend.length === 0 ? [] : [...lines, ''];
};

const headLine = ({ columns, left, width, bold }: Canvas): string => {
  const line = new StyledLine();
  for (const [name, head] of columns.heads)
    line.write(left + columns.positions.get(name)! - Math.floor(textWidth(head) / 2), head, bold);
  return line.render(width);
};

const lifelinesOnly = ({ columns, left, dim }: Canvas, character: string): StyledLine => {
  const line = new StyledLine();
  for (const position of columns.positions.values()) line.write(left + position, character, dim);
  return line;
};

const pauseLine = (canvas: Canvas, note = ''): string => {
  const line = lifelinesOnly(canvas, '┊');
  if (note !== '') line.write(canvas.left + Math.max(...canvas.columns.positions.values()) + 3, note, plain);
  return line.render(canvas.width);
};

/** On the lifeline of whoever wrote it, and as far to the right as it needs. */
const noteLines = (canvas: Canvas, { actor, text }: Note, time: string): readonly string[] =>
  visibleLines(text)
    .split('\n')
    .map((part, index) => {
      const line = lifelinesOnly(canvas, '│');
      if (time !== '' && index === 0) line.write(canvas.left - 2 - time.length, time, canvas.dim);
      const position =
        canvas.columns.positions.get(visible(actor ?? '')) ?? Math.min(...canvas.columns.positions.values());
      line.write(canvas.left + position, index === 0 ? '✎ ' : '  ', canvas.bold);
      line.write(canvas.left + position + 2, `${part} `, plain);
      return line.render(canvas.width);
    });

const rowLine = (canvas: Canvas, row: Row, time: string, style: Style): string => {
  const line = lifelinesOnly(canvas, '│');
  if (time !== '') line.write(canvas.left - 2 - time.length, time, canvas.dim);
  const rest = drawArrow(canvas, line, row, style);
  let column = canvas.left + Math.max(...canvas.columns.positions.values()) + 3;
  for (const [text, look] of [
    [rest ?? '', style],
    [row.facts.join(' · '), canvas.dim],
  ] as const) {
    line.write(column, text, look);
    column += textWidth(text) + (text === '' ? 0 : 2);
  }
  return line.render(canvas.width);
};

/** Draws the arrow with its label, and gives back what of the name did not fit on it. */
const drawArrow = ({ columns, left }: Canvas, line: StyledLine, row: Row, style: Style): string | undefined => {
  const from = left + columns.positions.get(row.message.from)!;
  const heads = row.to.map((name) => left + columns.positions.get(name)!);
  const rightward = heads[0]! > from;
  const inOrder = heads.toSorted((one, other) => Math.abs(one - from) - Math.abs(other - from));
  const [near, far] = [inOrder[0]!, inOrder.at(-1)!];
  line.write(Math.min(from, far) + 1, '─'.repeat(Math.max(0, Math.abs(far - from) - 1)), style);
  line.write(from, rightward ? '├' : '┤', style);
  for (const head of heads) {
    if (head !== far) line.write(head, '├', style);
    line.write(rightward ? head - 1 : head + 1, rightward ? '▶' : '◀', style);
  }
  const label = labelOn(row, columns);
  if (!label) return row.labels[0]!.text;
  // The head of the arrow takes one column of those between the lifelines.
  const free = Math.abs(near - from) - 2 - (label.width + 2);
  line.write(Math.min(near, from) + (rightward ? 1 : 2) + Math.floor(free / 2), ` ${label.text} `, style);
  return label.left;
};
