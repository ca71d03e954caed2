import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown, type Plugin } from 'rolldown';
import { errors } from '../kernel/errors.ts';
import type { CodePosition } from '../process/threads/known-positions.ts';
import { bundleError } from './bundle-error.ts';
import { probeAddress } from './counters/code-probe.ts';
import { counterName, instrument } from './counters/instrument.ts';
import { positionOfWord } from './counters/position-of-word.ts';
import { entryMeant, isHostPackage } from './host-packages.ts';

/** A file of an author's with all that it imports from its folder, as one module of JavaScript. */
export interface BundledFile {
  readonly code: string;
  /** The author's files, the given one and those that it imports; absolute paths, sorted. */
  readonly files: readonly string[];
  /** The packages that it imports: by the address that the module has for one, the name that the author wrote. */
  readonly packages: ReadonlyMap<string, string>;
  /** Of the contents of these files: the same where the sources are the same. */
  readonly hash: string;
  /** Under which `probeOf` gives the probe of the module, once it runs. */
  readonly probeKey: number;
}

let bundles = 0;

/** Makes one module of a file and of the files that it imports, with counters in it; packages stay outside. */
export const bundleFile = async (path: string, onFile: (file: string) => void = () => {}): Promise<BundledFile> => {
  const entry = resolve(path);
  const positions: CodePosition[] = [];
  const packages = new Map<string, string>();
  const outside = packagesStayOutside(packages);
  try {
    const { code, files } = await bundled(entry, [outside, withCounters(positions, onFile)]);
    packages.set(probeAddress, 'routeproof');
    const probeKey = ++bundles;
    const hash = await hashOf(dirname(entry), files);
    return { code: headOf(probeKey, positions) + code.replace(/^#!/, '//'), files, packages, hash, probeKey };
  } catch (error) {
    // A complaint shows lines of code: those that the author wrote.
    throw bundleError(
      await bundled(entry, [outside]).then(
        () => error,
        (plain: unknown) => plain,
      ),
    );
  }
};

const bundled = async (entry: string, plugins: readonly Plugin[]) => {
  const folder = dirname(entry);
  const bundle = await rolldown({
    input: entry,
    platform: 'node',
    tsconfig: false,
    logLevel: 'silent',
    transform: { target: 'node20', decorator: { legacy: true, emitDecoratorMetadata: true } },
    plugins: [...plugins],
  });
  try {
    const { output } = await bundle.generate({
      format: 'esm',
      codeSplitting: false,
      dir: folder,
      sourcemap: 'inline',
      sourcemapPathTransform: (source) => pathToFileURL(resolve(folder, source)).href,
    });
    return { code: output[0].code, files: [...(await bundle.watchFiles)].toSorted() };
  } finally {
    await bundle.close();
  }
};

/** On the first line, which then stays the first: source maps count lines. */
const headOf = (key: number, positions: readonly CodePosition[]): string =>
  `import{openProbe}from${JSON.stringify(probeAddress)};const ${counterName}=openProbe(${key},${JSON.stringify(positions)});`;

const withCounters = (positions: CodePosition[], onFile: (file: string) => void): Plugin => ({
  name: 'with-counters',
  transform: {
    order: 'pre',
    handler(source, id) {
      if (!isAbsolute(id)) return null;
      onFile(id);
      return isAuthors(id) ? (instrument(source, id, positions) ?? null) : null;
    },
  },
});

const isAuthors = (file: string): boolean => !/[\\/]node_modules[\\/]/.test(file);

/**
 * Packages that the author shares with the bench must be the very modules that the bench has, or `instanceof` and the
 * container's metadata would fail; the author's own are those that his file sees.
 */
const packagesStayOutside = (packages: Map<string, string>): Plugin => ({
  name: 'packages-stay-outside',
  resolveId: {
    order: 'pre',
    async handler(id, importer) {
      if (importer === undefined || /^[./\0]|^@oxc-project\/runtime/.test(id) || isAbsolute(id)) return null;
      if (isBuiltin(id)) return { id, external: true };
      const own = isHostPackage(id) ? hostModule(id) : (await this.resolve(id, importer, { skipSelf: true }))?.id;
      if (own === undefined || !isAbsolute(own))
        throw errors.fileImportMissing(positionOfWord(id, [importer]), id, undefined, entryMeant(id));
      const address = pathToFileURL(own).href;
      packages.set(address, id);
      return { id: address, external: true };
    },
  },
});

const hostModule = (id: string): string | undefined => {
  try {
    // The build has put a module before RxJS that is quicker to import.
    return fileURLToPath(id === 'rxjs' ? new URL('../rxjs.js', import.meta.url) : import.meta.resolve(id));
  } catch {
    return undefined;
  }
};

const hashOf = async (folder: string, files: readonly string[]): Promise<string> => {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${relative(folder, file)}\0${await readFile(file, 'utf8')}\0`);
  return hash.digest('hex');
};
