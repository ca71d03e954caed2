import { isDeepStrictEqual } from 'node:util';
import { seconds } from '../../kernel/time.ts';
import { timeText } from '../../report/time-text.ts';
import { LaneFailure } from '../lane-failure.ts';
import { groupsOf, layOut, withDashes, type Marbles } from './lay-out.ts';
import { differenceText, plainText } from './word-text.ts';

/** What RxJS's TestScheduler compares: a notification and its frame. */
interface Frame {
  readonly frame: number;
  readonly notification: { readonly kind: string; readonly value?: unknown; readonly error?: unknown };
}

/** A comparison for `new TestScheduler(drawFrames)`: equal lists pass; others are drawn one above the other, as lanes. */
export function drawFrames(actual: unknown, expected: unknown): void {
  if (isDeepStrictEqual(actual, expected)) return;
  if (!isFrames(actual) || !isFrames(expected))
    throw new LaneFailure(`Expected ${plainText(expected)}, got ${plainText(actual)}.`, undefined);
  const words: string[] = [];
  const letterOf = (frame: Frame): string => {
    const text = textOf(frame);
    if (!words.includes(text)) words.push(text);
    return String.fromCodePoint(97 + words.indexOf(text));
  };
  const marblesOf = (frames: readonly Frame[]): Marbles =>
    frames.map((each) => ({ at: each.frame, letter: letterOf(each) }));
  const [wanted, got] = [marblesOf(expected), marblesOf(actual)];
  const first = wanted.findIndex((each, index) => !isDeepStrictEqual(each, got[index]));
  const parted = first < 0 ? wanted.length : first;
  const at = Math.min(wanted[parted]?.at ?? Infinity, got[parted]?.at ?? Infinity);
  const times = [...wanted, ...got].map((each) => each.at);
  const { rows, columnOf } = layOut([wanted, got], withDashes(times, beat), beat);
  const group = wanted[parted]?.at === at ? wanted : got;
  const inGroup =
    (groupsOf(group).get(at) ?? '').length < 2 ? 0 : 1 + parted - group.findIndex((each) => each.at === at);
  throw new LaneFailure(
    [
      `The Observable parts from its marbles at ${timeText(at)}.`,
      '',
      `  expected  ${rows[0]!}`,
      `  actual    ${rows[1]!}`,
      `  ${' '.repeat(10 + columnOf(at) + inGroup)}^`,
      ...whatThen(wanted[parted], got[parted], at, words),
      ...differences(expected[parted], actual[parted]),
    ].join('\n'),
    undefined,
  );
}

const beat = seconds(1);

/** What each of the two has at the first difference, written out. */
function whatThen(
  wanted: Marbles[number] | undefined,
  got: Marbles[number] | undefined,
  at: number,
  words: readonly string[],
) {
  const text = (marble: Marbles[number] | undefined): string => {
    if (marble === undefined) return 'nothing more';
    const later = marble.at === at ? '' : `nothing; at ${timeText(marble.at)} `;
    return `${later}${marble.letter}: ${words[marble.letter.codePointAt(0)! - 97]}`;
  };
  return [`  expected  ${text(wanted)}`, `  actual    ${text(got)}`];
}

function differences(wanted: Frame | undefined, got: Frame | undefined): readonly string[] {
  const [expected, actual] = [wanted?.notification.value, got?.notification.value];
  if (wanted?.frame !== got?.frame || !isKeyed(expected) || !isKeyed(actual)) return [];
  return [...new Set([...Object.keys(expected), ...Object.keys(actual)])]
    .filter((name) => !isDeepStrictEqual(expected[name], actual[name]))
    .map((name) => `            ${differenceText({ name, expected: expected[name], actual: actual[name] })}`);
}

const textOf = ({ notification: { kind, value, error } }: Frame): string => {
  if (kind === 'C') return 'completion';
  return kind === 'E' ? `error ${plainText(error)}` : plainText(value);
};

const isKeyed = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isFrames = (value: unknown): value is readonly Frame[] =>
  Array.isArray(value) && value.every((each) => isKeyed(each) && 'frame' in each && 'notification' in each);
