import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { keepersIn, KeptFinder } from './kept-finder.ts';
import type { Node } from './parsed-program.ts';
import { scenariosIn } from './scenarios-in.ts';

/** A variable of an author's file that functions change, so that it stays from run to run, or is shared by actors. */
export interface KeptByModule {
  readonly name: string;
  /** `strategy.ts:4:7`. */
  readonly where: string;
}

/** Finds what stands outside of all functions of an author's files, in their order; what a package keeps is not looked for. */
export const keptByModules = (files: readonly string[]): readonly KeptByModule[] =>
  keptIn(files, (program) => [program]);

/** Finds what stands in a function that makes a scenario, and is changed by what it gives to actors. */
export const keptByScenarios = (files: readonly string[]): readonly KeptByModule[] => keptIn(files, scenariosIn);

function keptIn(files: readonly string[], rootsIn: (program: Node) => readonly Node[]): readonly KeptByModule[] {
  const programs = files
    .filter((file) => /\.[cm]?[jt]s$/.test(file) && !/[\\/]node_modules[\\/]/.test(file))
    .map((file) => ({ file, ...parsed(file) }));
  const keepers = new Set(programs.flatMap(({ program }) => (program === undefined ? [] : keepersIn(program))));
  return programs.flatMap(({ file, text, program }) =>
    (program === undefined ? [] : rootsIn(program)).flatMap((root) =>
      new KeptFinder(root, keepers).found.map(({ name, start }) => ({ name, where: placeAt(file, text, start) })),
    ),
  );
}

function parsed(file: string): { readonly text: string; readonly program?: Node } {
  const text = readFileSync(file, 'utf8');
  try {
    return { text, program: parseAst(text, { lang: /\.[cm]?ts$/.test(file) ? 'ts' : 'js' }) as unknown as Node };
  } catch {
    return { text };
  }
}

function placeAt(file: string, text: string, start: number): string {
  const lines = text.slice(0, start).split('\n');
  return `${relative(process.cwd(), file)}:${lines.length}:${lines.at(-1)!.length + 1}`;
}
