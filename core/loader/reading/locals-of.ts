import { childrenOf, isFunction, type Node } from './parsed-program.ts';

interface Declared extends Node {
  readonly params?: readonly Node[];
  readonly properties?: readonly Node[];
  readonly elements?: readonly (Node | null)[];
}

/** Parameters of a function, and what is declared in it, but not in functions in it. */
export function localsOf(node: Node): readonly string[] {
  const names = ((node as Declared).params ?? []).flatMap((param) => namesIn(param).map(({ name }) => name));
  const declared = (inner: Node): void => {
    for (const child of childrenOf(inner)) {
      if (child.type === 'VariableDeclarator') names.push(...namesIn(child.id).map(({ name }) => name));
      if (isFunction(child) && child.id?.name !== undefined) names.push(child.id.name);
      if (!isFunction(child)) declared(child);
    }
  };
  declared(node);
  return names;
}

/** Names that a pattern declares: `a`, `{ a, b: c }`, `[a, ...b]`, `a = 1`; `rests` says whether those of what is made afresh, `...b`, too. */
export function namesIn(
  node: Node | null | undefined,
  { rests = true } = {},
): readonly { readonly name: string; readonly start: number }[] {
  if (node === null || node === undefined) return [];
  const { type, name, start, left, argument, properties = [], elements = [], value } = node as Declared;
  const within = (inner: Node | null | undefined) => namesIn(inner, { rests });
  if (type === 'Identifier') return name === undefined ? [] : [{ name, start }];
  if (type === 'AssignmentPattern') return within(left);
  if (type === 'RestElement') return rests ? within(argument) : [];
  if (type === 'ObjectPattern') return properties.flatMap(within);
  if (type === 'Property') return within(value as Node);
  if (type === 'ArrayPattern') return elements.flatMap(within);
  return [];
}
