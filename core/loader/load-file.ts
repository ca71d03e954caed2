import { parseAst } from 'rolldown/parseAst';
import { bundleFile } from './bundle-file.ts';
import { checkHostImports } from './check-host-imports.ts';
import { checkIsFile } from '../process/check-is-file.ts';
import { evaluateFile, type LoadableFile, type LoadedFile } from './evaluate-file.ts';
import { isSynchronous } from './is-synchronous.ts';
import type { Node } from './reading/parsed-program.ts';
import { readyForAuthors } from './ready-for-authors.ts';
import { topLevelAwaits } from './top-level-awaits.ts';

/** Loads an author's TypeScript or JavaScript as it is, without a build step; errors name the author's line. */
export const loadFile = async (
  path: string,
  onFile?: (file: string) => void,
  expected?: LoadableFile['expected'],
): Promise<LoadedFile> => {
  checkIsFile(path);
  readyForAuthors();
  const bundled = await bundleFile(path, onFile);
  const program = parseAst(bundled.code) as unknown as Node;
  await checkHostImports(program, bundled);
  const synchronous = isSynchronous(program, (source) => bundled.packages.get(source) ?? source);
  const awaits = topLevelAwaits(program, bundled.files);
  return evaluateFile({ ...bundled, path, synchronous, awaits, ...(expected && { expected }) });
};
