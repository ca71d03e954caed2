import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import type { Node } from './parsed-program.ts';

interface Declared extends Node {
  readonly kind?: string;
  readonly declaration?: Declared | null;
  readonly declarations?: readonly (Node & { readonly init?: Node | null })[];
}

/** Variables outside of all functions in which an author's files can keep something from run to run, the likeliest first. */
export function keptByModules(files: readonly string[]): readonly string[] {
  const found = files
    .filter((file) => /\.[cm]?[jt]s$/.test(file) && !/[\\/]node_modules[\\/]/.test(file))
    .flatMap(keptBy);
  const likely = found.filter(({ isLikely }) => isLikely);
  return (likely.length > 0 ? likely : found).map(({ name, place }) => `\`${name}\` (${place})`);
}

function keptBy(file: string) {
  const text = readFileSync(file, 'utf8');
  const program = parseAst(text, { lang: /\.[cm]?ts$/.test(file) ? 'ts' : 'js' }) as unknown as Declared;
  return (program.body as readonly Declared[]).flatMap((statement) => {
    const { kind, declarations = [] } = statement.declaration ?? statement;
    return declarations.flatMap(({ id, init, start }) => {
      const isLikely = kind === 'let' || kind === 'var' || init?.type === 'NewExpression';
      const holds = isLikely || init?.type === 'ArrayExpression' || init?.type === 'ObjectExpression';
      const place = `${basename(file)}:${text.slice(0, start).split('\n').length}`;
      return holds && id?.name !== undefined ? [{ name: id.name, place, isLikely }] : [];
    });
  });
}
