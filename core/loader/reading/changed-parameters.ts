import { changedBy, changedThrough } from './changed-by.ts';
import { hiddenIn } from './hidden-in.ts';
import { localsOf } from './locals-of.ts';
import { childrenOf, isFunction, walk, type Node } from './parsed-program.ts';
import { rootOf } from './root-of.ts';

interface Declared extends Node {
  readonly params?: readonly Node[];
  readonly init?: Node | null;
}

interface Specifier extends Node {
  readonly local: Node;
  readonly imported?: Node;
}

/** By their numbers, parameters of a function whose values it changes: when it is called, and in functions that it makes. */
export interface ChangedParameters {
  readonly atOnce: readonly number[];
  readonly later: readonly number[];
}

/** What functions of programs change of what they are given, by their names; those whose name is another's, too, are left out. */
export function changedParameters(programs: readonly Node[]): ReadonlyMap<string, ChangedParameters> {
  const found = new Map<string, ChangedParameters | undefined>();
  for (const program of programs) for (const name of foreignNames(program)) found.set(name, undefined);
  for (const program of programs)
    walk(program, (node) => {
      const { id, init } = node as Declared;
      const made = node.type === 'VariableDeclarator' ? init : node;
      if (made === null || made === undefined || id?.name === undefined) return;
      if (/^(VariableDeclarator|FunctionDeclaration|ClassDeclaration)$/.test(node.type))
        found.set(id.name, found.has(id.name) || !isFunction(made) ? undefined : changedIn(made));
    });
  return new Map([...found].flatMap(([name, changed]) => (changed === undefined ? [] : [[name, changed]])));
}

/** Names of what is imported from packages, or by another name than its own. */
const foreignNames = (program: Node): readonly string[] =>
  (program.body as readonly Node[]).flatMap(({ type, source, specifiers = [] }) =>
    type !== 'ImportDeclaration'
      ? []
      : (specifiers as readonly Specifier[]).flatMap(({ local, imported }) =>
          String(source?.value).startsWith('.') && imported?.name === local.name ? [] : [local.name!],
        ),
  );

function changedIn(made: Node): ChangedParameters {
  const own = unsteadyNames(made);
  const names = ((made as Declared).params ?? []).map(({ type, name }) =>
    type === 'Identifier' && name !== undefined && !own.has(name) ? name : undefined,
  );
  const stands = hiddenIn(made, new Map(), { own: names.filter((name) => name !== undefined) });
  const [atOnce, later] = [new Set<number>(), new Set<number>()];
  const visit = (node: Node, hidden: ReadonlySet<string>, into: Set<number>): void => {
    for (const changed of changedThrough(node)) {
      const name = rootOf(changed);
      const parameter = name === undefined || hidden.has(name) ? undefined : stands.get(name);
      if (parameter !== undefined) into.add(names.indexOf(parameter));
    }
    for (const child of childrenOf(node))
      if (isFunction(child)) visit(child, new Set([...hidden, ...localsOf(child)]), later);
      else visit(child, hidden, into);
  };
  for (const child of childrenOf(made)) visit(child, new Set(), atOnce);
  return { atOnce: [...atOnce], later: [...later] };
}

/** Names that stand for other values, too: those that are declared twice, or assigned to. */
function unsteadyNames(made: Node): ReadonlySet<string> {
  const locals = localsOf(made);
  const found = new Set(locals.filter((name, index) => locals.indexOf(name) !== index));
  walk(made, (node) => {
    for (const changed of changedBy(node))
      if (node.type !== 'CallExpression' && changed.type === 'Identifier') found.add(changed.name!);
  });
  return found;
}
