import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { authorLine } from '../kernel/author/author-line.ts';
import { errors } from '../kernel/errors.ts';
import { offBench } from '../kernel/guard/bench-context.ts';

const asked = new Set<string>();

/**
 * The text of a file that a scenario or a strategy is made from, such as a rule table: `run --watch` watches it, and tokens know it.
 * A path is taken from the folder of the author's file that asks, and where nothing is there from the folder you are in.
 */
export function authorFile(file: string | URL): string {
  return offBench(() => {
    if (typeof file === 'string' && !isAbsolute(file)) return readFileSync(found(file), 'utf8');
    asked.add(typeof file === 'string' ? file : fileURLToPath(file));
    return readFileSync(file, 'utf8');
  });
}

/** Absolute paths of what `authorFile` was asked for in this process, also of what is missing. */
export const authorFiles = (): readonly string[] => [...asked];

function found(file: string): string {
  const asker = authorLine(new Error('read here'))?.replace(/:\d+:\d+$/, '');
  const places = [...new Set([asker === undefined ? '.' : dirname(asker), '.'].map((folder) => resolve(folder, file)))];
  const there = places.findIndex((place) => existsSync(place));
  // What would be read in its place if it were there is watched, too.
  for (const place of there < 0 ? places : places.slice(0, there + 1)) asked.add(place);
  if (there < 0) throw errors.tableMissing(file, places.length > 1 ? asker : undefined);
  return places[there]!;
}
