import { readFileSync } from 'node:fs';
import { errors, type BenchError } from './errors.ts';

/** What a file of JSON says. Throws `fileMissing`, or what `unreadable` makes of the reason why it is none. */
export function jsonFile(file: string, unreadable: (file: string, reason: string) => BenchError): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw errors.fileMissing(file);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw unreadable(file, `it is no JSON (${(error as SyntaxError).message})`);
  }
}
