import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
// Compiled, this file stands one folder deeper than its source; source maps give the paths of sources.
const ownFolders = (root.pathname.endsWith('/build/') ? [new URL('../', root), root] : [root]).flatMap((folder) =>
  ['core/', 'plugins/'].map((name) => fileURLToPath(new URL(name, folder))),
);

/** Where an error comes from in the author's own files, as `strategy.ts:12:5`; undefined when no frame is there. */
export const authorLine = (error: unknown): string | undefined => {
  if (!(error instanceof Error) || typeof error.stack !== 'string') return undefined;
  for (const line of error.stack.split('\n')) {
    const frame = frameOf(line);
    if (frame && isAuthors(frame.file)) return `${relative(process.cwd(), frame.file)}:${frame.position}`;
  }
  return undefined;
};

/** The file and position of one line of a stack: `at route (file:///a/strategy.ts:12:5)`. */
const frameOf = (line: string): { readonly file: string; readonly position: string } | undefined => {
  const [, place, position] = /^\s+at (?:.*? \()?(.+?):(\d+:\d+)\)?$/.exec(line) ?? [];
  if (place === undefined || position === undefined) return undefined;
  const file = place.replace(/^async /, '');
  if (file.startsWith('file:')) return { file: fileURLToPath(file), position };
  return /^(?:\/|[A-Za-z]:\\)/.test(file) ? { file, position } : undefined;
};

const isAuthors = (file: string): boolean =>
  !/[\\/]node_modules[\\/]/.test(file) && !ownFolders.some((folder) => file.startsWith(folder));
