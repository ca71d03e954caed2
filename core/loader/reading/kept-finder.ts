import { changedBy, changedThrough } from './changed-by.ts';
import type { ChangedParameters } from './changed-parameters.ts';
import { hiddenIn, type Hidden } from './hidden-in.ts';
import { namesIn } from './locals-of.ts';
import { childrenOf, isFunction, isNode, walk, type Node } from './parsed-program.ts';
import { rootOf } from './root-of.ts';

interface Declared extends Node {
  readonly expression?: Node;
  readonly init?: Node | null;
}

/** Names of classes whose methods change their instances, and of functions whose variables are changed by functions in them. */
export function keepersIn(program: Node): readonly string[] {
  const found: string[] = [];
  const none: ReadonlySet<string> = new Set();
  walk(program, (node) => {
    const { id, init } = node as Declared;
    const made = node.type === 'VariableDeclarator' ? init : node;
    if (made === null || made === undefined || id?.name === undefined) return;
    const isClass = /^Class(Declaration|Expression)$/.test(made.type);
    if (isClass ? changesItself(made) : isFunction(made) && new KeptFinder(made, none, new Map()).found.length > 0)
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
    if (!isNode(value) || !isFunction(value)) return;
    const hidden = hiddenIn(value, new Map());
    const isOfThis = (changed: Node): boolean => hidden.get(rootOf(changed) ?? '') === 'this';
    walk(value, (inner) => {
      changes ||=
        changedBy(inner).some((changed) => rootOf(changed) === 'this') || changedThrough(inner).some(isOfThis);
    });
  });
  return changes;
}

/** Goes through a program: names declared outside of functions, and those of them that functions change. */
export class KeptFinder {
  /** Where each name is declared that stands outside of all functions. */
  readonly #outside = new Map<string, number>();
  readonly #changed = new Set<string>();
  readonly #keepers: ReadonlySet<string>;
  readonly #parameters: ReadonlyMap<string, ChangedParameters>;

  /** `keepers` are classes and functions whose instances and results remember; `parameters` what functions change of theirs. */
  constructor(program: Node, keepers: ReadonlySet<string>, parameters: ReadonlyMap<string, ChangedParameters>) {
    this.#keepers = keepers;
    this.#parameters = parameters;
    this.#declare(program);
    this.#visit(program, new Map(), false);
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

  /** `hidden` are names that are declared once more further in; those that stand for a name outside, with that name. */
  #visit(node: Node, hidden: Hidden, isInside: boolean): void {
    if (isInside) this.#look(node, hidden);
    this.#lookAtCall(node, hidden, isInside);
    const called = calledAtOnce(node);
    for (const child of childrenOf(node)) {
      if (!isFunction(child)) this.#visit(child, hidden, isInside);
      else if (child === called && !isInside) this.#visit(child, hidden, false);
      else this.#visit(child, hiddenIn(child, hidden, { call: isInside ? node : undefined }), true);
    }
  }

  #look(node: Node, hidden: Hidden): void {
    for (const changed of changedBy(node)) {
      const name = rootOf(changed);
      if (name !== undefined && !hidden.has(name)) this.#changed.add(name);
    }
    for (const changed of changedThrough(node)) this.#change(rootOf(changed), hidden);
  }

  /** What a function is given that changes it at once, or in what it makes. */
  #lookAtCall({ type, callee, arguments: given = [] }: Node, hidden: Hidden, isInside: boolean): void {
    if (type !== 'CallExpression' || callee?.name === undefined || hidden.has(callee.name)) return;
    const { atOnce = [], later = [] } = this.#parameters.get(callee.name) ?? {};
    for (const index of isInside ? [...atOnce, ...later] : later) {
      const argument = given[index];
      if (argument !== undefined) this.#change(rootOf(argument), hidden);
    }
  }

  #change(name: string | undefined, hidden: Hidden): void {
    const meant = name !== undefined && hidden.has(name) ? hidden.get(name) : name;
    if (meant !== undefined) this.#changed.add(meant);
  }

  /** Whether what a variable begins with has a memory of its own: `new Stock()`, `makeStock()`, `{ take() { this.left--; } }`. */
  #remembers(init: Node | null | undefined): boolean {
    if (init?.type === 'ObjectExpression') return changesItself(init);
    const isMade = init?.type === 'NewExpression' || init?.type === 'CallExpression';
    return isMade && init.callee?.name !== undefined && this.#keepers.has(init.callee.name);
  }
}

/** The function that a call calls, where it stands in the call itself. */
function calledAtOnce({ type, callee }: Node): Node | undefined {
  if (type !== 'CallExpression' || callee === undefined) return undefined;
  const inner = callee.type === 'ParenthesizedExpression' ? (callee as Declared).expression! : callee;
  return isFunction(inner) ? inner : undefined;
}
