import { errors } from '../kernel/errors.ts';
import { mayBeRefused, type ScriptLine } from '../contract/script.ts';
import { readPicture, type Lane } from './read-picture.ts';
import { isAct, type Vocabulary, type DrivingLanes } from '../contract/word.ts';

/** The script that a scenario's lanes stand for. Throws for lanes that state something: those belong into a test. */
export function scriptOfLanes(driving: DrivingLanes): readonly ScriptLine[] {
  const { words, picture, beat } = driving;
  const lanes = readPicture(words, picture, beat);
  for (const { label, subject } of lanes) if (subject.kind !== 'does') throw errors.laneStates(label);
  return actsOf(lanes, words);
}

/** What the lanes of a picture have actors do. Who has a lane of what it gets may be refused something: that lane says it. */
export const actsOf = (lanes: readonly Lane[], words: Vocabulary): readonly ScriptLine[] =>
  lanes.flatMap(({ subject, marbles }) => {
    if (subject.kind !== 'does') return [];
    return marbles.flatMap(({ letter, at: time }) => {
      const act = words[letter]!;
      if (!isAct(act)) return [];
      // Its line is that of the word: `at` would take that of whoever plays the lanes.
      return [{ at: time, actor: subject.actor, act: isTold(subject.actor, lanes) ? mayBeRefused(act) : act }];
    });
  });

const isTold = (actor: string, lanes: readonly Lane[]): boolean =>
  lanes.some(({ subject }) => subject.kind === 'gets' && subject.actor === actor);
