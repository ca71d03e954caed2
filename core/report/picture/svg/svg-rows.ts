import { countOf } from '../../../kernel/count-of.ts';
import { visible } from '../../../kernel/visible.ts';
import { timeText } from '../../time-text.ts';
import { noteRoom } from '../note-lines.ts';
import type { ArrowRow, FoldedRow, MarkRow, NoteRow, PauseRow, Picture, PictureRow } from '../picture.ts';
import { sizes } from '../sizes.ts';
import { textRoom } from '../text-room.ts';
import { svgHeads } from './svg-heads.ts';
import { interactionColours } from './svg-style.ts';
import { xmlText } from './xml-text.ts';

/** One row of a picture as SVG. */
export function svgRow(row: PictureRow, picture: Picture): string {
  const time = 'time' in row && row.time !== undefined ? timeOf(row.time, row, picture) : '';
  switch (row.kind) {
    case 'arrow':
      return time + arrow(row, picture);
    case 'note':
      return time + note(row);
    case 'mark':
      return time + mark(row);
    case 'pause':
      return pauseOf(row, picture);
    case 'folded':
      return pill(foldedText(row), row, picture);
    case 'heads':
      return svgHeads(picture, row.top, true);
  }
}

/** What lies behind the lifelines where a failure stands at a message. */
export const svgBand = ({ top, height }: ArrowRow, { timeX, width }: Picture): string =>
  `<rect class="failing" x="${timeX + 8}" y="${at(top + 2)}" width="${width - timeX - 8}" height="${at(height - 2)}"/>`;

/** A coordinate with one digit behind the point. */
const at = (value: number): string => String(Math.round(value * 10) / 10);

const timeOf = (time: string, row: PictureRow, { timeX, factsX }: Picture): string => {
  const y = row.kind === 'arrow' ? row.y : row.top + sizes.above;
  return (
    `<path class="since" d="M${timeX + 8} ${at(row.top + 1)}H${factsX - 8}"/>` +
    `<text class="time" x="${timeX}" y="${at(y + 4)}" text-anchor="end">${xmlText(time)}</text>`
  );
};

const arrow = (row: ArrowRow, picture: Picture): string => {
  const { fromX, fromY, toX, y, label, standsFor, look } = row;
  const drawn = look === 'statistics' ? 'report' : look;
  const long = Math.hypot(toX - fromX, y - fromY) || 1;
  const [dx, dy] = [(toX - fromX) / long, (y - fromY) / long];
  const turn = label.angle === 0 ? '' : ` transform="rotate(${at(label.angle)} ${at(label.x)} ${at(label.y)})"`;
  const tip = (side: number) => `${at(toX - 8 * dx - side * 4 * dy)} ${at(y - 8 * dy + side * 4 * dx)}`;
  const isOpen = drawn === 'report';
  const end = isOpen ? 1 : 7;
  const parts = [
    `<g role="listitem" class="${drawn}"><title>${xmlText(arrowTitle(row))}</title>`,
    `<path class="way" d="M${at(fromX)} ${at(fromY)}L${at(toX - end * dx)} ${at(y - end * dy)}"/>`,
    `<path class="tip" d="M${tip(1)}L${at(toX - dx)} ${at(y - dy)}L${tip(-1)}${isOpen ? '' : 'Z'}"/>`,
    fromY < y ? `<circle class="tip" cx="${at(fromX)}" cy="${at(fromY)}" r="2.2"/>` : '',
    `<text class="label halo" x="${at(label.x)}" y="${at(label.y)}" text-anchor="${label.anchor}"${turn}>${xmlText(label.text)}</text>`,
    standsFor === undefined ? '' : below(row, standsFor),
    facts(row, picture),
    '</g>',
  ];
  return parts.join('');
};

/** What a message stands for is below its arrow, on the side of its label. */
const below = ({ label, y }: ArrowRow, standsFor: string): string =>
  `<text class="for halo" x="${at(label.x)}" y="${at(y + 13)}" text-anchor="${label.anchor}">${xmlText(standsFor)}</text>`;

const facts = ({ interaction, facts: all, y }: ArrowRow, { factsX }: Picture): string => {
  const texts = [...(interaction === undefined ? [] : [interaction.name]), ...all];
  if (texts.length === 0) return '';
  const dot = interaction === undefined ? '' : dotOf(interaction.number, factsX, y);
  const x = factsX + (interaction === undefined ? 0 : 12);
  return `${dot}<text class="facts" x="${x}" y="${at(y + 4)}">${texts.map((text) => `<tspan>${xmlText(text)}</tspan>`).join(' · ')}</text>`;
};

const dotOf = (number: number, x: number, y: number): string =>
  `<circle cx="${x + 4}" cy="${at(y)}" r="4" style="fill:${interactionColours[number % interactionColours.length]}"/>`;

/** What somebody hears who does not see the picture, and what is shown where the pointer rests. */
const arrowTitle = ({ message, label, standsFor, facts: all, interaction }: ArrowRow): string => {
  const [from, to] = [message.from, message.to].map((name) => visible(name.slice(0, 100)));
  const more = [standsFor, interaction?.name, ...all].filter((text) => text !== undefined);
  return `${timeText(message.at)}, ${from} to ${to}: ${[label.text, ...more].join(', ')}`;
};

const note = ({ x, top, height, lines, note: { actor } }: NoteRow): string =>
  `<g role="listitem" class="note"><title>${xmlText(actor === undefined ? 'Note' : `Note of ${visible(actor.slice(0, 100))}`)}</title>` +
  `<rect x="${at(x + 8)}" y="${at(top + 2)}" width="${at(noteRoom(lines) - 8)}" height="${at(height - 4)}" rx="3"/>` +
  `${textLines(lines, x + 8 + sizes.notePadding, top + 4)}</g>`;

const mark = ({ x, top, height, width, lines, mark: { severity } }: MarkRow): string =>
  `<g role="listitem" class="mark ${severity}">` +
  `<rect x="${at(x)}" y="${at(top + 4)}" width="${at(width)}" height="${at(height - 8)}" rx="3"/>` +
  `<rect class="bar" x="${at(x)}" y="${at(top + 4)}" width="4" height="${at(height - 8)}"/>` +
  `${textLines(lines, x + sizes.markPadding, top + sizes.notePadding - 2)}</g>`;

const textLines = (lines: readonly string[], x: number, top: number): string =>
  lines
    .map(
      (line, place) =>
        `<text class="small" x="${at(x)}" y="${at(top + (place + 0.8) * sizes.noteLine)}">${xmlText(line)}</text>`,
    )
    .join('');

const pauseOf = (row: PauseRow, picture: Picture): string => {
  const { actors } = picture;
  const [from, to] = [row.top + 3, row.top + row.height - 3];
  const page = `<rect class="page" x="${picture.timeX + 8}" y="${at(from)}" width="${picture.factsX - picture.timeX - 16}" height="${at(to - from)}"/>`;
  const lifelines = `<path class="life folded" d="${actors.map(({ x }) => `M${x} ${at(from)}V${at(to)}`).join('')}"/>`;
  return page + lifelines + pill(`${row.text} later`, row, picture);
};

const foldedText = ({ count, isSetUp }: FoldedRow): string =>
  isSetUp ? `${countOf(count, 'message')} of set-up` : `${countOf(count, 'message')} left out`;

/** A few words in the middle of the lifelines. */
const pill = (text: string, { top, height }: PictureRow, { actors, timeX, factsX }: Picture): string => {
  const [first, last] = [actors[0]?.x ?? timeX, actors.at(-1)?.x ?? factsX];
  const width = textRoom(text, sizes.small) + 20;
  const middle = Math.max((first + last) / 2, timeX + 16 + width / 2);
  const y = top + height / 2;
  return (
    `<g role="listitem" class="fold"><rect x="${at(middle - width / 2)}" y="${at(y - 10)}" width="${at(width)}" height="20" rx="10"/>` +
    `<text class="small muted" x="${at(middle)}" y="${at(y + 4)}" text-anchor="middle">${xmlText(text)}</text></g>`
  );
};
