import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { childrenOf, type Node } from './parsed-program.ts';

/** Where an author's files wait outside of all functions, as `strategy.ts:3:16`; `program` is what was made of them. */
export const topLevelAwaits = (program: Node, files: readonly string[]): readonly string[] => {
  if (outsideFunctions(program).length === 0) return [];
  return files.filter((file) => /\.[cm]?[jt]sx?$/.test(file) && !/[\\/]node_modules[\\/]/.test(file)).flatMap(awaitsOf);
};

const awaitsOf = (file: string): readonly string[] => {
  const text = readFileSync(file, 'utf8');
  const lang = /\.[cm]?([jt]sx?)$/.exec(file)![1] as 'js' | 'jsx' | 'ts' | 'tsx';
  return outsideFunctions(parseAst(text, { lang }) as unknown as Node).map(({ start }) => {
    const before = text.slice(0, start).split('\n');
    return `${relative(process.cwd(), file)}:${before.length}:${before.at(-1)!.length + 1}`;
  });
};

const outsideFunctions = (node: Node): readonly Node[] => {
  if (/Function/.test(node.type)) return [];
  const isAwait = node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await === true);
  return [...(isAwait ? [node] : []), ...childrenOf(node).flatMap(outsideFunctions)];
};
