import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { authorFiles } from '../author-files/author-file.ts';
import type { AuthorCode } from '../kernel/author/author-code.ts';
import { authorLine } from '../kernel/author/author-line.ts';
import { problemOf } from '../kernel/author/problem-of.ts';
import { readable } from '../kernel/author/readable.ts';
import { BenchError, errors } from '../kernel/errors.ts';
import { onBench, type BenchContext } from '../kernel/guard/bench-context.ts';
import { installGuard } from '../kernel/guard/guard.ts';
import { pulse } from '../process/threads/pulse.ts';
import type { BundledFile } from './bundle-file.ts';
import { probeOf, type CodeProbe } from './counters/code-probe.ts';
import { positionOfWord } from './counters/position-of-word.ts';
import { importCode } from './import-code.ts';
import { whileLoading } from './loading.ts';
import { withFreshPackages } from './with-fresh-packages.ts';

/** All that is needed to evaluate a file of an author's, in any thread, as plain values. */
export interface LoadableFile extends BundledFile {
  /** As it was given. */
  readonly path: string;
  /** Whether its code is known never to await. */
  readonly synchronous: boolean;
  /** Where its code waits outside of all functions, as `strategy.ts:3:16`. */
  readonly awaits: readonly string[];
  /** What its default export should be, and how that is written; a strategy or a scenario, where nothing is said. */
  readonly expected?: readonly [what: string, write?: string];
}

/** A file of an author's, loaded. */
export interface LoadedFile {
  /** What is known of its code; its counters watch it. */
  readonly code: AuthorCode;
  /** Its default export. */
  readonly exported: unknown;
  /** What it was loaded from; another thread can evaluate the same. */
  readonly sources: LoadableFile;
  /** Counts what its code does. */
  readonly probe: CodeProbe;
  /** Loads the same code once more, as if for the first time; with a number that is new the author's packages, too. */
  readonly again: (nth?: number) => Promise<LoadedFile>;
}

/** Evaluates what was made of an author's file, here as if for the first time; errors name the author's line. */
export const evaluateFile = async (sources: LoadableFile, nth?: number): Promise<LoadedFile> => {
  readyForAuthors();
  const { default: exported } = await evaluated(nth === undefined ? sources : withFreshPackages(sources, nth));
  const { path, synchronous, probeKey, expected: [what, write] = ['a strategy or a scenario'] } = sources;
  if (exported === undefined) throw errors.fileExportsNothing(path, what, write);
  const again = (nextNth?: number) => evaluateFile(sources, nextNth);
  const probe = probeOf(probeKey)!;
  return { exported, sources, code: { synchronous, onControl: probe.onControl }, probe, again };
};

/** Makes a thread ready for code of an author's, before it is there: what it keeps of Node's functions is guarded, too. */
export function readyForAuthors(): void {
  installGuard();
  process.setSourceMapsEnabled(true);
  // The author's line may stand below many of RxJS's and ours.
  Error.stackTraceLimit = 100;
}

/** What a file asks for while it is loaded, it asks for in every run: its own calls are held to be repeatable; it may wait, and files are open. */
const loading: BenchContext = {
  where: 'while its file was loaded',
  offence: () => {},
  unhandled: () => {},
  allows: (reason, error) => reason === 'outside' || reason === 'wait' || authorLine(error) === undefined,
};

const evaluated = async (sources: LoadableFile): Promise<Readonly<Record<string, unknown>>> => {
  try {
    const work = () => onBench(loading, () => importCode(sources.code));
    return await whileLoading(sources, () => pulse.loading(work));
  } catch (thrown) {
    const error = readable(thrown);
    if (error instanceof BenchError) throw error;
    throw (
      missingExport(error, sources) ??
      required(error, sources) ??
      errors.fileThrew(authorLine(error) ?? sources.path, problemOf(error))
    );
  }
};

/** Node's complaint that a package of the author's has no such export, by the name that the author knows it by. */
const missingExport = (error: unknown, { packages, files }: BundledFile): BenchError | undefined => {
  if (!(error instanceof SyntaxError)) return undefined;
  const [, name] = /export named '(.+?)'|Named export '(.+?)' not found/.exec(error.message)?.filter(Boolean) ?? [];
  const [, from] = [...packages].find(([address]) => error.message.includes(`'${address}'`)) ?? [];
  if (name === undefined || from === undefined) return undefined;
  return errors.fileImportMissing(positionOfWord(name === 'default' ? from : name, files), name, from);
};

/** What is bundled stays outside as a module, which `require` cannot find. */
const required = (error: unknown, { packages, path }: LoadableFile): BenchError | undefined => {
  const [, address = ''] = /^Cannot find module '(file:.+?)'/.exec(problemOf(error)) ?? [];
  const name = packages.get(address);
  return name === undefined ? undefined : errors.fileRequires(authorLine(error) ?? path, name);
};

const hashOf = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

/** The hash of an author's code, with that of the tables which it has read so far: the same where the same is played, anywhere. */
export function sourcesHash({ sources }: LoadedFile): string {
  const tables = authorFiles().filter((file) => existsSync(file));
  if (tables.length === 0) return sources.hash;
  const contents = tables.map((file) => hashOf(readFileSync(file)));
  return hashOf([sources.hash, ...contents.toSorted()].join(' '));
}
