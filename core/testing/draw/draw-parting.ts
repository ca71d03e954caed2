import pc from 'picocolors';
import type { Lane } from '../../lanes/read-picture.ts';
import type { Vocabulary } from '../../contract/word.ts';
import { textWidth } from '../../kernel/text-width.ts';
import type { Milliseconds } from '../../kernel/time.ts';
import { timeText } from '../../report/time-text.ts';
import { diffWord, letterFor } from '../diff-word.ts';
import type { Parting } from '../first-difference.ts';
import type { LaneEvent } from '../watch/lane-event.ts';
import { groupsOf, layOut, spanText, withDashes, type Marbles, type Slot } from './lay-out.ts';
import { differenceText, eventText, wordText } from './word-text.ts';

/** Everything that a drawing of a difference shows. */
export interface Drawable {
  readonly parting: Parting;
  readonly events: readonly LaneEvent[];
  readonly words: Vocabulary;
  readonly beat: Milliseconds;
  readonly colour: boolean;
}

/** Draws a lane and what happened one above the other, marks where they part, and writes out the letters that differ. */
export function drawParting(drawable: Drawable): readonly string[] {
  const { parting, events, words, beat, colour } = drawable;
  const { lane, at } = parting;
  const { green, red, bold, dim } = pc.createColors(colour);
  const actual = lettersOf(drawable);
  const { rows, columnOf } = layOut([lane.marbles, actual], slotsOf(lane, events, beat), beat);
  const mark = columnOf(at) + offsetInGroup(parting, actual);
  const [from, to] = [Math.max(0, mark - 60), mark + 40];
  const shown = (row: string) => `${from > 0 ? '…' : ''}${row.slice(from, to)}${row.length > to ? '…' : ''}`;
  return [
    `  ${dim('expected')}  ${green(shown(rows[0]!))}`,
    `  ${dim('actual')}    ${red(shown(rows[1]!))}`,
    `  ${' '.repeat(10 + mark - from + (from > 0 ? 1 : 0))}${bold('^')}`,
    ...explained(parting, events, words).map((line) => `  ${line}`),
  ];
}

/** What happened in letters: those of the lane as far as they agree, then whatever letter fits, or a question mark. */
function lettersOf({ parting: { lane, agreed }, events, words }: Drawable): Marbles {
  return events.map((event, index) => ({
    at: event.at,
    letter: index < agreed ? lane.marbles[index]!.letter : (letterFor(event, words) ?? '?'),
  }));
}

/** The lane's own columns, so that it looks as in the test, and room for what happened beside or after them. */
function slotsOf({ line, beats }: Lane, events: readonly LaneEvent[], beat: Milliseconds): readonly Slot[] {
  const start = line.indexOf(':') + 1;
  const first = textWidth(line.slice(0, start + line.slice(start).search(/\S|$/)));
  const own = beats.map(({ at, column }) => ({ at, column: column - 1 - first }));
  const last = own.at(-1)?.at ?? -beat;
  const later = events.map(({ at }) => at).filter((at) => at > last);
  return [...own, ...withDashes(later, beat, last)];
}

function offsetInGroup({ at, expected, lane, agreed }: Parting, actual: Marbles): number {
  const marbles: Marbles = expected === undefined ? actual : lane.marbles;
  if ((groupsOf(marbles).get(at) ?? '').length < 2) return 0;
  return 1 + agreed - marbles.findIndex((each) => each.at === at);
}

function explained(parting: Parting, events: readonly LaneEvent[], words: Vocabulary): readonly string[] {
  const { expected, actual } = parting;
  const lines: string[] = [];
  if (expected !== undefined) lines.push(`expected  ${expected.letter}: ${wordText(words[expected.letter]!)}`);
  else lines.push('expected  nothing');
  if (actual !== undefined) lines.push(`actual    ${letterFor(actual, words) ?? '?'}: ${eventText(actual)}`);
  else lines.push(`actual    nothing${elsewhere(parting, events, words)}`);
  if (expected === undefined || actual === undefined) return lines;
  const differences = diffWord(words[expected.letter]!, actual);
  if (differences[0]?.name === 'type') return lines;
  return [...lines, ...differences.map((difference) => `          ${differenceText(difference)}`)];
}

/** What came instead, and when: what was expected, later, or whatever came next. */
function elsewhere({ expected, at, agreed }: Parting, events: readonly LaneEvent[], words: Vocabulary): string {
  const word = expected === undefined ? undefined : words[expected.letter];
  const late = events.slice(agreed).find((event) => word && diffWord(word, event).length === 0);
  if (late !== undefined) return `; ${expected!.letter} comes at ${timeText(late.at)}, ${spanText(late.at - at)} later`;
  const next = events[agreed];
  return next === undefined ? '' : `; the next is ${letterFor(next, words) ?? '?'} at ${timeText(next.at)}`;
}
