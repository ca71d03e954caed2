import { errors } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import type { Milliseconds } from '../kernel/time.ts';
import { catalogue, type MessageOf, type MessageType } from '../protocol/catalogue.ts';
import { valueInWords } from '../protocol/key-values/key-value-problem.ts';
import type { InteractionStateName } from '../protocol/states.ts';
import type { Decision } from './decision.ts';
import type { Act } from './script.ts';

/** A message by its type and some of its attributes, or all of them. */
export interface MessageWord {
  /** Its name on the wire. */
  readonly type: MessageType;
  /** By their names on the wire; InteractionId and ReferenceId are among them. */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Whether the message has these attributes and no others. */
  readonly exact: boolean;
}

/**
 * What a letter of a lane means: a message by its type, by part of its body or exactly, something that an actor does,
 * a state of an interaction, or a decision of a strategy. A request that an actor sends also means that request where a
 * lane states what was received.
 */
export type Word = MessageType | MessageWord | InteractionStateName | Act | Decision;

/** Letters and what they mean. A letter is one character, no digit and none of `-()#:|^!`. */
export type Vocabulary = Readonly<Record<string, Word>>;

type PartOf<T> = T extends readonly unknown[] | string | number | boolean
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: PartOf<T[K]> | undefined }
    : T;
type BodyOf<M> = M extends { readonly body: infer B } ? B : never;
type Envelope = { readonly InteractionId?: string; readonly ReferenceId?: number };
/** Attributes by which `message` knows a message: some of it, to any depth. */
export type SomeAttributes<M> = M extends unknown ? PartOf<BodyOf<M>> & Envelope : never;
/** Attributes that `exactly` compares: all that the message has. */
export type AllAttributes<M> = M extends unknown ? BodyOf<M> & Envelope : never;

/** A message with at least these attributes: `message('EventRevoked', { Reason: { ReasonSystemName: 'Expired' } })`. */
export const message = <T extends MessageType>(type: T, attributes: SomeAttributes<MessageOf<T>>): MessageWord =>
  checkedMessageWord({ type, attributes: attributes as Readonly<Record<string, unknown>>, exact: false });

/** A message with these attributes and no others. InteractionId and ReferenceId count only where they are given. */
export const exactly = <T extends MessageType>(type: T, attributes: AllAttributes<MessageOf<T>>): MessageWord =>
  checkedMessageWord({ type, attributes: attributes as Readonly<Record<string, unknown>>, exact: true });

/** Gives back a word of a message, or throws where there is no such message, or none with such attributes. */
export function checkedMessageWord(word: MessageWord): MessageWord {
  const { type, attributes, exact } = word;
  if (!Object.hasOwn(catalogue, type))
    throw errors.unknownMessage('the bench', type, nearestName(type, Object.keys(catalogue)));
  if (typeof attributes !== 'object' || attributes === null)
    throw errors.badArgument(
      exact ? '`exactly`' : '`message`',
      `${valueInWords(attributes)} for the attributes of ${type}`,
      'an object with attributes',
      `Write \`${exact ? 'exactly' : 'message'}('${type}', { … })\`, or '${type}' alone`,
    );
  const known = [...catalogue[type].flatMap(({ row }) => Object.keys(row.attributes)), 'InteractionId', 'ReferenceId'];
  const unknown = Object.keys(attributes).find((name) => !known.includes(name));
  if (unknown !== undefined) throw errors.unknownAttribute(type, unknown, nearestName(unknown, known));
  return word;
}

/** Whether a word is something that an actor can do. */
export const isAct = (word: Word): word is Act => typeof word === 'object' && 'do' in word && actKinds.has(word.do);

/** Whether a word is a decision of a strategy. */
export const isDecision = (word: Word): word is Decision =>
  typeof word === 'object' && 'do' in word && !actKinds.has(word.do);

/** Whether a word is a message: one that is named, described, or sent. */
export const isMessage = (word: Word): word is MessageType | MessageWord | (Act & { readonly do: 'send' }) =>
  typeof word === 'string' ? /^[A-Z]/.test(word) : 'type' in word || word.do === 'send';

/** Whether a word is a state of an interaction. */
export const isState = (word: Word): word is InteractionStateName => typeof word === 'string' && /^[a-z]/.test(word);

const actKinds: ReadonlySet<string> = new Set<Act['do']>(['send', 'disconnect', 'nothing', 'oneOf', 'follow']);

/** Lanes that say what actors do, and when. */
export interface DrivingLanes {
  /** What the letters of the picture mean. */
  readonly words: Vocabulary;
  /** One lane for each actor: `ann does: --c`. */
  readonly picture: string;
  /** How long one column takes. Default: one second. */
  readonly beat?: Milliseconds;
}
