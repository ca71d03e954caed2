import { InvalidArgumentError } from 'commander';
import { wholeNumber } from './whole-number.ts';

/** Reads an option that is a whole number of 1 or more. */
export const atLeastOne = (text: string): number => {
  const value = wholeNumber(text);
  if (value === 0) throw new InvalidArgumentError('It must be at least 1');
  return value;
};
