import { posix } from 'node:path';
import { parseAst } from 'rolldown/parseAst';

/** A source file as the checks see it: a path from the project's root, and its text. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** Where a rule is broken, and how. */
export interface Breach {
  readonly path: string;
  readonly line: number;
  readonly says: string;
}

/** Holds files against one rule. */
export type Check = (sources: readonly Source[]) => readonly Breach[];

export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
export const breach = ({ path, text }: Source, offset: number, says: string): Breach => ({
  path,
  line: lineAt(text, offset),
  says,
});

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

const parsed = new WeakMap<Source, Node>();

export function programOf(source: Source): Node {
  let program = parsed.get(source);
  if (program === undefined)
    parsed.set(
      source,
      (program = parseAst(source.text, { lang: source.path.endsWith('x') ? 'tsx' : 'ts' }) as unknown as Node),
    );
  return program;
}

export function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const field of Object.values(node))
    for (const child of Array.isArray(field) ? (field as readonly unknown[]) : [field])
      if (isNode(child)) walk(child, visit);
}

export interface Import {
  readonly from: string;
  readonly at: number;
  /** Takes types only. */
  readonly typesOnly: boolean;
  /** Is done when the code comes by: `import('./a.ts')`. */
  readonly isLate: boolean;
}

export function importsOf(source: Source): readonly Import[] {
  const imports: Import[] = [];
  walk(programOf(source), (node) => {
    const { type, importKind, exportKind, start } = node;
    const from = node['source'] ?? (type === 'TSImportType' ? node['argument'] : undefined);
    if (isNode(from) && typeof from['value'] === 'string')
      imports.push({
        from: from['value'],
        at: start,
        typesOnly: [importKind, exportKind].includes('type') || type === 'TSImportType',
        isLate: type === 'ImportExpression',
      });
  });
  return imports;
}

/** The file of ours that an import means, by its path from the root. */
export const meant = ({ path }: Source, from: string): string | undefined =>
  from.startsWith('.') ? posix.join(posix.dirname(path), from) : undefined;

interface Exported {
  readonly name: string;
  /** What has the docstring: the statement. */
  readonly at: number;
}

/** What a file itself defines and exports; what it only hands on is not among it. */
export function exportsOf(source: Source): readonly Exported[] {
  const body = programOf(source)['body'] as readonly Node[];
  const declared = new Map<string, number>();
  const exported: Exported[] = [];
  for (const statement of body) {
    const { type, start } = statement;
    const declaration = type.startsWith('Export') ? statement['declaration'] : statement;
    // What has signatures of its own is exported by the first of them.
    const isBody = isNode(declaration) && declaration.type === 'FunctionDeclaration';
    const names = isNode(declaration) ? namesOf(declaration).filter((name) => !isBody || !declared.has(name)) : [];
    for (const name of names) declared.set(name, start);
    if (type === 'ExportDefaultDeclaration') exported.push({ name: names[0] ?? 'default', at: start });
    else if (type === 'ExportNamedDeclaration') exported.push(...names.map((name) => ({ name, at: start })));
  }
  for (const statement of body) {
    if (statement.type !== 'ExportNamedDeclaration' || statement['source'] !== null) continue;
    for (const { local, exported: as } of statement['specifiers'] as readonly { local: Node; exported: Node }[]) {
      const at = declared.get(local['name'] as string);
      if (at !== undefined) exported.push({ name: as['name'] as string, at });
    }
  }
  return exported;
}

function namesOf(declaration: Node): readonly string[] {
  if (declaration.type === 'VariableDeclaration')
    return (declaration['declarations'] as readonly Node[]).flatMap(({ id }) => patternNames(id as Node));
  const id = declaration['id'];
  return isNode(id) && typeof id['name'] === 'string' ? [id['name']] : [];
}

function patternNames(pattern: Node): readonly string[] {
  if (pattern.type === 'Identifier') return [pattern['name'] as string];
  return ((pattern['properties'] ?? []) as readonly Node[]).flatMap(({ value }) =>
    isNode(value) ? patternNames(value) : [],
  );
}

export const kebab = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();

export const folderOf = ({ path }: Source): string => posix.dirname(path);
export const inside = (folder: string) => (source: Source) => source.path.startsWith(`${folder}/`);
export const code = ({ path }: Source) => !path.endsWith('.test.ts');
