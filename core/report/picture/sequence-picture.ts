import { visible } from '../../kernel/visible.ts';
import { timeText } from '../time-text.ts';
import { arrowTexts } from './arrow-row.ts';
import { interactionEnds } from './interaction-ends.ts';
import { pictureColumns } from './picture-columns.ts';
import { pictureEntries } from './picture-entries.ts';
import { noteRoom } from './note-lines.ts';
import { PictureRows } from './picture-rows.ts';
import type { Picture, PictureMessage, PictureOptions, PictureRow } from './picture.ts';
import { sizes } from './sizes.ts';
import { textRoom } from './text-room.ts';

/**
 * Lays out messages as a sequence diagram: a lifeline for each actor, time downwards and to scale where something happens, folded
 * where nothing does; an arrow falls where its message was under way. It needs neither a page nor Node.
 */
export function sequencePicture(messages: readonly PictureMessage[], options: PictureOptions = {}): Picture {
  const { pause = 1000, perSecond = 64, headsEvery = Infinity } = options;
  const entries = pictureEntries(messages, options);
  const shown = entries.flatMap((entry) => (entry.kind === 'arrow' ? [entry.message] : []));
  const ends = interactionEnds(shown.map(interactionOf));
  const textsOf = arrowTexts(ends);
  const texts = new Map(shown.map((message) => [message, textsOf(message)]));
  const latest = entries.reduce((most, { at }) => Math.max(most, at), 0);
  const timeX = Math.ceil(sizes.margin + textRoom(timeText(latest), sizes.small));
  const arrows = shown.map((message) => ({ message, room: texts.get(message)!.room }));
  const actors = pictureColumns(arrows, timeX + sizes.betweenColumns);
  const rows = new PictureRows(top, actors, entries, { pause, perSecond, headsEvery });
  for (const entry of entries) rows.add(entry, (message) => texts.get(message)!);
  const last = actors.at(-1);
  const factsX = last === undefined ? timeX : Math.ceil(last.x + last.width / 2) + sizes.betweenColumns;
  const ofFacts = Array.from(texts.values(), ({ factsRoom }) => factsX + factsRoom);
  const right = [...ofFacts, ...rows.rows.map(rightOf)].reduce((most, x) => Math.max(most, x), narrowest);
  return {
    width: Math.ceil(right + sizes.margin),
    height: Math.ceil(rows.y + sizes.margin),
    ...{ actors, top, timeX, factsX },
    rows: rows.rows,
    reach: rows.reach,
    interaction: ends.size === 1 ? visible([...ends.keys()][0]!.slice(0, 200)) : undefined,
  };
}

const top = sizes.margin + sizes.head + 10;
const narrowest = 320;

const interactionOf = (message: PictureMessage): string | undefined =>
  message.interaction ?? ('bench' in message ? message.bench?.interaction : undefined);

/** How far to the right a row goes that is no arrow. */
const rightOf = (row: PictureRow): number => {
  if (row.kind === 'mark') return row.x + row.width;
  if (row.kind !== 'note') return 0;
  return row.x + noteRoom(row.lines);
};
