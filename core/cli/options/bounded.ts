import { InvalidArgumentError } from 'commander';
import { bounds } from './bounds.ts';

/** Makes what reads an option that is a whole number within its bounds. */
export const bounded =
  (option: keyof typeof bounds) =>
  (text: string): number => {
    const [least, most] = bounds[option];
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most)
      throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}`);
    return value;
  };
