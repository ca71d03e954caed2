import pc from 'picocolors';
import type { Milliseconds } from '../kernel/time.ts';
import { conversationStyles } from './conversation-styles.ts';
import { arrowRoom, diagramColumns, type Columns } from './diagram-columns.ts';
import { diagramRows, type Row } from './diagram-rows.ts';
import { lifelines } from './lifelines.ts';
import { plain, StyledLine, type Style } from './styled-line.ts';
import { timeText } from './time-text.ts';
import type { TraceLine } from './trace-line.ts';

/** How a diagram is to look. */
export interface DiagramOptions {
  /** Default: false. */
  readonly colour?: boolean;
  /** Columns of the terminal. Default: 120. */
  readonly width?: number;
}

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
  const { colour = false, width = 120 } = options;
  const trace = [...messages];
  if (trace.length === 0) return 'No messages.\n';
  const colours = pc.createColors(colour);
  const styles = conversationStyles(trace, colours);
  const rows = diagramRows(trace);
  const left = Math.max(...trace.map(({ at }) => timeText(at).length)) + 2;
  const columns = diagramColumns(lifelines(trace), rows, width - left);
  const canvas: Canvas = { columns, left, width, dim: colours.dim, bold: colours.bold };
  const head = headLine(canvas);
  const lines = [...legendLines(canvas), head];
  let time: Milliseconds | undefined;
  for (const row of rows) {
    if (time !== undefined && row.message.at - time >= pause) lines.push(lifelinesOnly(canvas, '┊').render(width));
    lines.push(
      rowLine(canvas, row, row.message.at === time ? '' : timeText(row.message.at), styles.get(row.message) ?? plain),
    );
    time = row.message.at;
  }
  if (rows.length > screenful) lines.push(head);
  return `${lines.join('\n')}\n`;
};

const legendLines = ({ columns, width, left }: Canvas): readonly string[] => {
  const lines: string[] = [];
  for (const entry of columns.legend) {
    const longer = `${lines.at(-1)}   ${entry}`;
    if (lines.length > 0 && longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(' '.repeat(left) + entry);
  }
  return columns.legend.length === 0 ? [] : [...lines, ''];
};

const headLine = ({ columns, left, width, bold }: Canvas): string => {
  const line = new StyledLine();
  for (const [name, head] of columns.heads)
    line.write(left + columns.positions.get(name)! - Math.floor(head.length / 2), head, bold);
  return line.render(width);
};

const lifelinesOnly = ({ columns, left, dim }: Canvas, character: string): StyledLine => {
  const line = new StyledLine();
  for (const position of columns.positions.values()) line.write(left + position, character, dim);
  return line;
};

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
    column += text.length + (text === '' ? 0 : 2);
  }
  return line.render(canvas.width);
};

/** Draws the arrow with its label, and gives back what of the name did not fit on it. */
const drawArrow = ({ columns, left }: Canvas, line: StyledLine, { message, to, labels }: Row, style: Style) => {
  const from = left + columns.positions.get(message.from)!;
  const heads = to.map((name) => left + columns.positions.get(name)!).toSorted((one, other) => one - other);
  const far = heads.at(-1)!;
  const near = heads[0]!;
  const rightward = far > from;
  const [start, end] = rightward ? [from, far] : [far, from];
  line.write(start + 1, '─'.repeat(Math.max(0, end - start - 1)), style);
  line.write(from, rightward ? '├' : '┤', style);
  for (const head of heads) {
    if (head !== far) line.write(head, '├', style);
    line.write(rightward ? head - 1 : head + 1, rightward ? '▶' : '◀', style);
  }
  const room = Math.abs(near - from) - 1 - arrowRoom;
  const label = columns.labelled ? labels.find(({ text }) => text.length <= room) : undefined;
  if (!label) return labels[0]!.text;
  const middle = Math.min(near, from) + 1 + Math.floor((room + arrowRoom - label.text.length - 2) / 2);
  line.write(middle + (rightward ? 0 : 1), ` ${label.text} `, style);
  return label.left;
};
