import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { childrenOf, type Node } from './parsed-program.ts';

/** Something outside of all functions of an author's file that functions change, so that it stays from run to run. */
export interface KeptByModule {
  readonly name: string;
  /** `strategy.ts:4:7`. */
  readonly where: string;
}

interface Declared extends Node {
  readonly declarations?: readonly (Node & { readonly init?: Node | null })[];
  readonly declaration?: Declared | null;
  readonly params?: readonly Node[];
  readonly object?: Node;
  readonly properties?: readonly Node[];
  readonly elements?: readonly (Node | null)[];
  readonly static?: boolean;
  readonly expression?: Node;
}

/** Methods that change what they are called on. */
const changing: ReadonlySet<string> = new Set([
  ...['set', 'add', 'delete', 'clear'],
  ...['push', 'pop', 'shift', 'unshift', 'splice', 'sort', 'reverse', 'fill', 'copyWithin'],
]);

/** Finds them in an author's files, in the order of the files; what a package keeps is not looked for. */
export function keptByModules(files: readonly string[]): readonly KeptByModule[] {
  return files
    .filter((file) => /\.[cm]?[jt]s$/.test(file) && !/[\\/]node_modules[\\/]/.test(file))
    .flatMap((file) => {
      const text = readFileSync(file, 'utf8');
      try {
        const program = parseAst(text, { lang: /\.[cm]?ts$/.test(file) ? 'ts' : 'js' }) as unknown as Node;
        return new KeptFinder(program).found.map(({ name, start }) => ({ name, where: placeAt(file, text, start) }));
      } catch {
        return [];
      }
    });
}

function placeAt(file: string, text: string, start: number): string {
  const lines = text.slice(0, start).split('\n');
  return `${relative(process.cwd(), file)}:${lines.length}:${lines.at(-1)!.length + 1}`;
}

/** Goes through a program: names declared outside of functions, and those of them that functions change. */
class KeptFinder {
  /** Where each name is declared that stands outside of all functions. */
  readonly #outside = new Map<string, number>();
  readonly #changed = new Set<string>();

  constructor(program: Node) {
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
        for (const { name, start } of namesIn(child.id)) this.#outside.set(name, start);
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
    const changed = changedBy(node as Declared);
    const name = changed && rootOf(changed);
    if (name !== undefined && !hidden.has(name)) this.#changed.add(name);
  }
}

/** What a piece of code changes. */
function changedBy(node: Declared): Node | undefined {
  if (node.type === 'AssignmentExpression') return node.left;
  if (node.type === 'UpdateExpression') return node.argument ?? undefined;
  if (node.type === 'UnaryExpression' && node.operator === 'delete') return node.argument ?? undefined;
  if (node.type !== 'CallExpression' || node.callee?.type !== 'MemberExpression') return undefined;
  const { property, object } = node.callee as Declared;
  return property?.name !== undefined && changing.has(property.name) ? object : undefined;
}

/** The name at the beginning of `a.b[c].d`. */
function rootOf(node: Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  const inner = (node as Declared).object ?? (node as Declared).expression;
  return inner === undefined || inner === null ? undefined : rootOf(inner);
}

const isFunction = ({ type }: Node): boolean =>
  /^(Arrow)?Function(Expression|Declaration)?$|^ArrowFunctionExpression$/.test(type);

/** The function that a call calls, where it stands in the call itself. */
function calledAtOnce({ type, callee }: Node): Node | undefined {
  if (type !== 'CallExpression' || callee === undefined) return undefined;
  const inner = callee.type === 'ParenthesizedExpression' ? (callee as Declared).expression! : callee;
  return isFunction(inner) ? inner : undefined;
}

/** Parameters of a function, and what is declared in it, but not in functions in it. */
function localsOf(node: Node): readonly string[] {
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

/** Names that a pattern declares: `a`, `{ a, b: c }`, `[a, ...b]`, `a = 1`. */
function namesIn(node: Node | null | undefined): readonly { readonly name: string; readonly start: number }[] {
  if (node === null || node === undefined) return [];
  const { type, name, start, left, argument, properties = [], elements = [], value } = node as Declared;
  if (type === 'Identifier') return name === undefined ? [] : [{ name, start }];
  if (type === 'AssignmentPattern') return namesIn(left);
  if (type === 'RestElement') return namesIn(argument);
  if (type === 'ObjectPattern') return properties.flatMap(namesIn);
  if (type === 'Property') return namesIn(value as Node);
  if (type === 'ArrayPattern') return elements.flatMap(namesIn);
  return [];
}
