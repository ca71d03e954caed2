import { parseAst } from 'rolldown/parseAst';
import { authorLine } from '../kernel/author-line.ts';
import { onBench, type BenchContext } from '../kernel/bench-context.ts';
import { BenchError, errors } from '../kernel/errors.ts';
import { installGuard } from '../kernel/guard.ts';
import { bundleFile, type BundledFile } from './bundle-file.ts';
import { checkHostImports } from './check-host-imports.ts';
import { probeOf, type CodeProbe } from './code-probe.ts';
import { importCode } from './import-code.ts';
import { checkIsFile } from './check-is-file.ts';
import { isSynchronous } from './is-synchronous.ts';
import { whileLoading } from './loading.ts';
import type { Node } from './parsed-program.ts';
import { placeOfWord } from './place-of-word.ts';
import { problemOf } from '../kernel/problem-of.ts';
import { readable } from '../kernel/readable.ts';
import { pulse } from './pulse.ts';
import { withFreshPackages } from './with-fresh-packages.ts';

/** A file of an author's, loaded. */
export interface LoadedFile {
  /** Its default export. */
  readonly exported: unknown;
  /** What it was loaded from: the author's files, their hash, and the one module that was made of them. */
  readonly sources: Pick<BundledFile, 'code' | 'files' | 'hash'>;
  /** Whether its code is known never to await. */
  readonly synchronous: boolean;
  /** Counts what its code does. */
  readonly probe: CodeProbe;
  /** Loads the same code once more, as if for the first time; with a number that is new the author's packages, too. */
  readonly again: (nth?: number) => Promise<LoadedFile>;
}

/** Loads an author's TypeScript or JavaScript as it is, without a build step; errors name the author's line. */
export const loadFile = async (path: string, onFile?: (file: string) => void): Promise<LoadedFile> => {
  checkIsFile(path);
  // Before the author's code is there: what it keeps of Node's functions is guarded, too.
  installGuard();
  process.setSourceMapsEnabled(true);
  // The author's line may stand below many of RxJS's and ours.
  Error.stackTraceLimit = 100;
  const bundled = await bundleFile(path, onFile);
  const program = parseAst(bundled.code) as unknown as Node;
  await checkHostImports(program, bundled);
  const { code, files, hash, probeKey } = bundled;
  const synchronous = isSynchronous(program, (source) => bundled.packages.get(source) ?? source);
  const evaluated = async (nth?: number): Promise<LoadedFile> => {
    const { default: exported } = await evaluate(path, nth === undefined ? bundled : withFreshPackages(bundled, nth));
    if (exported === undefined) throw errors.fileExportsNothing(path, 'a strategy or a scenario');
    return { exported, sources: { code, files, hash }, synchronous, probe: probeOf(probeKey)!, again: evaluated };
  };
  return evaluated();
};

/** What a file asks for while it is loaded, it asks for in every run: its own calls are held to be repeatable; it may wait, and files are open. */
const loading: BenchContext = {
  where: 'while its file was loaded',
  offence: () => {},
  unhandled: () => {},
  allows: (reason, error) => reason === 'outside' || reason === 'wait' || authorLine(error) === undefined,
};

const evaluate = async (path: string, bundled: BundledFile): Promise<Readonly<Record<string, unknown>>> => {
  try {
    const work = () => onBench(loading, () => importCode(bundled.code));
    return await whileLoading(path, bundled.files, () => pulse.loading(work));
  } catch (thrown) {
    const error = readable(thrown);
    if (error instanceof BenchError) throw error;
    throw missingExport(error, bundled) ?? errors.fileThrew(authorLine(error) ?? path, problemOf(error));
  }
};

/** Node's complaint that a package of the author's has no such export, by the name that the author knows it by. */
const missingExport = (error: unknown, { packages, files }: BundledFile): BenchError | undefined => {
  if (!(error instanceof SyntaxError)) return undefined;
  const [, name] = /export named '(.+?)'|Named export '(.+?)' not found/.exec(error.message)?.filter(Boolean) ?? [];
  const [, from] = [...packages].find(([address]) => error.message.includes(`'${address}'`)) ?? [];
  if (name === undefined || from === undefined) return undefined;
  return errors.fileImportMissing(placeOfWord(name === 'default' ? from : name, files), name, from);
};
