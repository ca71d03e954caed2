import type { Node } from './parsed-program.ts';

interface Declared extends Node {
  readonly object?: Node;
  readonly properties?: readonly Node[];
  readonly elements?: readonly (Node | null)[];
}

/** Methods that change what they are called on. */
const changing: ReadonlySet<string> = new Set([
  ...['set', 'add', 'delete', 'clear'],
  // Of a Subject, or of what a generator gives.
  'next',
  ...['push', 'pop', 'shift', 'unshift', 'splice', 'sort', 'reverse', 'fill', 'copyWithin'],
]);

/** Functions that change their first argument. */
const changingFirst: ReadonlySet<string> = new Set([
  ...['Object.assign', 'Object.defineProperty', 'Object.defineProperties'],
  ...['Reflect.set', 'Reflect.deleteProperty', 'Reflect.defineProperty'],
]);

/** What a piece of code changes: names and what hangs on them. */
export function changedBy(node: Declared): readonly Node[] {
  if (node.type === 'AssignmentExpression') return targetsIn(node.left);
  if (/^For(Of|In)Statement$/.test(node.type)) return targetsIn(node.left);
  if (node.type === 'UpdateExpression') return targetsIn(node.argument);
  if (node.type === 'UnaryExpression' && node.operator === 'delete') return targetsIn(node.argument);
  return changedByCall(node);
}

/** What a piece of code changes by way of a name: `a.b = 1` changes what `a` stands for, and `a = 1` does not. */
export const changedThrough = (node: Declared): readonly Node[] =>
  changedBy(node).filter(({ type }) => node.type === 'CallExpression' || type !== 'Identifier');

function changedByCall(node: Declared): readonly Node[] {
  if (node.type !== 'CallExpression' || node.callee?.type !== 'MemberExpression') return [];
  const { property, object } = node.callee as Declared;
  if (property?.name === undefined || object === undefined) return [];
  const given = node.arguments ?? [];
  if (changingFirst.has(`${object.name}.${property.name}`)) return given.slice(0, 1);
  if (changing.has(property.name)) return [object];
  // `push.call(a, 1)`, `Array.prototype.push.apply(a, [1])`, `Reflect.apply(push, a, [1])`.
  if (/^(call|apply)$/.test(property.name) && changing.has(lastName(object))) return given.slice(0, 1);
  const isReflected = object.name === 'Reflect' && property.name === 'apply';
  if (isReflected && given[0] !== undefined && changing.has(lastName(given[0]))) return given.slice(1, 2);
  return [];
}

const lastName = ({ name, property }: Node): string => name ?? property?.name ?? '';

/** What is assigned to: `a`, `a.b`, and in patterns each of `[a, b.c]`, `{ d: e }`. */
function targetsIn(node: Node | null | undefined): readonly Node[] {
  if (node === null || node === undefined) return [];
  const { type, left, argument, properties = [], elements = [], value } = node as Declared;
  if (type === 'AssignmentPattern') return targetsIn(left);
  if (type === 'RestElement') return targetsIn(argument);
  if (type === 'ObjectPattern') return properties.flatMap(targetsIn);
  if (type === 'Property') return targetsIn(value as Node);
  if (type === 'ArrayPattern') return elements.flatMap(targetsIn);
  return [node];
}
