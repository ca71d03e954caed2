import { errors } from './errors.ts';

/** A length of virtual time, or a moment of it counted from the start of the run. */
export type Milliseconds = number;

/** So many seconds of virtual time, in milliseconds: `seconds(2)` is 2000. */
export const seconds = (count: number): Milliseconds => numberOf('seconds', count) * 1000;
/** So many minutes of virtual time, in milliseconds: `minutes(2)` is 120000. */
export const minutes = (count: number): Milliseconds => numberOf('minutes', count) * 60_000;
/** So many hours of virtual time, in milliseconds: `hours(2)` is 7200000. */
export const hours = (count: number): Milliseconds => numberOf('hours', count) * 3_600_000;

/** JavaScript would reckon with a text as with a number. */
function numberOf(unit: string, count: unknown): number {
  if (typeof count === 'number') return count;
  const given = typeof count === 'string' ? `'${count}'` : `a value of type ${typeof count}`;
  throw errors.badArgument(`\`${unit}\``, given, 'a number', `Give it a number, as in \`${unit}(5)\``);
}

/** A length of time as a sentence has it: `31 s`, `1500 ms`. */
export const timeInWords = (time: Milliseconds): string => (time % 1000 === 0 ? `${time / 1000} s` : `${time} ms`);
