import { countOf } from '../../../kernel/count-of.ts';
import { visible } from '../../../kernel/visible.ts';
import type { TraceLine } from '../../trace-line.ts';
import type { BesideMessages, DrawnRun } from '../drawn-run.ts';
import type { Picture } from '../picture.ts';
import { sequencePicture } from '../sequence-picture.ts';
import { sizes } from '../sizes.ts';
import { markLines } from '../note-lines.ts';
import { svgHeads } from './svg-heads.ts';
import { svgBand, svgRow } from './svg-rows.ts';
import { svgStyle } from './svg-style.ts';
import { xmlText } from './xml-text.ts';

/** How every such document begins. */
export const svgBeginning = '<svg xmlns="http://www.w3.org/2000/svg" class="rp"';

/** How far apart the heads are in a long picture. */
const headsEvery = 1400;

/** The messages as a picture that browsers draw: a document for itself, light and dark, that loads nothing. */
export const svgDiagram = (messages: Iterable<TraceLine>, options: BesideMessages = {}): string =>
  svgRuns([{ ...options, messages: [...messages] }]);

/** Runs as one SVG, one below the other. */
export function svgRuns(runs: readonly DrawnRun[]): string {
  const parts: string[] = [];
  let [width, y] = [0, 0];
  for (const run of runs) {
    const { notes, marks, setUp, leftOut } = run;
    const picture = sequencePicture(run.messages, { headsEvery, notes, marks, setUp, leftOut });
    const over = headingOf(run, picture);
    parts.push(
      `<g transform="translate(0 ${y})">${over.text}<g transform="translate(0 ${over.height})">${drawing(picture)}</g></g>`,
    );
    y += over.height + picture.height;
    width = Math.max(width, picture.width);
  }
  const count = runs.reduce((sum, { messages }) => sum + messages.length, 0);
  return [
    `${svgBeginning} width="${width}" height="${y}" viewBox="0 0 ${width} ${y}">`,
    `<title>${xmlText(lineOf(runs[0]?.title ?? 'Sequence diagram'))}</title>`,
    `<desc>${xmlText(`A sequence diagram of ${countOf(count, 'message')}.`)}</desc>`,
    `<style>${svgStyle}</style>`,
    `<rect class="page" width="${width}" height="${y}"/>`,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

const lineOf = (text: string): string => visible(text.slice(0, 300).replaceAll(/\s+/g, ' '));

/** What stands over a run: its title, what is said of it, and what interaction it is about. */
const headingOf = ({ title, about }: DrawnRun, { width, interaction }: Picture) => {
  const room = width - 2 * sizes.margin;
  const said = [about, interaction === undefined ? undefined : `Interaction ${interaction}`].filter(
    (each) => each !== undefined,
  );
  let y = sizes.margin;
  const lines: string[] = [];
  const add = (text: string, look: string, height: number) => {
    y += height;
    lines.push(`<text class="${look}" x="${sizes.margin}" y="${y}">${xmlText(text)}</text>`);
  };
  if (title !== undefined) for (const line of markLines(title, (room * sizes.small) / 16)) add(line, 'title', 20);
  for (const text of said) for (const line of markLines(text, room)) add(line, 'small muted', 18);
  return lines.length === 0 ? { text: '', height: 0 } : { text: lines.join(''), height: y + 2 };
};

const drawing = (picture: Picture): string => {
  const lifelines = picture.actors
    .map(({ x }) => `M${x} ${picture.top - 10}V${picture.height - sizes.margin / 2}`)
    .join('');
  return [
    ...picture.rows.flatMap((row) => (row.kind === 'arrow' && row.isFailing ? [svgBand(row, picture)] : [])),
    `<path class="life" d="${lifelines}"/>`,
    svgHeads(picture, sizes.margin),
    `<g role="list">`,
    ...picture.rows.map((row) => svgRow(row, picture)),
    '</g>',
  ].join('\n');
};
