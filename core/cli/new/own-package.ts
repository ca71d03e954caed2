import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this package: that of a checkout, or one in `node_modules`. */
export const packageRoot: string = fileURLToPath(new URL('../../../../', import.meta.url)).replace(/[\\/]$/, '');

/** What is read of a package.json. */
interface PackageFile {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** The package.json of this package. */
export const ownPackage = (): PackageFile => readJson(join(packageRoot, 'package.json')) as PackageFile;

/** How a project in a folder depends on this very package: by its version, or by the file or checkout that it came from. */
export const specFor = (folder: string): { readonly spec: string; readonly isCheckout: boolean } => {
  const above = dirname(packageRoot);
  if (basename(above) !== 'node_modules')
    return { spec: `file:${relative(resolve(folder), packageRoot)}`, isCheckout: true };
  const resolved = resolvedIn(above);
  return {
    spec: resolved?.startsWith('file:')
      ? `file:${relative(resolve(folder), resolve(dirname(above), resolved.slice('file:'.length)))}`
      : ownPackage().version,
    isCheckout: false,
  };
};

/** Where npm says that it has the package from; it says nothing when that is a registry. */
const resolvedIn = (modules: string): string | undefined => {
  const list = join(modules, '.package-lock.json');
  if (!existsSync(list)) return undefined;
  const { packages } = readJson(list) as {
    readonly packages: Readonly<Record<string, { readonly resolved?: string }>>;
  };
  return packages[`node_modules/${basename(packageRoot)}`]?.resolved;
};

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

const folder = join(packageRoot, 'examples');

/** The examples that come with the package, by difficulty. */
export const exampleNames = (): readonly string[] =>
  readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'scenario.ts')))
    .toSorted();

/** The files of an example, by name, with their texts. */
export const filesOfExample = (name: string): ReadonlyMap<string, string> =>
  new Map(
    (readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' }) as readonly string[])
      .toSorted()
      .filter((file) => statSync(join(folder, name, file)).isFile())
      .map((file) => [file, readFileSync(join(folder, name, file), 'utf8')]),
  );
