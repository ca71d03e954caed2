import type { Lane } from '../lanes/read-picture.ts';
import { isAct, type Vocabulary } from '../contract/word.ts';
import { errors } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import { diffWord } from './diff-word.ts';
import { firstDifference, type Parting } from './first-difference.ts';
import type { LaneEvent } from './watch/lane-event.ts';
import type { LaneOptions } from './lane-options.ts';
import type { Recorder } from './watch/recorder.ts';

/** A lane that was not as the run was, and what the run was. */
export interface Held {
  readonly parting: Parting;
  readonly events: readonly LaneEvent[];
}

/** Holds each lane of a picture against a run; gives those that part from it, the earliest first. */
export function holdAgainst(
  picture: readonly Lane[],
  recorder: Recorder,
  words: Vocabulary,
  { ignore = [], races = false }: LaneOptions,
): readonly Held[] {
  const held = picture.flatMap((lane) => {
    checkSubject(lane, recorder);
    const driven = lane.subject.kind === 'does';
    if (driven && races) return [];
    const events = (driven ? done(lane, recorder, words) : recorder.about(lane.subject, words)).filter(
      (event) => !ignore.some((word) => diffWord(word, event).length === 0),
    );
    const parting = firstDifference(lane, events, words, picture);
    return parting === undefined ? [] : [{ parting, events }];
  });
  return held.sort((one, other) => one.parting.at - other.parting.at);
}

/** A lane about somebody who was not there would be right however wrong it is. */
function checkSubject({ label, subject }: Lane, { names }: Recorder): void {
  const check = (kind: 'actor' | 'interaction' | 'strategy', name: string) => {
    if (!names[kind].includes(name))
      throw errors.laneAboutNobody(label, name, names[kind], nearestName(name, names[kind]));
  };
  if (subject.kind === 'is') return check('interaction', subject.interaction);
  if (subject.kind === 'decides') return check('strategy', subject.strategy);
  if (subject.kind !== 'crosses') return check('actor', subject.actor);
  check('actor', subject.from);
  check('actor', subject.to);
}

/** What of a driving lane was really done: an actor may have had no connection any more, or follow no script. */
function done({ subject, marbles }: Lane, recorder: Recorder, words: Vocabulary): readonly LaneEvent[] {
  const actor = subject.kind === 'does' ? subject.actor : '';
  const sent = recorder.sent.filter(({ from }) => from === actor);
  return marbles.flatMap(({ letter, at }): readonly LaneEvent[] => {
    const act = words[letter]!;
    if (!isAct(act)) return [];
    if (act.do !== 'send') return [{ kind: 'act', at, act }];
    const message = sent.find((each) => each.sentAt === at && [each.type, each.standsFor].includes(act.request));
    return message === undefined ? [] : [{ kind: 'act', at, act }];
  });
}
