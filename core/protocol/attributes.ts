import type { InteractionProperties, KeyValues, Party, Reason, Workbin } from './values.ts';

/** What one attribute of a message may hold: its name for people, its check, and (as a type only) its value. */
export interface Attribute<T = unknown, Optional extends boolean = boolean> {
  /** How reference pages and errors name it: `text`, `integer`, `VisibilityMode`. */
  readonly kind: string;
  readonly optional: Optional;
  /** The allowed words, when the attribute is an enumeration. */
  readonly words?: readonly string[];
  readonly accepts: (value: unknown) => boolean;
  /** Never there: carries the type of the value. */
  readonly value?: T;
}

const attribute = <T>(kind: string, accepts: (value: unknown) => boolean): Attribute<T, false> => ({
  kind,
  optional: false,
  accepts,
});

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const text = attribute<string>('text', (value) => typeof value === 'string');
export const integer = attribute<number>('integer', (value) => Number.isInteger(value));
export const flag = attribute<boolean>('flag', (value) => typeof value === 'boolean');
/** Virtual time in milliseconds since the start of the run. */
export const timestamp = attribute<number>('timestamp', (value) => typeof value === 'number' && Number.isFinite(value));
export const keyValues = attribute<KeyValues>('key-value list', isRecord);
export const texts = attribute<readonly string[]>(
  'list of text',
  (value) => Array.isArray(value) && value.every((each) => typeof each === 'string'),
);
export const reason = attribute<Reason>('Reason', isRecord);
export const party = attribute<Party>('Party', isRecord);
export const workbin = attribute<Workbin>('Workbin', isRecord);
export const interaction = attribute<InteractionProperties>('Interaction', isRecord);
export const interactions = attribute<readonly InteractionProperties[]>('list of Interaction', Array.isArray);

/** The T-Library's name of a call; on the bench, of one routing attempt. */
export const connId = attribute<string>(
  '16 hex digits',
  (value) => typeof value === 'string' && /^[0-9a-f]{16}$/i.test(value),
);

/** An enumeration of the protocol; on the bench its words travel, in logs its numbers. */
export const oneOfWords = <const W extends readonly string[]>(kind: string, words: W): Attribute<W[number], false> => ({
  ...attribute<W[number]>(kind, (value) => typeof value === 'string' && words.includes(value)),
  words,
});

/** The same attribute, allowed to be absent. */
export const optional = <T>(of: Attribute<T, false>): Attribute<T, true> => ({ ...of, optional: true });
