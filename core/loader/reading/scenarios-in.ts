import { isFunction, walk, type Node } from './parsed-program.ts';

/** Functions of a program that make scenarios: what is given to `defineScenario`, or exported by default and names `plugins`. */
export function scenariosIn(program: Node): readonly Node[] {
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
