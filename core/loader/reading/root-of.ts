import type { Node } from './parsed-program.ts';

interface Reaching extends Node {
  readonly object?: Node;
  readonly expression?: Node;
  readonly elements?: readonly (Node | null)[];
}

/** Methods that hand out what their object holds. */
const handing: ReadonlySet<string> = new Set(['get', 'at', 'find', 'findLast', 'pop', 'shift']);

/** Methods that make something new, in which is what their object holds. */
const collecting: ReadonlySet<string> = new Set([
  ...['values', 'entries', 'keys', 'next'],
  ...['filter', 'slice', 'toSorted', 'toReversed'],
]);

/** Functions that do so with their only argument. */
const collectingFirst: ReadonlySet<string> = new Set(['Object.values', 'Object.entries', 'Array.from']);

/** The name, or `this`, from which something is reached: `a` of `a.b[c].d` and of `a.get(b)!.c`; undefined of what is made afresh. */
export function originOf(node: Node | null | undefined): Node | undefined {
  if (node === null || node === undefined) return undefined;
  const { type, object, expression, left, right, consequent, alternate, callee } = node as Reaching;
  if (type === 'Identifier' || type === 'ThisExpression') return node;
  if (type === 'MemberExpression') return originOfHeld(object);
  if (/^(Chain|Parenthesized|TS\w+)Expression$/.test(type)) return originOf(expression);
  if (type === 'LogicalExpression') return originOf(left) ?? originOf(right);
  if (type === 'ConditionalExpression') return originOf(consequent as Node) ?? originOf(alternate);
  return type === 'CallExpression' && handing.has(methodOf(callee))
    ? originOfHeld((callee as Reaching).object)
    : undefined;
}

/** The same of what something holds: of `[...a]`, `a.filter(b)` and `Object.values(a)`, too. */
export function originOfHeld(node: Node | null | undefined): Node | undefined {
  if (node === null || node === undefined) return undefined;
  const { type, expression, callee, arguments: given = [], elements = [] } = node as Reaching;
  if (/^(Chain|Parenthesized|TS\w+)Expression$/.test(type)) return originOfHeld(expression);
  if (type === 'ArrayExpression') {
    const [first] = elements;
    return first?.type === 'SpreadElement' ? originOfHeld(first.argument) : undefined;
  }
  const object = (callee as Reaching | undefined)?.object;
  const isCall = type === 'CallExpression';
  if (isCall && given.length === 1 && collectingFirst.has(`${object?.name}.${methodOf(callee)}`))
    return originOfHeld(given[0]);
  if (isCall && collecting.has(methodOf(callee))) return originOfHeld(object);
  return originOf(node);
}

/** The name from which something is reached; `this` is one, too. */
export function rootOf(node: Node | null | undefined): string | undefined {
  const origin = originOf(node);
  return origin?.type === 'ThisExpression' ? 'this' : origin?.name;
}

const methodOf = (callee: Node | undefined): string =>
  callee?.type === 'MemberExpression' ? (callee.property?.name ?? '') : '';
