import { valueInWords } from '../protocol/key-values/key-value-problem.ts';

/** Calling one throws, and what it would make is nothing that is played. */
export const isClass = (exported: unknown): boolean =>
  typeof exported === 'function' && /^class\b/.test(Function.prototype.toString.call(exported));

/** What stands where something else was to stand in a default export: `a function that gives a promise`. */
export const exportedInWords = (exported: unknown, made: unknown): string =>
  typeof exported === 'function' ? `a function that gives ${givenInWords(made)}` : givenInWords(made);

const givenInWords = (made: unknown): string => {
  if (made === undefined) return 'nothing';
  return made instanceof Promise ? 'a promise' : valueInWords(made);
};
