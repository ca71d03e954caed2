import { writeFileSync } from 'node:fs';
import { errors } from '../kernel/errors.ts';
import { problemOf } from './problem-of.ts';

/** Writes a file that an option asks for; where that cannot be, a sentence says why. */
export const writeOut = (file: string, text: string): void => {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw errors.fileNotWritten(file, problemOf(error));
  }
};
