import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { packageVersion } from '../../kernel/package-version.ts';
import type { PagePart, SourceShown } from '../../page/page-document.ts';
import { pageFile } from '../../page/page-file.ts';
import type { Branch } from '../../report/coverage-table.ts';
import { sentenceOf } from '../../process/tell-error.ts';
import { refusedCase, type PlayedCase } from './reporters/played-case.ts';
import { OutputFile, outputKinds } from './output-file.ts';

/** Writes a report to the file that `--html` names; does nothing where there is none. */
export type WritePage = (
  title: string,
  parts: readonly PagePart[],
  loaded: readonly string[],
  notes?: readonly string[],
) => void;

/** Tries the file before work begins. */
export function htmlOut(option: string | undefined, force: boolean | undefined): WritePage {
  if (option === undefined) return () => {};
  const file = new OutputFile(option, outputKinds.page, force);
  return (title, parts, loaded, notes = []) => {
    const about = { routeproof: packageVersion(), title, command: commandTyped() };
    file.write(pageFile({ ...about, ...(notes.length > 0 && { notes }), parts }), loaded);
  };
}

/** Where a file cannot be played the page says so: the one that was written before would go on saying how it was then. */
export async function toldOnPage<T>(page: WritePage, file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    try {
      page(file, unplayedParts([refusedCase(file, thrown)], []), []);
    } catch (unwritten) {
      // Why it could not be played comes first.
      process.stderr.write(`${sentenceOf(unwritten)}\n`);
    }
    throw thrown;
  }
}

/** Files that were not played are parts, too. */
export const unplayedParts = (cases: readonly PlayedCase[], parts: readonly PagePart[]): readonly PagePart[] =>
  cases
    .filter(({ name }) => !parts.some((part) => part.name === name))
    .map(({ name, verdict, error }) => ({
      kind: 'unplayed',
      name,
      verdict,
      ...(error && { sentence: error.sentence }),
    }));

/** What was typed, without what Node and the program are called on this machine. */
const commandTyped = (): string =>
  ['routeproof', ...process.argv.slice(2)].map((word) => (/^[\w./:=,@+-]+$/.test(word) ? word : `'${word}'`)).join(' ');

/** The author's files, each with its branches; those of packages are not his. */
export const sourcesShown = (files: readonly string[], branches: readonly Branch[]): readonly SourceShown[] =>
  files
    .filter((file) => !/[\\/]node_modules[\\/]/.test(file))
    .map((path) => {
      const file = relative(process.cwd(), path);
      return {
        file,
        text: readFileSync(path, 'utf8'),
        branches: branches.filter((branch) => branch.file === file),
      };
    });
