import { errors } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import { valueInWords } from '../protocol/key-values/key-value-problem.ts';

/** What an option may be: in words, and as a test. */
export type OptionKind = readonly [words: string, fits: (value: unknown) => boolean];

const isTime = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value) && value >= 0;

/** Kinds of options that many have. */
export const optionKinds = {
  /** A text that is not empty. */
  name: ['a text that is not empty', (value) => typeof value === 'string' && value !== ''],
  /** Any text. */
  text: ['a text', (value) => typeof value === 'string'],
  /** True or false. */
  flag: ['true or false', (value) => typeof value === 'boolean'],
  /** Milliseconds from 0 up. */
  time: ['a time in milliseconds, 0 or more', isTime],
  /** A whole number from 0 up. */
  count: ['a whole number of 0 or more', (value) => Number.isInteger(value) && Number(value) >= 0],
  /** Any number. */
  number: ['a number', (value) => typeof value === 'number' && !Number.isNaN(value)],
  /** A number from 0 up; `Infinity` where there is no bound. */
  bound: ['a number of 0 or more', (value) => typeof value === 'number' && value >= 0],
  /** A function. */
  code: ['a function', (value) => typeof value === 'function'],
  /** An object that is no list. */
  object: ['an object', (value) => typeof value === 'object' && value !== null && !Array.isArray(value)],
  /** A list of texts. */
  texts: ['a list of texts', (value) => Array.isArray(value) && value.every((each) => typeof each === 'string')],
  /** Whatever is given. */
  any: ['anything', () => true],
  /** Milliseconds from 0 up, `[from, to]`, or one of several. */
  delay: [
    'a time in milliseconds, 0 or more, `[from, to]`, or `oneOf` several',
    (value) =>
      isTime(value) ||
      (Array.isArray(value) && value.length === 2 && value.every(isTime) && Number(value[0]) <= Number(value[1])) ||
      (typeof value === 'object' &&
        value !== null &&
        'oneOf' in value &&
        Array.isArray(value.oneOf) &&
        value.oneOf.length > 0 &&
        value.oneOf.every(isTime)),
  ],
} as const satisfies Readonly<Record<string, OptionKind>>;

/** Gives back the options, or throws for one that its owner does not have, and for one of another kind. */
export function checkedOptions<T extends object>(
  owner: string,
  given: T,
  kinds: Readonly<Record<keyof T & string, OptionKind>>,
): T {
  const [words, isObject] = optionKinds.object;
  if (!isObject(given)) throw errors.optionOutOfRange(owner, 'options', valueInWords(given), words);
  const known = Object.keys(kinds);
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(kinds, name)) throw errors.unknownOption(owner, name, known, nearestName(name, known));
    const [range, fits] = kinds[name as keyof T & string];
    if (value !== undefined && !fits(value)) throw errors.optionOutOfRange(owner, name, valueInWords(value), range);
  }
  return given;
}
