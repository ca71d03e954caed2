import type { Node } from './parsed-program.ts';

/** What to call a function for people: by its own name, by what it is given to, or by where it is handed over. */
export const functionName = ({ id }: Node, [parent, grandparent]: readonly Node[]): string => {
  const name = nameOf(id) ?? (parent && nameGivenBy(parent)) ?? '';
  if (name !== '') return `function ${name}`;
  if (parent?.type === 'ExportDefaultDeclaration') return 'the default export';
  const call = parent?.type === 'CallExpression' ? parent : grandparent;
  const callee = call?.type === 'CallExpression' ? (nameOf(call.callee) ?? nameOf(call.callee?.property)) : undefined;
  return callee === undefined ? 'a function' : `the function in ${callee}(…)`;
};

const nameGivenBy = ({ type, id, key, left }: Node): string | undefined => {
  if (type === 'VariableDeclarator') return nameOf(id);
  if (type === 'AssignmentExpression') return nameOf(left) ?? nameOf(left?.property);
  if (type === 'AssignmentPattern') return nameOf(left);
  return nameOf(key);
};

const nameOf = (node: Node | null | undefined): string | undefined => {
  const name = node?.name ?? (node?.type === 'Literal' ? node.value : undefined);
  return typeof name === 'string' ? name : undefined;
};
