import MagicString, { type SourceMap } from 'magic-string';
import { parseAst } from 'rolldown/parseAst';
import type { CodePosition } from '../../process/threads/known-positions.ts';
import { functionName } from '../reading/function-name.ts';
import { childrenOf, type Node } from '../reading/parsed-program.ts';

/** The name by which an author's code calls its counter. */
export const counterName = '__routeproof_count';

/**
 * Puts counters into the loops, functions and branches of a file of an author's, and adds their positions to `positions`.
 * Nothing moves to another line, and what the code does stays as it was; `head` comes before all of it. Gives nothing back for what cannot be read.
 */
export const instrument = (
  source: string,
  file: string,
  positions: CodePosition[],
  head = '',
): { readonly code: string; readonly map: SourceMap } | undefined => {
  const lang = /\.[cm]?([jt]sx?)$/.exec(file)?.[1] as 'js' | 'jsx' | 'ts' | 'tsx' | undefined;
  if (lang === undefined) return undefined;
  let program: Node;
  try {
    program = parseAst(source, { lang }) as unknown as Node;
  } catch {
    return undefined;
  }
  const text = new MagicString(source);
  new Instrumenter(text, file, positions).visit(program, []);
  // Before the first character that counts: the map knows that it was not there.
  if (head !== '') text.prependLeft(/^#![^\n]*\n?/.exec(source)?.[0].length ?? 0, head);
  return { code: text.toString(), map: text.generateMap({ source: file, includeContent: true, hires: true }) };
};

type Edit = (node: Node, above: readonly Node[]) => void;

/**
 * Goes through a program from the inside out. What closes at a position is added after what closes there already, what opens
 * before what opens there already; so insertions are nested as the nodes are.
 */
class Instrumenter {
  readonly #text: MagicString;
  readonly #file: string;
  readonly #positions: CodePosition[];
  readonly #lineStarts: readonly number[];
  /** Parts of conditions: that they were looked at says nothing that the branches do not say. */
  readonly #conditions = new Set<Node>();

  constructor(text: MagicString, file: string, positions: CodePosition[]) {
    this.#text = text;
    this.#file = file;
    this.#positions = positions;
    this.#lineStarts = [0, ...Array.from(text.original.matchAll(/\r\n|[\n\r\u2028\u2029]/g), lineEnd)];
  }

  visit(node: Node, above: readonly Node[]): void {
    if (node.test != null) this.#markCondition(node.test);
    for (const child of childrenOf(node)) this.visit(child, [node, ...above.slice(0, 1)]);
    this.#edits[node.type]?.(node, above);
  }

  readonly #function: Edit = (node, above) => {
    const { body } = node;
    if (body === null || body === undefined || Array.isArray(body)) return;
    const count = this.#position('function', functionName(node, above), node);
    if ((body as Node).type === 'BlockStatement') this.#enter(body as Node, count);
    else this.#wrapExpression(body as Node, count);
  };

  readonly #loop: Edit = (node) => this.#wrapStatement(node.body as Node, this.#position('loop', 'loop', node));

  readonly #edits: Readonly<Record<string, Edit>> = {
    FunctionDeclaration: this.#function,
    FunctionExpression: this.#function,
    ArrowFunctionExpression: this.#function,
    ForStatement: this.#loop,
    ForInStatement: this.#loop,
    ForOfStatement: this.#loop,
    WhileStatement: this.#loop,
    DoWhileStatement: this.#loop,
    IfStatement: (node) => {
      this.#wrapStatement(node.consequent as Node, this.#position('branch', 'if', node));
      const { alternate } = node;
      if (alternate === null || alternate === undefined)
        this.#text.appendLeft(node.end, ` else { ${this.#position('branch', 'else', node)}; }`);
      // The arms of `else if` are counted by themselves.
      else if (alternate.type !== 'IfStatement')
        this.#wrapStatement(alternate, this.#position('branch', 'else', alternate));
    },
    ConditionalExpression: ({ consequent, alternate }) => {
      this.#wrapExpression(consequent as Node, this.#position('branch', '?', consequent as Node));
      this.#wrapExpression(alternate!, this.#position('branch', ':', alternate!));
    },
    LogicalExpression: (node) => {
      if (this.#conditions.has(node)) return;
      this.#wrapExpression(node.right!, this.#position('branch', node.operator!, node.right!));
    },
    SwitchCase: (node) => {
      const { test } = node;
      const what = test == null ? 'default' : `case ${this.#text.original.slice(test.start, test.end)}`;
      const count = `${this.#position('branch', what, node)}; `;
      const [first] = node.consequent as readonly Node[];
      if (first === undefined) this.#text.appendLeft(node.end, ` ${count}`);
      else this.#text.prependRight(first.start, count);
    },
    CatchClause: (node) => this.#enter(node.body as Node, this.#position('branch', 'catch', node)),
  };

  #position(kind: CodePosition['kind'], what: string, { start }: Node): string {
    const line = this.#lineOf(start);
    const column = start - this.#lineStarts[line - 1]! + 1;
    this.#positions.push({ kind, what, file: this.#file, line, column });
    return `${counterName}(${this.#positions.length - 1})`;
  }

  #lineOf(offset: number): number {
    let [low, high] = [0, this.#lineStarts.length];
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.#lineStarts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  #wrapStatement(node: Node, count: string): void {
    if (node.type === 'BlockStatement') return this.#enter(node, count);
    this.#text.prependRight(node.start, `{ ${count}; `);
    this.#text.appendLeft(node.end, ' }');
  }

  /** A comma keeps the value; only the name of a function that is made there would change, and no branch gives one. */
  #wrapExpression({ start, end }: Node, count: string): void {
    this.#text.prependRight(start, `(${count}, `);
    this.#text.appendLeft(end, ')');
  }

  /** Behind `'use strict'`, which would be none any more. */
  #enter({ start, body }: Node, count: string): void {
    const directives = (body as readonly Node[]).filter(({ directive }) => typeof directive === 'string');
    this.#text.appendLeft(directives.at(-1)?.end ?? start + 1, ` ${count};`);
  }

  #markCondition(node: Node): void {
    if (node.type === 'UnaryExpression' && node.argument != null) this.#markCondition(node.argument);
    if (node.type !== 'LogicalExpression') return;
    this.#conditions.add(node);
    this.#markCondition(node.left!);
    this.#markCondition(node.right!);
  }
}

const lineEnd = ({ 0: end, index }: RegExpExecArray): number => index + end.length;
