import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isAuthors } from '../kernel/author/author-line.ts';
import { errors } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import { authorModule, type AuthorModule } from './author-module.ts';
import { probeAddress } from './counters/code-probe.ts';
import { entryMeant, isHostPackage, packageEntries } from './host-packages.ts';
import { positionOfWord } from './counters/position-of-word.ts';

/** The names that packages of the bench export, by their specifiers: whoever imports another is told so. */
export type HostNames = Readonly<Record<string, readonly string[]>>;

interface Resolved {
  readonly url: string;
  readonly format?: string;
  readonly shortCircuit?: boolean;
}

interface Loaded {
  readonly format?: string | null | undefined;
  readonly source?: unknown;
  readonly shortCircuit?: boolean;
}

/** Node asks with promises in a thread of its own, and without them where it can. */
type Now<Value> = Value | Promise<Value>;

const counterScheme = 'routeproof-counter:';
const helperScheme = 'routeproof-helper:';
const written = /\.(?:[cm]?tsx?|jsx)$/;
const readable = /\.(?:[cm]?tsx?|m?jsx?)$/;
const endings = ['.ts', '.mts', '.tsx', '.js', '.mjs', '/index.ts', '/index.js'];

let hostNames: HostNames = {};
const modules: AuthorModule[] = [];
const addresses: string[] = [];

/** Called by Node in the thread of the hooks, and by ourselves where they need none. */
export const initialize = (names: HostNames): void => {
  hostNames = names;
};

/** Finds an author's file as \`routeproof run\` finds it: also without its ending. */
export const resolve = (
  specifier: string,
  context: { readonly parentURL?: string | undefined },
  next: (specifier: string, context?: object) => Now<Resolved>,
): Now<Resolved> => {
  if (specifier.startsWith(counterScheme)) return { url: specifier, format: 'module', shortCircuit: true };
  if (specifier in calledByDecorators)
    return { url: `${helperScheme}${specifier}`, format: 'module', shortCircuit: true };
  const parent = authorsFile(context.parentURL);
  if (parent === undefined) return next(specifier, context);
  const missing = (error: unknown): never => {
    const { code } = error as NodeJS.ErrnoException;
    const isEntry = code === 'ERR_PACKAGE_PATH_NOT_EXPORTED' && isHostPackage(specifier);
    if (code !== 'ERR_MODULE_NOT_FOUND' && !isEntry) throw error;
    const quote = readFileSync(parent, 'utf8').includes(`'${specifier}'`) ? "'" : '"';
    throw errors.fileImportMissing(
      positionOfWord(`${quote}${specifier}${quote}`, [parent]),
      specifier,
      undefined,
      entryMeant(specifier),
    );
  };
  return settled(() => next(withEnding(specifier, context.parentURL!), context), undefined, missing);
};

/** Puts counters into an author's files, and makes JavaScript of them. */
export const load = (
  url: string,
  context: object,
  next: (url: string, context?: object) => Now<Loaded>,
): Now<Loaded> => {
  if (url.startsWith(counterScheme)) return { ...asModule(counterOf(url)), shortCircuit: true };
  if (url.startsWith(helperScheme)) return asModule(calledByDecorators[url.slice(helperScheme.length)]!);
  const file = authorsFile(url);
  if (file === undefined || !readable.test(file)) return next(url, context);
  if (written.test(file)) return asModule(loaded(url, file));
  const ifModule = (found: Loaded): Loaded => (found.format === 'module' ? asModule(loaded(url, file)) : found);
  return settled(() => next(url, context), ifModule);
};

const asModule = (source: string): Loaded => ({ format: 'module', source, shortCircuit: true });

const authorsFile = (url: string | undefined): string | undefined => {
  if (url?.startsWith('file:') !== true) return undefined;
  const file = fileURLToPath(url.replace(/[?#].*$/, ''));
  return isAuthors(file) ? file : undefined;
};

const loaded = (url: string, file: string): string => {
  const key = modules.length;
  const made = authorModule(file, `${counterScheme}${key}`);
  for (const { source, names } of made.imports) checkNames(file, source, names);
  modules.push(made);
  addresses.push(url);
  return made.code;
};

/** The module that a file counts with: evaluated before it, and before all that it imports in a circle. */
const counterOf = (url: string): string => {
  const key = Number(url.slice(counterScheme.length));
  const { positions, synchronous, imports } = modules[key]!;
  const address = addresses[key]!;
  const own = imports.filter(({ source }) => source.startsWith('.')).map(({ source }) => withEnding(source, address));
  const facts = { address, synchronous, imports: own };
  return `import{openFileProbe}from${JSON.stringify(probeAddress)};export const count=openFileProbe(${key},${JSON.stringify(positions)},${JSON.stringify(facts)});`;
};

/** A relative specifier as the address of the file that is meant, where it is not written in full. */
const withEnding = (specifier: string, parent: string): string => {
  if (!/^\.{0,2}\//.test(specifier)) return specifier;
  const { href } = new URL(specifier, parent);
  const candidates = [href, ...endings.map((ending) => href + ending), href.replace(/\.([cm]?)js(x?)$/, '.$1ts$2')];
  return candidates.find(isFile) ?? specifier;
};

const isFile = (address: string): boolean => {
  const file = fileURLToPath(address.replace(/[?#].*$/, ''));
  return existsSync(file) && statSync(file).isFile();
};

const checkNames = (file: string, source: string, names: readonly string[]): void => {
  const known = hostNames[source];
  if (known === undefined) return;
  for (const name of names)
    if (name !== 'default' && !known.includes(name))
      throw errors.fileImportMissing(
        positionOfWord(name, [file]),
        name,
        source,
        nearestName(name, known),
        elsewhere(name),
      );
};

/** The entry of the package that has a name which another does not have. */
const elsewhere = (name: string): string | undefined =>
  packageEntries.find((entry) => hostNames[entry]?.includes(name) === true);

const settled = <Value>(
  ask: () => Now<Value>,
  change: (value: Value) => Value = (value) => value,
  missing: (error: unknown) => never = (error) => {
    throw error;
  },
): Now<Value> => {
  try {
    const answer = ask();
    return answer instanceof Promise ? answer.then(change, missing) : change(answer);
  } catch (error) {
    return missing(error);
  }
};

/** What compiled decorators call, as modules by their names: rolldown has them within itself, and Node would look for a package. */
const calledByDecorators: Readonly<Record<string, string>> = {
  '@oxc-project/runtime/helpers/decorate': `export default (decorators, target, key, description) => {
    let result = arguments_(key, target, description);
    for (const decorator of decorators.toReversed())
      result = (key === undefined ? decorator(result) : description === undefined ? decorator(target, key) : decorator(target, key, result)) || result;
    if (key !== undefined && description !== undefined && result) Object.defineProperty(target, key, result);
    return result;
  };
  const arguments_ = (key, target, description) =>
    key === undefined ? target : description === null ? Object.getOwnPropertyDescriptor(target, key) : description;`,
  '@oxc-project/runtime/helpers/decorateMetadata':
    "export default (key, value) => typeof Reflect.metadata === 'function' ? Reflect.metadata(key, value) : () => {};",
  '@oxc-project/runtime/helpers/decorateParam':
    'export default (index, decorator) => (target, key) => decorator(target, key, index);',
};
