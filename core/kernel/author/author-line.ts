import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = new URL('../../../', import.meta.url);
// Compiled, this file stands one folder deeper than its source; source maps give the paths of sources.
const ownFolders = (root.pathname.endsWith('/build/') ? [new URL('../', root), root] : [root]).flatMap((folder) =>
  ['core/', 'plugins/'].map((name) => fileURLToPath(new URL(name, folder))),
);

/**
 * Where an error comes from in the author's own files, as `strategy.ts:12:5`; undefined when no frame is there. Whoever has told the
 * bench to run, a test say, stands below all that happens in the run, and has no part in it.
 */
export const authorLine = (error: unknown): string | undefined => {
  const frames = framesOf(error);
  const begun = frames.findIndex(runsBench);
  const frame = (begun < 0 ? frames : frames.slice(0, begun)).find(({ file }) => isAuthors(file));
  return frame && `${relative(process.cwd(), frame.file)}:${frame.position}`;
};

/** Whether code of the bench had a part in an error; what a socket or a timer of the author's throws has none of it. */
export const comesFromBench = (error: unknown): boolean => framesOf(error).some(({ file }) => isOwn(file));

interface Frame {
  /** Of what was called: `Clock.step`, `async Clock.#runWithTurns`; '' of what has no name. */
  readonly name: string;
  readonly file: string;
  readonly position: string;
}

/** The stack of what was thrown; an author's error may have none, or one that cannot be read. */
const framesOf = (error: unknown): readonly Frame[] => {
  let stack: unknown;
  try {
    stack = error instanceof Error ? error.stack : undefined;
  } catch {
    return [];
  }
  if (typeof stack !== 'string') return [];
  return stack
    .split('\n')
    .map(frameOf)
    .filter((frame) => frame !== undefined);
};

/** The file and position of one line of a stack: `at route (file:///a/strategy.ts:12:5)`. */
const frameOf = (line: string): Frame | undefined => {
  const [, name = '', place, position] = /^\s+at (?:(.*?) \()?(.+?):(\d+:\d+)\)?$/.exec(line) ?? [];
  if (place === undefined || position === undefined) return undefined;
  const file = place.replace(/^async /, '');
  if (file.startsWith('file:')) return { name, file: fileURLToPath(file), position };
  return /^(?:\/|[A-Za-z]:\\)/.test(file) ? { name, file, position } : undefined;
};

/** Whether it calls whatever happens in a run. */
const runsBench = ({ name, file }: Frame): boolean => isOwn(file) && /\b(?:Clock|ComposedBench)\./.test(name);

const isOwn = (file: string): boolean => ownFolders.some((folder) => file.startsWith(folder));

/** Whether a file is an author's: no package's, and none of the bench. */
export const isAuthors = (file: string): boolean => !/[\\/]node_modules[\\/]/.test(file) && !isOwn(file);
