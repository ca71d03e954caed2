import { changedParameters } from './changed-parameters.ts';
import { keepersIn, KeptFinder } from './kept-finder.ts';
import { parsedFiles } from './parsed-files.ts';
import { type Node, isFunction, walk } from './parsed-program.ts';

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
  const programs = parsedFiles(files);
  const keepers = new Set(programs.flatMap(({ program }) => keepersIn(program)));
  const parameters = changedParameters(programs.map(({ program }) => program));
  return programs.flatMap(({ program, positionOf }) =>
    rootsIn(program).flatMap((root) =>
      new KeptFinder(root, keepers, parameters).found.map(({ name, start }) => ({ name, where: positionOf(start) })),
    ),
  );
}

/** Functions of a program that make scenarios: what is given to `defineScenario`, or exported by default and names `plugins`. */
function scenariosIn(program: Node): readonly Node[] {
  const found: Node[] = [];
  walk(program, ({ type, callee, arguments: given = [], declaration }) => {
    if (type === 'CallExpression' && callee?.name === 'defineScenario') found.push(...given.filter(isFunction));
    if (type === 'ExportDefaultDeclaration' && declaration && isFunction(declaration) && namesPlugins(declaration))
      found.push(declaration);
  });
  return found;
}

function namesPlugins(node: Node): boolean {
  let names = false;
  walk(node, ({ type, key }) => (names ||= type === 'Property' && key?.name === 'plugins'));
  return names;
}
