import { existsSync, mkdirSync, mkdtempSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { authorLine } from '../../kernel/author/author-line.ts';
import { errors } from '../../kernel/errors.ts';

/** The folder that a variable of the environment names, for what each process of a test run leaves behind. */
export const environmentFolder = (variable: string): string | undefined => {
  const named = process.env[variable];
  // The author's code may go to another folder.
  return named === undefined || named === '' ? undefined : resolve(named);
};

/** Makes the folder before anything is played, and tries whether it takes a file. */
export function makeFolder(variable: string, folder: string): void {
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw errors.folderNotMade(variable, folder, 'it is a file, and should be a folder');
  try {
    withParents(folder);
    rmdirSync(mkdtempSync(join(folder, '.')));
  } catch (error) {
    throw errors.folderNotMade(variable, folder, (error as Error).message);
  }
}

/** Node's own `recursive` never ends where a parent cannot be made, in `/proc` for one. */
function withParents(folder: string): void {
  if (existsSync(folder)) return;
  withParents(dirname(folder));
  mkdirSync(folder);
}

/** The file that Node was started with, if it is the author's own: a runner of tests is not. */
export function startedFile(): string | undefined {
  const file = process.argv[1];
  if (file === undefined || file.split(sep).includes('node_modules')) return undefined;
  const path = relative(process.cwd(), file);
  return /\.test\.|\.spec\./.test(path) ? path : undefined;
}

/** The outermost line of the author's that is on the stack: that of the test rather than of what it calls. */
export function callingLine(): string | undefined {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 60;
  const called = new Error('called here');
  Error.stackTraceLimit = stackTraceLimit;
  called.stack = (called.stack ?? '').split('\n').toReversed().join('\n');
  return authorLine(called);
}

/** Nothing is written over: a second process of the same name gets a number. Gives the file that was written, if it could be. */
export function writeNew(folder: string, name: string, text: string, ending = 'json'): string | undefined {
  const plain = name.replaceAll(/[^\w.]+/g, '-').slice(-120);
  for (let number = 1; ; number++) {
    const file = join(folder, number === 1 ? `${plain}.${ending}` : `${plain}-${number}.${ending}`);
    try {
      writeFileSync(file, text, { flag: 'wx' });
      return file;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      process.stderr.write(`${errors.fileNotWritten(file, (error as Error).message).message}\n`);
      return undefined;
    }
  }
}
