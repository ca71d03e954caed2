/** A node of a parsed program, as far as it is read here. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly name?: string;
  readonly value?: unknown;
  readonly async?: boolean;
  readonly await?: boolean;
  readonly source?: Node | null;
  readonly specifiers?: readonly Specifier[];
  readonly body?: readonly Node[] | Node | null;
  readonly id?: Node | null;
  readonly key?: Node;
  readonly test?: Node | null;
  readonly consequent?: readonly Node[] | Node;
  readonly alternate?: Node | null;
  readonly left?: Node;
  readonly right?: Node;
  readonly argument?: Node | null;
  readonly operator?: string;
  readonly directive?: string | null;
  readonly callee?: Node;
  readonly arguments?: readonly Node[];
  readonly declaration?: Node | null;
  readonly property?: Node;
  readonly object?: Node;
  readonly computed?: boolean;
  readonly optional?: boolean;
  readonly init?: Node | null;
  readonly properties?: readonly Node[];
}

/** What an import takes, or a re-export hands on. */
interface Specifier {
  readonly type: string;
  readonly imported?: Node;
  readonly local?: Node;
}

/** A module that a program imports, and the names that it takes from there. */
export interface Import {
  readonly source: string;
  readonly names: readonly string[];
  /** Whether it takes nothing: `import 'x'`. */
  readonly bare: boolean;
}

/** Shows every node of a program to `visit`. */
export const walk = (node: Node, visit: (node: Node) => void): void => {
  visit(node);
  for (const child of childrenOf(node)) walk(child, visit);
};

/** The nodes that a node has directly under it, in the order of the text. */
export const childrenOf = (node: Node): readonly Node[] =>
  (Object.values(node) as unknown[])
    .flatMap((part) => (Array.isArray(part) ? (part as unknown[]) : [part]))
    .filter(isNode);

/** The imports and re-exports of a program; what is taken of a whole module is what is called of it. */
export const importsOf = (program: Node): readonly Import[] => [...declaredIn(program), ...awaitedIn(program)];

const declaredIn = (program: Node): readonly Import[] =>
  (Array.isArray(program.body) ? (program.body as readonly Node[]) : []).flatMap(({ source, specifiers = [] }) =>
    source === undefined || source === null
      ? []
      : [
          {
            source: String(source.value),
            names: specifiers.flatMap((specifier) => takenBy(specifier, program)),
            bare: specifiers.length === 0,
          },
        ],
  );

function takenBy({ type, imported, local }: Specifier, program: Node): readonly string[] {
  if (type === 'ImportNamespaceSpecifier') return calledOf(local, program);
  return nameOf(type === 'ExportSpecifier' ? local : imported);
}

/** Modules that are awaited: `const bench = await import('routeproof')`, with names in braces, or `(await import(…)).play()`. */
function awaitedIn(program: Node): readonly Import[] {
  const found: Import[] = [];
  const add = (source: string | undefined, names: () => readonly string[]) => {
    if (source !== undefined) found.push({ source, names: names(), bare: false });
  };
  walk(program, ({ type, id, init, callee, optional }) => {
    if (type === 'VariableDeclarator')
      add(awaited(init), () => id?.properties?.flatMap(({ key }) => nameOf(key)) ?? calledOf(id, program));
    if (type === 'CallExpression' && optional !== true && callee?.computed === false)
      add(awaited(callee.object), () => nameOf(callee.property));
  });
  return found;
}

/** The module that is awaited there. */
function awaited(node: Node | null | undefined): string | undefined {
  if (node?.type === 'ParenthesizedExpression') return awaited(childrenOf(node)[0]);
  const source = node?.type === 'AwaitExpression' ? node.argument?.source : undefined;
  return typeof source?.value === 'string' ? source.value : undefined;
}

/**
 * What is called of a module that has a name as a whole: `bench.play()`. Nothing where the name stands elsewhere, too, as that of a
 * parameter or of another variable: then it may not be the module's.
 */
function calledOf(whole: Node | null | undefined, program: Node): readonly string[] {
  const names: string[] = [];
  let elsewhere = -1;
  walk(program, ({ type, name, object }) => {
    if (type === 'Identifier' && name === whole?.name) elsewhere++;
    if (object?.type === 'Identifier' && object.name === whole?.name) elsewhere--;
  });
  if (elsewhere > 0) return names;
  walk(program, ({ type, optional, callee }) => {
    if (type !== 'CallExpression' || optional === true || callee?.computed !== false) return;
    if (callee.object?.type === 'Identifier' && callee.object.name === whole?.name)
      names.push(...nameOf(callee.property));
  });
  return names;
}

const nameOf = (imported: Node | undefined): readonly string[] => {
  const name = imported?.name ?? imported?.value;
  return typeof name === 'string' ? [name] : [];
};

/** Whether a node is a function. */
export const isFunction = ({ type }: Node): boolean =>
  /^(Arrow)?Function(Expression|Declaration)?$|^ArrowFunctionExpression$/.test(type);

/** Whether something is a node. */
export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { readonly type?: unknown }).type === 'string';
