import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { authorLine } from '../kernel/author/author-line.ts';
import { errors } from '../kernel/errors.ts';
import { offBench } from '../kernel/guard/bench-context.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import { valueInWords } from '../protocol/key-values/key-value-problem.ts';

const asked = new Set<string>();

/**
 * The text of a file that a scenario or a strategy is made from, such as a rule table: `run --watch` watches it, and tokens know it.
 * A path is taken from the folder of the author's file that asks, and where nothing is there from the folder you are in.
 */
export function authorFile(file: string | URL): string {
  if (typeof file !== 'string' && !(file instanceof URL))
    throw errors.optionOutOfRange('A table', 'file', valueInWords(file), 'the path of a file, or its URL');
  return offBench(() => {
    if (typeof file === 'string' && !isAbsolute(file)) return textOf(file, found(file));
    asked.add(typeof file === 'string' ? file : fileURLToPath(file));
    return textOf(String(file), file);
  });
}

/** What is read in other letters than it was written in would bring names together that are not the same. */
function textOf(said: string, path: string | URL): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'EISDIR' ? errors.fileUnreadable(said, 'it is a folder') : error;
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // Told below.
  }
  throw errors.fileUnreadable(said, 'its letters are not those of UTF-8; save it as “CSV UTF-8”');
}

/** Absolute paths of what `authorFile` was asked for in this process, also of what is missing. */
export const authorFiles = (): readonly string[] => [...asked];

function found(file: string): string {
  const asker = authorLine(new Error('read here'))?.replace(/:\d+:\d+$/, '');
  const places = [...new Set([asker === undefined ? '.' : dirname(asker), '.'].map((folder) => resolve(folder, file)))];
  const there = places.findIndex((place) => existsSync(place));
  // What would be read in its place if it were there is watched, too.
  for (const place of there < 0 ? places : places.slice(0, there + 1)) asked.add(place);
  if (there < 0) throw errors.tableMissing(file, places.length > 1 ? asker : undefined, meantBy(file, places));
  return places[there]!;
}

/** The file beside the one that is missing whose name is near. */
function meantBy(file: string, places: readonly string[]): string | undefined {
  for (const folder of places.map((place) => dirname(place)).filter((each) => existsSync(each))) {
    const near = nearestName(basename(file), readdirSync(folder).toSorted());
    if (near !== undefined) return join(dirname(file), near);
  }
  return undefined;
}
