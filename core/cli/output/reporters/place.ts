import { relative, resolve, sep } from 'node:path';

/** A place in a file of the author's. */
export interface Place {
  /** From the top of the repository where that is known, else from the folder one is in; with slashes. */
  readonly file: string;
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
}

/** Where a finding was made, `strategy.ts:12:5`; without that, the file that was played. */
export const placeOf = (where: string | undefined, file: string | undefined): Place | undefined => {
  const [, name, line, column] = /^(.+?):(\d+)(?::(\d+))?$/.exec(where ?? '') ?? [];
  if (name === undefined) return file === undefined ? undefined : placeAt(file);
  return { ...placeAt(name), line: Number(line), ...(column !== undefined && { column: Number(column) }) };
};

/** The place with which a sentence begins. */
export const placeIn = (sentence: string): Place | undefined =>
  placeOf(/^\S+?:\d+(?::\d+)?(?=[:\s])/.exec(sentence)?.[0], undefined);

/** Where a CI server has checked the repository out: it shows findings at paths from there. */
const root = (): string => process.env['GITHUB_WORKSPACE'] ?? process.env['CI_PROJECT_DIR'] ?? process.cwd();

function placeAt(file: string): Place {
  const path = resolve(file);
  const fromRoot = relative(root(), path);
  return { file: (fromRoot.startsWith('..') ? file : fromRoot).split(sep).join('/'), path };
}
