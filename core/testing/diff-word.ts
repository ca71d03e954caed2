import { isDeepStrictEqual } from 'node:util';
import type { Crossing } from '../bus/crossing.ts';
import type { Decision, QueueTarget, Target } from '../contract/decision.ts';
import { isDecision, type MessageWord, type Vocabulary, type Word } from '../contract/word.ts';
import type { LaneEvent } from './watch/lane-event.ts';

/** One attribute that is not as the word has it; `undefined` where one of the two has none. */
export interface Difference {
  /** As a path: `Reason.ReasonSystemName`. */
  readonly name: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** In what something that happened differs from a word: an empty list when it is what the word means. */
export function diffWord(word: Word, event: LaneEvent): readonly Difference[] {
  if (event.kind === 'state') return sameOr('state', word, event.state);
  if (event.kind === 'decision')
    return isDecision(word) ? ofDecisions(word, event.decision) : sameOr('decision', word, event.decision);
  if (event.kind === 'act') return word === event.act ? [] : [{ name: 'type', expected: word, actual: event.act }];
  const meant = messageMeant(word);
  if (meant === undefined) return [{ name: 'message', expected: word, actual: event.message.type }];
  return ofMessages(meant, event.message);
}

/** The first letter of a vocabulary that means what happened. */
export const letterFor = (event: LaneEvent, words: Vocabulary): string | undefined =>
  Object.keys(words).find((letter) => diffWord(words[letter]!, event).length === 0);

/** The message that a word means, if it means one. */
export function messageMeant(word: Word): MessageWord | undefined {
  if (typeof word === 'string') return { type: word as MessageWord['type'], attributes: {}, exact: false };
  if ('type' in word) return word;
  if (word.do !== 'send') return undefined;
  const attributes = typeof word.attributes === 'function' ? {} : word.attributes;
  return { type: word.request, attributes: attributes as MessageWord['attributes'], exact: false };
}

function ofMessages({ type, attributes, exact }: MessageWord, message: Crossing): readonly Difference[] {
  if (type !== message.type && type !== message.standsFor)
    return [{ name: 'type', expected: type, actual: message.type }];
  const { InteractionId, ReferenceId, ...body } = attributes;
  return [
    ...(InteractionId === undefined ? [] : sameOr('InteractionId', InteractionId, message.interaction)),
    ...(ReferenceId === undefined ? [] : sameOr('ReferenceId', ReferenceId, message.ref)),
    ...ofValues('', body, message.body, exact),
  ];
}

function ofDecisions(word: Decision, decision: Decision): readonly Difference[] {
  if (word.do !== decision.do) return [{ name: 'decision', expected: word.do, actual: decision.do }];
  if (word.do === 'routeTo' && decision.do === 'routeTo')
    return sameOr('target', placeOf(word.target), placeOf(decision.target));
  return ofValues('', word, decision, false);
}

/** A target as the desk hands it out and one in text can mean the same agent or queue. */
const placeOf = (target: Target | QueueTarget | string): string => {
  if (typeof target === 'string') return target;
  return 'agent' in target ? `${target.agent}.A` : `${target.queue}.Q`;
};

function ofValues(path: string, expected: unknown, actual: unknown, exact: boolean): readonly Difference[] {
  if (!isKeyed(expected) || !isKeyed(actual)) return sameOr(path, expected, actual);
  const names = new Set([...Object.keys(expected), ...(exact ? Object.keys(actual) : [])]);
  return [...names].flatMap((name) => {
    if (expected[name] === undefined && !exact) return [];
    return ofValues(path === '' ? name : `${path}.${name}`, expected[name], actual[name], exact);
  });
}

const sameOr = (name: string, expected: unknown, actual: unknown): readonly Difference[] =>
  isDeepStrictEqual(expected, actual) ? [] : [{ name, expected, actual }];

const isKeyed = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
