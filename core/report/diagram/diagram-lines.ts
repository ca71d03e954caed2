import { textWidth } from '../../kernel/text-width.ts';
import { visible, visibleLines } from '../../kernel/visible.ts';
import type { Note } from '../trace-line.ts';
import { labelOn, type Columns } from './diagram-columns.ts';
import type { EntryOf } from './diagram-entries.ts';
import type { Row } from './diagram-rows.ts';
import { plain, StyledLine, type Style } from './styled-line.ts';

/** What the lines of a diagram are drawn on. */
export interface Canvas {
  readonly columns: Columns;
  readonly left: number;
  readonly width: number;
  readonly dim: Style;
  readonly bold: Style;
  readonly red: Style;
}

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

const pauseLine = (canvas: Canvas): string => lifelinesOnly(canvas, '┊').render(canvas.width);

/** Over the lifelines, because there is little room beside them. */
const foldLine = (canvas: Canvas, text: string): string => {
  const line = lifelinesOnly(canvas, '┊');
  line.write(canvas.left + firstOf(canvas) + 2, `${text} `, plain);
  return line.render(canvas.width);
};

/** Where everybody is left out there is no lifeline. */
const firstOf = ({ columns }: Canvas): number => [...columns.positions.values()][0] ?? 0;

/** A failure stands on the lifeline of who got the message after which it was found. */
const failureLine = (canvas: Canvas, { failure, on }: EntryOf<'failure'>, time: string): string => {
  const line = lifelinesOnly(canvas, '│');
  writeTime(canvas, line, time);
  const position = canvas.columns.positions.get(on ?? '') ?? firstOf(canvas);
  const text = `✗ ${visible(failure.kind)}`;
  line.write(canvas.left + position, `${text} `, plain);
  line.write(canvas.left + position, text, canvas.red);
  return line.render(canvas.width);
};

const writeTime = ({ left, dim }: Canvas, line: StyledLine, time: string): void => {
  if (time !== '') line.write(left - 2 - time.length, time, dim);
};

/** A column holds few code points: what is a megabyte long is not looked at to its end, as nobody sees that. */
const seen = ({ width }: Canvas, text: string): string => (text.length > 16 * width ? text.slice(0, 16 * width) : text);

/** On the lifeline of whoever wrote it, and as far to the right as it needs. */
const noteLines = (canvas: Canvas, { actor, text }: Note, time: string): readonly string[] =>
  visibleLines(text)
    .split('\n')
    .map((part, index) => {
      const line = lifelinesOnly(canvas, '│');
      if (index === 0) writeTime(canvas, line, time);
      const position = canvas.columns.positions.get(visible(actor ?? '')) ?? firstOf(canvas);
      line.write(canvas.left + position, index === 0 ? '✎ ' : '  ', canvas.bold);
      line.write(canvas.left + position + 2, `${seen(canvas, part)} `, plain);
      return line.render(canvas.width);
    });

const rowLine = (canvas: Canvas, { row, fails }: EntryOf<'row'>, time: string, style: Style): string => {
  const line = lifelinesOnly(canvas, '│');
  writeTime(canvas, line, time);
  if (fails) line.write(canvas.left - 1, '✗', canvas.red);
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

/** The lines of a diagram: what stands over it, and one or several for each thing that it shows. */
export const diagramLines = {
  legend: legendLines,
  head: headLine,
  pause: pauseLine,
  fold: foldLine,
  notes: noteLines,
  failure: failureLine,
  row: rowLine,
};
