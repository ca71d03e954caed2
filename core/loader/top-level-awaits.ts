import { parsedFiles } from './reading/parsed-files.ts';
import { childrenOf, type Node } from './reading/parsed-program.ts';

/** Where an author's files wait outside of all functions, as `strategy.ts:3:16`; `whole` is what was made of them. */
export const topLevelAwaits = (whole: Node, files: readonly string[]): readonly string[] => {
  if (outsideFunctions(whole).length === 0) return [];
  return parsedFiles(files).flatMap(({ program, placeOf }) =>
    outsideFunctions(program).map(({ start }) => placeOf(start)),
  );
};

const outsideFunctions = (node: Node): readonly Node[] => {
  if (/Function/.test(node.type)) return [];
  const isAwait = node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await === true);
  return [...(isAwait ? [node] : []), ...childrenOf(node).flatMap(outsideFunctions)];
};
