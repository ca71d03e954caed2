import { errors } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import type { BundledFile } from './bundle-file.ts';
import { isHostPackage } from './host-packages.ts';
import { importsOf, type Node } from './reading/parsed-program.ts';
import { placeOfWord } from './counters/place-of-word.ts';

/** Throws where a file takes something from a package of the bench that it does not have, and says what was meant. */
export const checkHostImports = async (program: Node, { files, packages }: BundledFile): Promise<void> => {
  for (const { source, names } of importsOf(program)) {
    const name = packages.get(source);
    if (name === undefined || !isHostPackage(name)) continue;
    const exported = (await import(source)) as object;
    for (const wanted of names)
      if (wanted !== 'default' && !(wanted in exported))
        throw errors.fileImportMissing(
          placeOfWord(wanted, files),
          wanted,
          name,
          nearestName(wanted, Object.keys(exported)),
        );
  }
};
