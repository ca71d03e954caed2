import { errors } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import { positionOfWord } from './counters/position-of-word.ts';
import { importsOf, type Node } from './reading/parsed-program.ts';

const hostPackages = ['routeproof', 'inversify', 'rxjs', 'reflect-metadata'];

/** Whether a file of an author's and the bench must share this package: one instance of it. */
export const isHostPackage = (id: string): boolean =>
  hostPackages.some((name) => id === name || id.startsWith(`${name}/`));

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
        );
  }
};
