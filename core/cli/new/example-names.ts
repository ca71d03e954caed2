import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from './own-package.ts';

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
