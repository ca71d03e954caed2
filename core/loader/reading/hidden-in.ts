import { changedBy } from './changed-by.ts';
import { localsOf, namesIn } from './locals-of.ts';
import { childrenOf, isFunction, walk, type Node } from './parsed-program.ts';
import { originOfHeld, rootOf } from './root-of.ts';

interface Declared extends Node {
  readonly params?: readonly Node[];
  readonly init?: Node | null;
  readonly kind?: string;
  readonly declarations?: readonly Declared[];
}

/** Names that functions around declare, each with the name outside that it stands for, if it does. */
export type Hidden = ReadonlyMap<string, string | undefined>;

/** Methods that give to a function what their object holds, one after the other. */
const visiting: ReadonlySet<string> = new Set([
  ...['forEach', 'map', 'flatMap', 'filter', 'some', 'every'],
  ...['find', 'findIndex', 'findLast', 'findLastIndex'],
]);

interface Looked {
  /** The call that the function is given to, where that is inside of another function. */
  readonly call?: Node | undefined;
  /** Parameters of its own that stand for themselves. */
  readonly own?: readonly string[];
}

/** What a function hides of names around it. */
export function hiddenIn(node: Node, around: Hidden, { call, own = [] }: Looked = {}): Hidden {
  const locals = localsOf(node);
  const hidden = new Map<string, string | undefined>([...around, ...locals.map((name) => [name, undefined] as const)]);
  for (const name of own) hidden.set(name, name);
  let assigned: ReadonlySet<string> | undefined;
  const stand = (id: Node | null | undefined, of: string | undefined, isConst = true): void => {
    if (of === undefined) return;
    for (const { name } of namesIn(id, { rests: false })) {
      // A name that is declared twice may be another one, and so may one that is assigned to.
      if (locals.indexOf(name) !== locals.lastIndexOf(name)) continue;
      if (!isConst && (assigned ??= assignedIn(node)).has(name)) continue;
      // `const a = a.b` stands for nothing around.
      if (of !== name) hidden.set(name, hidden.has(of) ? hidden.get(of) : of);
    }
  };
  const declare = (inner: Node): void => {
    for (const child of childrenOf(inner)) {
      const { type, kind, declarations = [], left, right } = child as Declared;
      if (type === 'VariableDeclaration' && kind !== 'var')
        for (const { id, init } of declarations)
          stand(id, id?.type === 'Identifier' ? rootOf(init) : originOfHeld(init)?.name, kind === 'const');
      if (type === 'ForOfStatement' && left?.type === 'VariableDeclaration')
        for (const { id } of (left as Declared).declarations ?? []) stand(id, originOfHeld(right)?.name);
      if (!isFunction(child)) declare(child);
    }
  };
  if (call !== undefined) stand((node as Declared).params?.[0], visitedBy(call, node));
  declare(node);
  return hidden;
}

/** What gives what it holds to a function. */
function visitedBy({ type, callee, arguments: given = [] }: Node, node: Node): string | undefined {
  if (type !== 'CallExpression' || callee?.type !== 'MemberExpression' || given[0] !== node) return undefined;
  const { object, property } = callee as Node & { readonly object?: Node };
  return visiting.has(property?.name ?? '') ? originOfHeld(object)?.name : undefined;
}

function assignedIn(node: Node): ReadonlySet<string> {
  const found = new Set<string>();
  walk(node, (inner) => {
    for (const { type, name } of inner.type === 'CallExpression' ? [] : changedBy(inner))
      if (type === 'Identifier') found.add(name!);
  });
  return found;
}
