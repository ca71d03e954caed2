import { existsSync, mkdirSync, mkdtempSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { authorLine } from '../../kernel/author/author-line.ts';
import { errors } from '../../kernel/errors.ts';
import type { Coverage } from '../../report/coverage.ts';
import { coverageText } from './coverage-document.ts';
import { mergeCoverage } from './merge-coverage.ts';

/** Adds what a run or a search has shown to what this process keeps; the name is that of its scenario. */
export type KeepCoverage = (coverage: Coverage, scenario: string) => void;

const position = /:\d+:\d+$/;

/** What this process has to write when it ends. */
let kept: { coverage: Coverage; readonly name: string } | undefined;

/**
 * Where the environment variable ROUTEPROOF_COVERAGE names a folder, what to give coverage to: when the process ends, it is
 * written there, in a file named after the author's. To be asked by the function that an author calls, or with the author's line.
 */
export function coverageKeeper(where?: string): KeepCoverage | undefined {
  const named = process.env['ROUTEPROOF_COVERAGE'];
  if (named === undefined || named === '') return undefined;
  // The author's code may go to another folder.
  const folder = resolve(named);
  if (kept === undefined) makeFolder(folder);
  const caller = kept === undefined ? (where ?? callingLine())?.replace(position, '') : undefined;
  return (coverage, scenario) => {
    if (kept === undefined) {
      const first = (kept = { coverage, name: startedFile() ?? caller ?? scenario });
      process.on('exit', () => write(folder, first));
    } else kept.coverage = mergeCoverage([kept.coverage, coverage]);
  };
}

/** The file that Node was started with, if it is the author's own: a runner of tests is not. */
function startedFile(): string | undefined {
  const file = process.argv[1];
  if (file === undefined || file.split(sep).includes('node_modules')) return undefined;
  const path = relative(process.cwd(), file);
  return /\.test\.|\.spec\./.test(path) ? path : undefined;
}

/** The outermost line of the author's that is on the stack: that of the test rather than of what it calls. */
function callingLine(): string | undefined {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 60;
  const called = new Error('called here');
  Error.stackTraceLimit = stackTraceLimit;
  called.stack = (called.stack ?? '').split('\n').toReversed().join('\n');
  return authorLine(called);
}

/** Makes the folder before anything is played, and tries whether it takes a file. */
function makeFolder(folder: string): void {
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw errors.folderNotMade(folder, 'it is a file, and should be a folder');
  try {
    withParents(folder);
    rmdirSync(mkdtempSync(join(folder, '.')));
  } catch (error) {
    throw errors.folderNotMade(folder, (error as Error).message);
  }
}

/** Node's own `recursive` never ends where a parent cannot be made, in `/proc` for one. */
function withParents(folder: string): void {
  if (existsSync(folder)) return;
  withParents(dirname(folder));
  mkdirSync(folder);
}

/** Nothing is written over: a second process of the same name gets a number. */
function write(folder: string, { coverage, name }: { readonly coverage: Coverage; readonly name: string }): void {
  const text = coverageText(coverage);
  const plain = name.replaceAll(/[^\w.]+/g, '-');
  for (let number = 1; ; number++) {
    const file = join(folder, number === 1 ? `${plain}.json` : `${plain}-${number}.json`);
    try {
      return writeFileSync(file, text, { flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      process.stderr.write(`${errors.fileNotWritten(file, (error as Error).message).message}\n`);
      return;
    }
  }
}
