import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { errors } from '../../kernel/errors.ts';
import { systemProblem } from '../../process/system-problem.ts';

/** A file that a command is to play. */
export interface FileMeant {
  /** As the author calls it. */
  readonly file: string;
  /** It was found in a folder: there may be nothing to play in it. */
  readonly isFound: boolean;
  /** It need not be loaded to know that there is nothing. */
  readonly isEmpty?: boolean;
}

/** The files of one call of a command. */
export interface FilesMeant {
  readonly files: readonly FileMeant[];
  /** One file that was named is played as it always was; a folder is many files, whatever is in it. */
  readonly isOne: boolean;
}

/** The files that are meant by the words of a command line: each file that is named, and of a folder all that could be played, each once. */
export function filesMeant(places: readonly string[]): FilesMeant {
  const all = places.flatMap((place) => (isFolder(place) ? filesIn(place) : [{ file: place, isFound: false }]));
  const files = all.filter((each, index) => index === all.findIndex((other) => isSame(each, other)));
  return { files, isOne: files.length === 1 && !files[0]!.isFound };
}

const isSame = (one: FileMeant, other: FileMeant): boolean => resolve(one.file) === resolve(other.file);

const isFolder = (place: string): boolean => existsSync(place) && statSync(place).isDirectory();

/** What others wrote, and what is made of the author's own. */
const leftOut: ReadonlySet<string> = new Set(['node_modules', 'build', 'dist', 'coverage']);

const filesIn = (folder: string): readonly FileMeant[] =>
  walk(folder).map((file) => ({ file, isFound: true, isEmpty: !mayExport(file) }));

/** In the order of the alphabet, so that it is the same on every machine; what a link leads to is not looked at. */
function walk(folder: string): readonly string[] {
  return entriesOf(folder)
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return entry.name.startsWith('.') || leftOut.has(entry.name) ? [] : walk(path);
      return entry.isFile() && isCandidate(entry.name) ? [path] : [];
    });
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw errors.fileUnreadable(folder, systemProblem(error));
  }
}

const isCandidate = (name: string): boolean =>
  /\.[cm]?[jt]sx?$/.test(name) && !/^\.|\.d\.[cm]?ts$|\.(?:test|spec|config)\.\w+$/.test(name);

/** What has no default export is no strategy and no scenario, and need not be run to find that out. */
const mayExport = (path: string): boolean => {
  try {
    return /\bdefault\b|\bmodule\s*\.\s*exports\b/.test(readFileSync(path, 'utf8'));
  } catch {
    // Why it cannot be read is told where it is played.
    return true;
  }
};
