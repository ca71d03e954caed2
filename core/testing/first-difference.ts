import type { Lane } from '../lanes/read-picture.ts';
import type { Marble } from '../lanes/read-lane.ts';
import type { Vocabulary } from '../contract/word.ts';
import type { Milliseconds } from '../kernel/time.ts';
import { diffWord } from './diff-word.ts';
import type { LaneEvent } from './watch/lane-event.ts';

/** Where a lane and a run part for the first time. */
export interface Parting {
  readonly lane: Lane;
  readonly at: Milliseconds;
  /** The column of the lane's line that stands for this time, 1 at first. */
  readonly column: number;
  /** What the lane has there, if anything. */
  readonly expected: Marble | undefined;
  /** What happened there, if anything. */
  readonly actual: LaneEvent | undefined;
  /** How many marbles of the lane were as they should be. */
  readonly agreed: number;
}

/** Compares a lane with what happened, in order. What is missing, too much, at another time or something else is a difference. */
export function firstDifference(
  lane: Lane,
  events: readonly LaneEvent[],
  words: Vocabulary,
  picture: readonly Lane[],
): Parting | undefined {
  const { marbles } = lane;
  const most = Math.max(marbles.length, events.length);
  for (let agreed = 0; agreed < most; agreed++) {
    const marble = marbles[agreed];
    const event = events[agreed];
    if (marble !== undefined && event !== undefined && marble.at === event.at)
      if (diffWord(words[marble.letter]!, event).length === 0) continue;
    const at = Math.min(marble?.at ?? Infinity, event?.at ?? Infinity);
    const expected = marble?.at === at ? marble : undefined;
    const actual = event?.at === at ? event : undefined;
    return { lane, at, column: expected?.column ?? columnOf(at, lane, picture), expected, actual, agreed };
  }
  return undefined;
}

/** Where a time stands that the lane has no further letter at: the end of its group, its own column, that of another lane, or what comes after. */
function columnOf(at: Milliseconds, lane: Lane, picture: readonly Lane[]): number {
  const own = lane.beats.find((beat) => beat.at === at);
  if (own !== undefined) return own.column + own.width - 1;
  const others = picture.flatMap(({ beats }) => beats).find((beat) => beat.at === at);
  if (others !== undefined) return others.column;
  const before = lane.beats.findLast((beat) => beat.at < at);
  const first = before === undefined ? lane.line.indexOf(':') + 1 : before.column - 1 + before.width;
  // In a jump it is the jump that is meant, not the space before it.
  const text = /^ *(?=\d)/.exec(lane.line.slice(first));
  return first + (text?.[0].length ?? 0) + 1;
}
