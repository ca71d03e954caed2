import { errors } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import { positionOfWord } from './counters/position-of-word.ts';
import { importsOf, type Node } from './reading/parsed-program.ts';

/** What the package exports from, in the order in which a name is looked for that was imported from another of them. */
export const packageEntries = [
  'routeproof',
  'routeproof/plugins',
  'routeproof/testing',
  'routeproof/protocol',
  'routeproof/report',
  'routeproof/engines',
  'routeproof/kit',
] as const;

const hostPackages = ['routeproof', 'inversify', 'rxjs', 'reflect-metadata'];

/** Whether a file of an author's and the bench must share this package: one instance of it. */
export const isHostPackage = (id: string): boolean =>
  hostPackages.some((name) => id === name || id.startsWith(`${name}/`));

/** The entry of the package that was meant by an import of one which it does not have. */
export const entryMeant = (id: string): string | undefined => {
  const [, own] = /^routeproof\/(.+)$/.exec(id) ?? [];
  const ends = packageEntries.map((entry) => entry.replace(/^routeproof\/?/, '')).filter((end) => end !== '');
  const meant = own === undefined ? undefined : nearestName(own, ends);
  return meant && `routeproof/${meant}`;
};

/** Throws where a file takes something from a package of the bench that it does not have, and says what was meant. */
export const checkHostImports = async (
  program: Node,
  files: readonly string[],
  packages: ReadonlyMap<string, string>,
): Promise<void> => {
  for (const { source, names } of importsOf(program)) {
    const name = packages.get(source);
    if (name === undefined || !isHostPackage(name)) continue;
    const exported = (await import(source)) as object;
    for (const wanted of names)
      if (wanted !== 'default' && !(wanted in exported))
        throw errors.fileImportMissing(
          positionOfWord(wanted, files),
          wanted,
          name,
          nearestName(wanted, Object.keys(exported)),
          await elsewhere(wanted),
        );
  }
};

/** The entry of the package that has a name which another does not have. */
const elsewhere = async (name: string): Promise<string | undefined> => {
  for (const entry of packageEntries) if (name in ((await import(entry)) as object)) return entry;
  return undefined;
};
