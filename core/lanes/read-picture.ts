import { errors } from '../kernel/errors.ts';
import { seconds, type Milliseconds } from '../kernel/time.ts';
import { checkAlignment } from './check-alignment.ts';
import { valueInWords } from '../protocol/key-values/key-value-problem.ts';
import { checkWord } from './check-word.ts';
import { readLane, reserved, type Marble, type ReadLane } from './read-lane.ts';
import { isAct, isDecision, isMessage, isState, type Vocabulary, type Word } from '../contract/word.ts';

/** Whom a lane is about, and whether it says what happens or what should have happened. */
export type Subject =
  | { readonly kind: 'does' | 'gets' | 'sends'; readonly actor: string }
  | { readonly kind: 'crosses'; readonly from: string; readonly to: string }
  | { readonly kind: 'is'; readonly interaction: string }
  | { readonly kind: 'decides'; readonly strategy: string };

/** One lane of a picture. */
export interface Lane extends ReadLane {
  /** As it stands before the colon: `ann gets`. */
  readonly label: string;
  readonly subject: Subject;
  /** The whole line, as it was given. */
  readonly line: string;
}

/** How long one column of a picture takes, unless it says otherwise. */
export const defaultBeat: Milliseconds = seconds(1);

/**
 * Reads a picture: one lane on each line, `#` before comments, blank lines between. Throws an error that names the column for a
 * letter without a meaning, or one whose meaning does not fit the lane, and where lanes are not aligned.
 */
export function readPicture(words: Vocabulary, picture: string, beat: Milliseconds = defaultBeat): readonly Lane[] {
  if (!(beat > 0)) throw errors.optionOutOfRange('lanes', 'beat', String(beat), 'a time above 0');
  if (typeof picture !== 'string')
    throw errors.badArgument(
      'A picture of lanes',
      valueInWords(picture),
      'a text',
      "Write one lane on each line: 'ann gets: --i'",
    );
  checkLetters(words);
  const lanes = picture
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('#'))
    .map((line) => laneOf(line, beat));
  lanes.forEach((lane, index) => {
    if (lanes.some(({ label }, other) => other < index && label === lane.label)) throw errors.laneTwice(lane.label);
    lane.marbles.forEach((marble) => checkFits(lane, marble, words));
  });
  checkAlignment(lanes);
  return lanes;
}

function laneOf(line: string, beat: Milliseconds): Lane {
  const [before, label] = /^\s*([^:#]*?)\s*:/.exec(line) ?? [];
  const subject = label === undefined ? undefined : subjectOf(label);
  if (before === undefined || label === undefined || subject === undefined)
    throw errors.laneWithoutSubject(line.trim());
  return { label, subject, line, ...readLane({ label, line, start: before.length }, beat) };
}

function subjectOf(label: string): Subject | undefined {
  const [, from, to] = /^(.+?)\s*->\s*(.+)$/.exec(label) ?? [];
  if (from !== undefined && to !== undefined) return { kind: 'crosses', from, to };
  const [, name, verb] = /^(.+?)\s+(\w+)$/.exec(label) ?? [];
  if (name === undefined) return undefined;
  if (verb === 'does' || verb === 'gets' || verb === 'sends') return { kind: verb, actor: name };
  if (verb === 'is') return { kind: 'is', interaction: name };
  if (verb === 'decides') return { kind: 'decides', strategy: name };
  return undefined;
}

function checkLetters(words: Vocabulary): void {
  if (typeof words !== 'object' || words === null)
    throw errors.badArgument(
      'A vocabulary of lanes',
      valueInWords(words),
      'letters and what they mean',
      "Write `{ i: 'EventInvite' }`",
    );
  for (const [letter, word] of Object.entries(words)) {
    if (letter.length !== 1 || reserved.test(letter)) throw errors.laneLetterUnfit(letter);
    checkWord(`What the letter '${letter}' means`, word);
  }
}

function checkFits({ label, subject }: Lane, { letter, column }: Marble, words: Vocabulary): void {
  const word = Object.hasOwn(words, letter) ? words[letter] : undefined;
  if (word === undefined) throw errors.laneLetterUnknown(letter, label, column, Object.keys(words));
  const [fits, needed] = fitting[subject.kind];
  if (!fits(word)) throw errors.laneWordUnfit(letter, label, column, needed);
}

const messages = [isMessage, 'a message, or a request to `send`'] as const;
const fitting: Readonly<Record<Subject['kind'], readonly [fits: (word: Word) => boolean, needed: string]>> = {
  does: [isAct, 'an act, such as `send(…)` or `disconnect()`'],
  gets: messages,
  sends: messages,
  crosses: messages,
  is: [isState, "a state of interactions, such as 'queued'"],
  decides: [isDecision, 'a decision, such as `routeTo(…)` or `stop()`'],
};
