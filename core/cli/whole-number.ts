import { InvalidArgumentError } from 'commander';

/** Reads an option that is a whole number of 0 or more. */
export const wholeNumber = (text: string): number => {
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(Number(text)))
    throw new InvalidArgumentError('It must be a whole number of 0 or more');
  return Number(text);
};
