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
  readonly specifiers?: readonly { readonly imported?: Node }[];
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

/** The imports and re-exports of a program. */
export const importsOf = (program: Node): readonly Import[] =>
  (Array.isArray(program.body) ? (program.body as readonly Node[]) : []).flatMap(({ source, specifiers = [] }) =>
    source === undefined || source === null
      ? []
      : [
          {
            source: String(source.value),
            names: specifiers.flatMap(({ imported }) => nameOf(imported)),
            bare: specifiers.length === 0,
          },
        ],
  );

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
