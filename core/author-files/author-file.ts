import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { offBench } from '../kernel/guard/bench-context.ts';

const asked = new Set<string>();

/** The text of a file that a scenario or a strategy is made from, such as a rule table: `run --watch` watches it, and tokens know it. */
export function authorFile(file: string | URL): string {
  asked.add(typeof file === 'string' ? resolve(file) : fileURLToPath(file));
  return offBench(() => readFileSync(file, 'utf8'));
}

/** Absolute paths of what `authorFile` was asked for in this process, also of what is missing. */
export const authorFiles = (): readonly string[] => [...asked];
