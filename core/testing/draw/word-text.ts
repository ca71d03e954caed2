import { cut } from '../../kernel/text-width.ts';
import { inspect } from 'node:util';
import type { Crossing } from '../../bus/crossing.ts';
import type { Word } from '../../contract/word.ts';
import { messageMeant, type Difference } from '../diff-word.ts';
import type { LaneEvent } from '../watch/lane-event.ts';

/** What a letter means, written out: `EventRevoked (Reason.ReasonSystemName: 'Expired')`. */
export function wordText(word: Word): string {
  if (typeof word === 'string') return word;
  const meant = messageMeant(word);
  if (meant === undefined) return 'do' in word ? keyedText(word.do, without(word, 'do')) : '';
  return `${keyedText(meant.type, meant.attributes)}${meant.exact ? ', and no other attribute' : ''}`;
}

/** What happened, written out with what tells it from others of its kind. */
export function eventText(event: LaneEvent): string {
  if (event.kind === 'state') return event.state;
  if (event.kind === 'decision') return wordText(event.decision);
  if (event.kind === 'act') return wordText(event.act);
  const { message } = event;
  const named = message.interaction === undefined ? {} : { InteractionId: message.interaction };
  const {
    Interaction: _properties,
    ProxyClientId: _client,
    ...body
  } = message.body as Readonly<Record<string, unknown>>;
  // More of a message is no help.
  return cut(keyedText(nameOf(message), { ...named, ...body }), 161);
}

/** An attribute that is not as expected: `Reason.ReasonSystemName: expected 'Expired', got 'Normal'`. */
export const differenceText = ({ name, expected, actual }: Difference): string =>
  `${name}: expected ${valueText(expected)}, got ${valueText(actual)}`;

/** Any value on one line. */
export const plainText = (value: unknown): string => inspect(value, { breakLength: Infinity, depth: 4 });

const nameOf = ({ type, standsFor }: Crossing): string => (standsFor === undefined ? type : `${type} for ${standsFor}`);

const keyedText = (name: string, attributes: object): string => {
  const parts = parted('', attributes);
  return parts.length === 0 ? name : `${name} (${parts.join(', ')})`;
};

const parted = (path: string, value: unknown): readonly string[] => {
  if (value === undefined || typeof value === 'function') return [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${path}: ${valueText(value)}`];
  return Object.entries(value).flatMap(([name, each]) => parted(path === '' ? name : `${path}.${name}`, each));
};

const valueText = (value: unknown): string => (value === undefined ? 'nothing' : plainText(value));

const without = (word: object, key: string): object =>
  Object.fromEntries(Object.entries(word).filter(([name]) => name !== key));
