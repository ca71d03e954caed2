import * as v from 'valibot';
import { valueInWords } from '../../protocol/key-values/key-value-problem.ts';

/** A schema of one kind of value, with the words that say what it should be. */
export const kind = (expected: string, fits: (value: unknown) => boolean) =>
  v.custom<unknown>(fits, ({ input }) => `expected ${expected}, but it is ${valueInWords(input)}`);

/** One of these words; a misspelt one is told with the one that is meant. */
export const word = (expected: string, words: readonly string[]) =>
  Object.assign(
    kind(`${expected}: one of ${words.join(', ')}`, (value) => words.includes(value as string)),
    { words },
  );

/** Whether something can happen then. */
export const isTime = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value) && value >= 0;

const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Kinds of values that more than one part of a scenario has. */
export const kinds = {
  time: kind('a time in milliseconds, 0 or more', isTime),
  number: kind('a number', isNumber),
  count: kind('a whole number of 1 or more', (value) => Number.isInteger(value) && Number(value) >= 1),
  text: kind('a text that is not empty', (value) => typeof value === 'string' && value !== ''),
  code: kind('a function', (value) => typeof value === 'function'),
  flag: kind('true or false', (value) => typeof value === 'boolean'),
  object: kind('an object', isObject),
  name: v.custom<unknown>(
    (value) => nameProblem(value) === undefined,
    ({ input }) => nameProblem(input) ?? '',
  ),
  skill: v.custom<unknown>(
    (value) => nameProblem(value) === undefined && !String(value).includes('"'),
    ({ input }) => nameProblem(input) ?? `a skill has no double quotes in its name, which no target could ask for`,
  ),
};

/** An object with these keys, and no others. */
export const only = <E extends v.ObjectEntries>(entries: E) => v.pipe(kinds.object, v.strictObject(entries));

/** So long is no name of a person's. */
const longest = 255;

/** Why something can be no name that others refer to, if it cannot. */
export function nameProblem(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '') return `expected a name, but it is ${valueInWords(value)}`;
  if (value.length > longest) return `a name has ${longest} letters at most, and this one has ${value.length}`;
  if (value !== value.trim()) return `a name has no space around it, as ${JSON.stringify(value)} has`;
  if (value === '__proto__') return 'JavaScript keeps the name __proto__ for itself';
  return /[\p{Cc}\u2028\u2029]/u.test(value)
    ? `a name is one line without control characters, and this one is ${JSON.stringify(value)}`
    : undefined;
}

/** What is wrong in a scenario, at which place, and what was meant: `['drive.script.0.act', "'snd' is no act", 'send']`. */
export type Misfit = readonly [where: string, problem: string, meant?: string | undefined];
