import { decisionNames } from '../../contract/decision.ts';
import type { Finding } from '../../contract/finding.ts';
import { found } from '../../contract/found.ts';
import { localsOf, namesIn } from './locals-of.ts';
import { parsedFiles } from './parsed-files.ts';
import { childrenOf, isFunction, isNode, type Node } from './parsed-program.ts';

/** Warns of waits of the desk and of decisions in an author's files that are made, and that nobody is given. */
export const droppedInFiles = (files: readonly string[]): readonly Finding[] =>
  parsedFiles(files).flatMap(({ program, positionOf }) =>
    new DroppedFinder(program).found.map(({ isWait, name, start }) => ({
      ...(isWait ? found.waitNotAwaited(name) : found.decisionDropped(name)),
      ...{ where: positionOf(start), at: 0, count: 1 },
    })),
  );

interface Written extends Node {
  readonly params?: readonly Node[];
  readonly object?: Node;
  readonly properties?: readonly Node[];
  readonly expression?: Node;
  readonly init?: Node | null;
  readonly local?: Node;
  readonly imported?: Node;
  readonly typeAnnotation?: Node;
  readonly typeName?: Node;
}

/** A call that stands as a statement of its own, and what it makes is lost. */
interface Dropped {
  readonly isWait: boolean;
  /** As it is called: `desk.after`, `stop`. */
  readonly name: string;
  readonly start: number;
}

const waits: ReadonlySet<string | undefined> = new Set(['after', 'at', 'first', 'target']);

/** What a name means where it is used: a desk, or what a wait or a decision is made with. */
type Meaning = 'desk' | 'wait' | 'decision' | 'package';
type Scope = ReadonlyMap<string, Meaning>;

/** Finds waits and decisions that are statements of their own: neither awaited, subscribed to, given back nor given on. */
class DroppedFinder {
  readonly found: Dropped[] = [];

  constructor(program: Node) {
    this.#visit(program, importedIn(program), undefined);
  }

  /** `name` is what a function that stands here is called. */
  #visit(node: Node, scope: Scope, name: string | undefined): void {
    if (node.type === 'ExpressionStatement') this.#look((node as Written).expression!, scope);
    const inner = isFunction(node) ? within(node, scope, node.id?.name ?? name) : scope;
    for (const child of childrenOf(node)) this.#visit(child, inner, nameGivenBy(node as Written, child));
  }

  #look(statement: Node, scope: Scope): void {
    const call = made(statement);
    if (call?.callee === undefined) return;
    const { type, name, object, property, start } = call.callee as Written;
    const meaning = type === 'Identifier' ? scope.get(name!) : undefined;
    if (meaning === 'wait' || meaning === 'decision')
      this.found.push({ isWait: meaning === 'wait', name: name!, start });
    const owner = object?.type === 'Identifier' ? scope.get(object.name!) : undefined;
    const isWait = owner === 'desk' && waits.has(property?.name);
    if (isWait || (owner === 'package' && decisionNames.has(property?.name)))
      this.found.push({ isWait, name: `${object!.name}.${property!.name}`, start });
  }
}

/** The call that a statement comes from: within brackets, and before `pipe`. */
function made(node: Node): Node | undefined {
  if (node.type === 'ParenthesizedExpression' || node.type === 'ChainExpression')
    return made((node as Written).expression!);
  if (node.type !== 'CallExpression') return undefined;
  const { object, property } = (node.callee ?? {}) as Written;
  return object !== undefined && property?.name === 'pipe' ? made(object) : node;
}

/** What a program imports from the package that makes decisions. */
function importedIn(program: Node): Scope {
  const scope = new Map<string, Meaning>();
  for (const { source, specifiers = [] } of program.body as readonly Node[])
    if (source?.value === 'routeproof')
      for (const { type, local, imported } of specifiers as readonly Written[]) {
        if (type === 'ImportNamespaceSpecifier') scope.set(local!.name!, 'package');
        else if (decisionNames.has(imported?.name)) scope.set(local!.name!, 'decision');
      }
  return scope;
}

/** What names mean within a function: its own hide those from outside, and a desk is what `route` is given second, or of type Desk. */
function within(node: Node, outside: Scope, name: string | undefined): Scope {
  const scope = new Map(outside);
  for (const local of localsOf(node)) scope.delete(local);
  for (const [index, param] of ((node as Written).params ?? []).entries())
    if ((name === 'route' && index === 1) || isOfTypeDesk(param as Written))
      for (const [local, meaning] of meaningsIn(param as Written)) scope.set(local, meaning);
  return scope;
}

function isOfTypeDesk({ typeAnnotation }: Written): boolean {
  const type = (typeAnnotation as Written | undefined)?.typeAnnotation as Written | undefined;
  return type?.typeName?.name === 'Desk';
}

/** `desk`, or of `{ after, at: until }` the names of waits. */
function meaningsIn({ type, name, properties = [] }: Written): readonly (readonly [string, Meaning])[] {
  if (type === 'Identifier') return [[name!, 'desk']];
  return properties.flatMap(({ key, value }) =>
    waits.has(key?.name) && isNode(value) ? namesIn(value).map((each) => [each.name, 'wait'] as const) : [],
  );
}

/** `route` of `{ route: () => … }`, `{ route() { … } }` and `const route = () => …`. */
function nameGivenBy({ type, key, id, init, value }: Written, child: Node): string | undefined {
  if (/^(Property|MethodDefinition|PropertyDefinition)$/.test(type)) return child === value ? key?.name : undefined;
  return type === 'VariableDeclarator' && child === init ? id?.name : undefined;
}
