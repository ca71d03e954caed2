import { parseAst } from 'rolldown/parseAst';
import { checkIsFile } from '../process/check-is-file.ts';
import { bundleFile } from './bundle-file.ts';
import { evaluateFile, type LoadableFile, type LoadedFile, readyForAuthors } from './evaluate-file.ts';
import { checkHostImports } from './host-packages.ts';
import { isSynchronous } from './is-synchronous.ts';
import { parsedFiles } from './reading/parsed-files.ts';
import { type Node, childrenOf } from './reading/parsed-program.ts';

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
  await checkHostImports(program, bundled.files, bundled.packages);
  const synchronous = isSynchronous(program, (source) => bundled.packages.get(source) ?? source);
  const awaits = topLevelAwaits(program, bundled.files);
  return evaluateFile({ ...bundled, path, synchronous, awaits, ...(expected && { expected }) });
};

/** Where an author's files wait outside of all functions, as `strategy.ts:3:16`; `whole` is what was made of them. */
const topLevelAwaits = (whole: Node, files: readonly string[]): readonly string[] => {
  if (outsideFunctions(whole).length === 0) return [];
  return parsedFiles(files).flatMap(({ program, positionOf }) =>
    outsideFunctions(program).map(({ start }) => positionOf(start)),
  );
};

const outsideFunctions = (node: Node): readonly Node[] => {
  if (/Function/.test(node.type)) return [];
  const isAwait = node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await === true);
  return [...(isAwait ? [node] : []), ...childrenOf(node).flatMap(outsideFunctions)];
};
