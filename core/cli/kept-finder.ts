import { localsOf, namesIn } from './locals-of.ts';
import { childrenOf, isFunction, isNode, walk, type Node } from './parsed-program.ts';

interface Declared extends Node {
  readonly params?: readonly Node[];
  readonly object?: Node;
  readonly properties?: readonly Node[];
  readonly elements?: readonly (Node | null)[];
  readonly static?: boolean;
  readonly expression?: Node;
  readonly init?: Node | null;
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

/** Names of classes whose methods change their instances, and of functions whose variables are changed by functions in them. */
export function keepersIn(program: Node): readonly string[] {
  const found: string[] = [];
  const none: ReadonlySet<string> = new Set();
  walk(program, (node) => {
    const { id, init } = node as Declared;
    const made = node.type === 'VariableDeclarator' ? init : node;
    if (made === null || made === undefined || id?.name === undefined) return;
    const isClass = /^Class(Declaration|Expression)$/.test(made.type);
    if (isClass ? changesItself(made) : isFunction(made) && new KeptFinder(made, none).found.length > 0)
      found.push(id.name);
  });
  return found;
}

/** Whether a method of a class or an object, other than the constructor, changes what it is a method of. */
function changesItself(node: Node): boolean {
  let changes = false;
  walk(node, (method) => {
    const { key, value } = method as Declared;
    if (!/^(MethodDefinition|PropertyDefinition|Property)$/.test(method.type) || key?.name === 'constructor') return;
    if (isNode(value) && isFunction(value))
      walk(value, (inner) => (changes ||= changedBy(inner as Declared).some(isOfThis)));
  });
  return changes;
}

/** `this`, `this.a`, `this.#a.b`. */
const isOfThis = (node: Node): boolean => {
  const { type, object } = node as Declared;
  return type === 'ThisExpression' || (object !== undefined && isOfThis(object));
};

/** Goes through a program: names declared outside of functions, and those of them that functions change. */
export class KeptFinder {
  /** Where each name is declared that stands outside of all functions. */
  readonly #outside = new Map<string, number>();
  readonly #changed = new Set<string>();
  readonly #keepers: ReadonlySet<string>;

  /** `keepers` are classes and functions whose instances and results remember. */
  constructor(program: Node, keepers: ReadonlySet<string>) {
    this.#keepers = keepers;
    this.#declare(program);
    this.#visit(program, new Set(), false);
  }

  get found(): readonly { readonly name: string; readonly start: number }[] {
    return [...this.#outside].filter(([name]) => this.#changed.has(name)).map(([name, start]) => ({ name, start }));
  }

  #declare(node: Node): void {
    for (const child of childrenOf(node)) {
      // A function that is called where it stands belongs to what is outside.
      const called = calledAtOnce(child);
      if (called !== undefined) this.#declare(called);
      if (child.type === 'VariableDeclarator')
        for (const { name, start } of namesIn(child.id)) {
          this.#outside.set(name, start);
          if (this.#remembers((child as Declared).init)) this.#changed.add(name);
        }
      if (child.type === 'ClassDeclaration' && child.id?.name !== undefined)
        this.#outside.set(child.id.name, child.id.start);
      if (!isFunction(child)) this.#declare(child);
    }
  }

  /** `hidden` are names that are declared once more further in. */
  #visit(node: Node, hidden: ReadonlySet<string>, isInside: boolean): void {
    if (isInside) this.#look(node, hidden);
    const called = calledAtOnce(node);
    for (const child of childrenOf(node)) {
      if (!isFunction(child)) this.#visit(child, hidden, isInside);
      else if (child === called && !isInside) this.#visit(child, hidden, false);
      else this.#visit(child, new Set([...hidden, ...localsOf(child)]), true);
    }
  }

  #look(node: Node, hidden: ReadonlySet<string>): void {
    for (const changed of changedBy(node as Declared)) {
      const name = rootOf(changed);
      if (name !== undefined && !hidden.has(name)) this.#changed.add(name);
    }
  }

  /** Whether what a variable begins with has a memory of its own: `new Stock()`, `makeStock()`, `{ take() { this.left--; } }`. */
  #remembers(init: Node | null | undefined): boolean {
    if (init?.type === 'ObjectExpression') return changesItself(init);
    const isMade = init?.type === 'NewExpression' || init?.type === 'CallExpression';
    return isMade && init.callee?.name !== undefined && this.#keepers.has(init.callee.name);
  }
}

/** What a piece of code changes. */
function changedBy(node: Declared): readonly Node[] {
  if (node.type === 'AssignmentExpression') return targetsIn(node.left);
  if (/^For(Of|In)Statement$/.test(node.type)) return targetsIn(node.left);
  if (node.type === 'UpdateExpression') return targetsIn(node.argument);
  if (node.type === 'UnaryExpression' && node.operator === 'delete') return targetsIn(node.argument);
  if (node.type !== 'CallExpression' || node.callee?.type !== 'MemberExpression') return [];
  const { property, object } = node.callee as Declared;
  if (property?.name === undefined || object === undefined) return [];
  if (changing.has(property.name)) return [object];
  const isOfFirst = changingFirst.has(`${object.name}.${property.name}`);
  return isOfFirst ? (node.arguments ?? []).slice(0, 1) : [];
}

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

/** The name at the beginning of `a.b[c].d`. */
function rootOf(node: Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  const inner = (node as Declared).object ?? (node as Declared).expression;
  return inner === undefined || inner === null ? undefined : rootOf(inner);
}

/** The function that a call calls, where it stands in the call itself. */
function calledAtOnce({ type, callee }: Node): Node | undefined {
  if (type !== 'CallExpression' || callee === undefined) return undefined;
  const inner = callee.type === 'ParenthesizedExpression' ? (callee as Declared).expression! : callee;
  return isFunction(inner) ? inner : undefined;
}
