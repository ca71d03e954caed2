import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { errors } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import type { BundledFile } from './bundle-file.ts';
import { isHostPackage } from './host-packages.ts';
import { importsOf, type Node } from './parsed-program.ts';

/** Throws where a file takes something from a package of the bench that it does not have, and says what was meant. */
export const checkHostImports = async (program: Node, { files, packages }: BundledFile): Promise<void> => {
  for (const { source, names } of importsOf(program)) {
    const name = packages.get(source);
    if (name === undefined || !isHostPackage(name)) continue;
    const exported = (await import(source)) as object;
    for (const wanted of names)
      if (wanted !== 'default' && !(wanted in exported))
        throw errors.fileImportMissing(
          firstPlaceOf(wanted, files),
          wanted,
          name,
          nearestName(wanted, Object.keys(exported)),
        );
  }
};

/** Where a word stands first in the files, as `strategy.ts:1:10`. */
const firstPlaceOf = (word: string, files: readonly string[]): string => {
  for (const file of files)
    for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
      const column = line.split(/[^\w$]/).includes(word) ? line.indexOf(word) : -1;
      if (column >= 0) return `${relative(process.cwd(), file)}:${index + 1}:${column + 1}`;
    }
  return relative(process.cwd(), files[0] ?? '');
};
