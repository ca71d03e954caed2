import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

type Listener = (file: string) => void;

let listener: Listener = () => {};

/** The text of a file that a scenario or a strategy is made from, such as a rule table; `run --watch` hears of it. */
export function authorFile(file: string | URL): string {
  listener(typeof file === 'string' ? resolve(file) : fileURLToPath(file));
  return readFileSync(file, 'utf8');
}

/** Is told the absolute path of each file that `authorFile` is asked for, also of one that is missing. */
export function onAuthorFile(told: Listener): void {
  listener = told;
}
