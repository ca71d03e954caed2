import {
  isKeyValues,
  isFlat,
  keyValueProblem,
  flatProblem,
  type KeyValueProblem,
} from '../key-values/key-value-problem.ts';
import type { InteractionProperties, KeyValues, Party, Reason, Workbin } from '../values.ts';

/** What one attribute of a message may hold: its name for people, its check, and (as a type only) its value. */
export interface Attribute<T = unknown, Optional extends boolean = boolean, Given = T> {
  /** How reference pages and errors name it: `text`, `integer`, `VisibilityMode`. */
  readonly kind: string;
  readonly optional: Optional;
  /** The allowed words, when the attribute is an enumeration. */
  readonly words?: readonly string[];
  /** The numbers that travel for those words, where numbers do; whoever makes a message may give the word. */
  readonly numbers?: Readonly<Record<string, number>>;
  readonly accepts: (value: unknown) => boolean;
  /** Where in a list of values something is wrong, and what it is. */
  readonly problemIn?: (value: unknown) => KeyValueProblem | undefined;
  /** Never there: carries the type of the value. */
  readonly value?: T;
  /** Never there: carries the type of what whoever makes a message may give. */
  readonly given?: Given;
}

const attribute = <T>(kind: string, accepts: (value: unknown) => boolean): Attribute<T, false> => ({
  kind,
  optional: false,
  accepts,
});

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text. */
export const text = attribute<string>('text', (value) => typeof value === 'string');
/** A whole number. */
export const integer = attribute<number>('integer', (value) => Number.isInteger(value));
/** Any number. */
export const number = attribute<number>('number', (value) => typeof value === 'number' && Number.isFinite(value));
/** Yes or no. */
export const flag = attribute<boolean>('flag', (value) => typeof value === 'boolean');
/** Virtual time in milliseconds since the start of the run. */
export const timestamp = attribute<number>('timestamp', (value) => typeof value === 'number' && Number.isFinite(value));
/** Such times by name. A key-value list cannot carry them: its whole numbers have 32 bits, which are over after 24.8 days. */
export const timestamps = attribute<Readonly<Record<string, number>>>(
  'list of timestamps',
  (value) => isRecord(value) && Object.values(value).every((time) => timestamp.accepts(time)),
);
/** A list of keys with values, which may be lists again. */
export const keyValues: Attribute<KeyValues, false> = {
  ...attribute<KeyValues>('key-value list', isKeyValues),
  problemIn: keyValueProblem,
};
/** A list of texts. */
export const texts = attribute<readonly string[]>(
  'list of text',
  (value) => Array.isArray(value) && value.every((each) => typeof each === 'string'),
);
/** Why something was done. */
export const reason: Attribute<Reason, false> = { ...attribute<Reason>('Reason', isFlat), problemIn: flatProblem };
/** Who takes part in an interaction. */
export const party = attribute<Party>('Party', isRecord);
/** A workbin and its owner. */
export const workbin: Attribute<Workbin, false> = {
  ...attribute<Workbin>('Workbin', isFlat),
  problemIn: flatProblem,
};
/** The properties of an interaction. */
export const interaction = attribute<InteractionProperties>('Interaction', isRecord);
/** The properties of several interactions. */
export const interactions = attribute<readonly InteractionProperties[]>('list of Interaction', Array.isArray);

/** The T-Library's name of a call; on the bench, of one routing attempt. */
export const connId = attribute<string>(
  '16 hex digits',
  (value) => typeof value === 'string' && /^[0-9a-f]{16}$/i.test(value),
);

/** An enumeration of which the numbers travel. */
export const oneOfNumbers = <const W extends Readonly<Record<string, number>>>(
  kind: string,
  numbers: W,
): Attribute<W[keyof W], false, W[keyof W] | keyof W> => ({
  ...attribute<W[keyof W]>(kind, (value) => Object.values(numbers).includes(value as number)),
  words: Object.keys(numbers),
  numbers,
});

/** An enumeration of the protocol; on the bench its words travel, in logs its numbers. */
export const oneOfWords = <const W extends readonly string[]>(kind: string, words: W): Attribute<W[number], false> => ({
  ...attribute<W[number]>(kind, (value) => typeof value === 'string' && words.includes(value)),
  words,
});

/** The same attribute, allowed to be absent. */
export const optional = <T, G = T>(of: Attribute<T, false, G>): Attribute<T, true, G> => ({ ...of, optional: true });
