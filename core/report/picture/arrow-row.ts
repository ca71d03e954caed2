import { visible } from '../../kernel/visible.ts';
import { messageFacts } from '../diagram/message-facts.ts';
import type { TraceLine } from '../trace-line.ts';
import type { InteractionEnd } from './interaction-ends.ts';
import type { ArrowLook, ArrowRow, PictureMessage, PlacedText } from './picture.ts';
import { readable } from './readable.ts';
import { sizes } from './sizes.ts';
import { shortened, textRoom } from './text-room.ts';

/** What is written at an arrow, as there is room for it. */
export interface ArrowTexts extends Pick<ArrowRow, 'standsFor' | 'interaction' | 'facts'> {
  readonly label: string;
  /** How much room the label takes, with what is below it, and the facts. */
  readonly room: number;
  readonly factsRoom: number;
}

/** Where an arrow runs. */
export type ArrowLine = Pick<ArrowRow, 'fromX' | 'fromY' | 'toX' | 'y'>;

/** What is written at the arrow of each message; the same names come again and again, and are measured once. */
export function arrowTexts(ends: ReadonlyMap<string, InteractionEnd>): (message: PictureMessage) => ArrowTexts {
  const names = new Map<string, Pick<ArrowTexts, 'label' | 'standsFor' | 'room'>>();
  return (message) => {
    const line = readable(message);
    const standsFor = line.standsFor === line.type ? undefined : line.standsFor;
    const key = standsFor === undefined ? line.type : `${line.type}\n${standsFor}`;
    let named = names.get(key);
    if (named === undefined) names.set(key, (named = namesOn(line.type, standsFor)));
    const end = line.interaction === undefined || ends.size < 2 ? undefined : ends.get(line.interaction);
    return {
      ...named,
      interaction: end,
      ...factsOf(line, end === undefined ? 0 : textRoom(end.name, sizes.small) + besideEnd),
    };
  };
}

const namesOn = (type: string, other: string | undefined): Pick<ArrowTexts, 'label' | 'standsFor' | 'room'> => {
  const label = fitted(type, sizes.widestLabel, sizes.letters);
  if (other === undefined) return { label: label.text, standsFor: undefined, room: label.room };
  const standsFor = fitted(`for ${other}`, sizes.widestLabel, sizes.small);
  return { label: label.text, standsFor: standsFor.text, room: Math.max(label.room, standsFor.room) };
};

/** The facts for which there is room beside what has been taken. */
const factsOf = (line: TraceLine, taken: number): Pick<ArrowTexts, 'facts' | 'factsRoom'> => {
  const facts: string[] = [];
  let factsRoom = taken;
  for (const fact of messageFacts(line, () => undefined)) {
    const left = sizes.widestFacts - factsRoom;
    if (left < leastFact) break;
    const { text, room } = fitted(fact, Math.min(left, widestFact), sizes.small);
    facts.push(text);
    factsRoom += room + betweenFacts;
  }
  return { facts, factsRoom };
};

/** Behind the name of an interaction, and between two facts. */
const [besideEnd, betweenFacts] = [20, 12];
const [leastFact, widestFact] = [40, 240];

const fitted = (text: string, most: number, size: number): { readonly text: string; readonly room: number } => {
  const shown = visible(text.slice(0, longestText));
  const room = textRoom(shown, size);
  return room <= most ? { text: shown, room } : { text: shortened(shown, most, size), room: most };
};

/** Longer texts are cut before they are measured. */
const longestText = 1000;

/** The arrow of a message on its line. */
export function arrowRow(
  { index, message, isFailing }: Pick<ArrowRow, 'index' | 'message' | 'isFailing'>,
  line: ArrowLine,
  { label, standsFor, interaction, facts }: ArrowTexts,
  time: string | undefined,
): ArrowRow {
  return {
    kind: 'arrow',
    top: line.y - sizes.above,
    height: sizes.above + (standsFor === undefined ? sizes.below : sizes.belowStandsFor),
    ...{ index, message, isFailing, time, standsFor, interaction, facts },
    look: lookOf(message),
    ...line,
    label: labelOn(line, label),
  };
}

const lookOf = ({ protocol, type }: PictureMessage): ArrowLook => {
  if (protocol === 'Statistics') return 'statistics';
  if (protocol === 'Reporting') return 'report';
  if (type.endsWith('Error')) return 'refusal';
  return type.startsWith('Request') ? 'request' : 'event';
};

/** Arrows that fall more steeply than this have their label level, at their head. */
const steep = 16;
const aboveLine = 5;

/** In the middle of a level arrow; at the head of one that falls, where no other row is, and turned with it. */
function labelOn({ fromX, fromY, toX, y }: ArrowLine, text: string): PlacedText {
  const isRightward = toX >= fromX;
  if (fromY === y) return { text, x: (fromX + toX) / 2, y: y - aboveLine, anchor: 'middle', angle: 0 };
  const slope = (Math.atan2(y - fromY, Math.abs(toX - fromX)) * 180) / Math.PI;
  const angle = slope > steep ? 0 : isRightward ? slope : -slope;
  const away = isRightward ? -atHead : atHead;
  const fall = angle === 0 ? 0 : Math.tan((slope * Math.PI) / 180) * atHead;
  return { text, x: toX + away, y: y - fall - aboveLine, anchor: isRightward ? 'end' : 'start', angle };
}

/** So far from the head of its arrow is a label. */
const atHead = 14;
