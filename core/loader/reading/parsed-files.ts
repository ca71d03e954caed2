import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import type { Node } from './parsed-program.ts';

/** A file of an author's as its program, before anything was made of it. */
export interface ParsedFile {
  readonly program: Node;
  /** `strategy.ts:4:7` of what begins there. */
  readonly positionOf: (start: number) => string;
}

/** Those of an author's files that are TypeScript or JavaScript and no package's, in their order. */
export const parsedFiles = (files: readonly string[]): readonly ParsedFile[] =>
  files.filter((file) => /\.[cm]?[jt]sx?$/.test(file) && !/[\\/]node_modules[\\/]/.test(file)).flatMap(parsed);

function parsed(file: string): readonly ParsedFile[] {
  const text = readFileSync(file, 'utf8');
  try {
    const lang = /\.[cm]?([jt]sx?)$/.exec(file)![1] as 'js' | 'jsx' | 'ts' | 'tsx';
    const program = parseAst(text, { lang }) as unknown as Node;
    return [{ program, positionOf: (start) => positionAt(file, text, start) }];
  } catch {
    return [];
  }
}

function positionAt(file: string, text: string, start: number): string {
  const lines = text.slice(0, start).split('\n');
  return `${relative(process.cwd(), file)}:${lines.length}:${lines.at(-1)!.length + 1}`;
}
