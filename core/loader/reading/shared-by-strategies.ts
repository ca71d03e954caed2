import { changedParameters } from './changed-parameters.ts';
import { changesItself, keepersIn, KeptFinder } from './kept-finder.ts';
import type { KeptByModule } from './kept-by-modules.ts';
import { parsedFiles } from './parsed-files.ts';
import { childrenOf, isFunction, walk, type Node } from './parsed-program.ts';

/** Packages of which it is known what they keep. */
const known = /^(\.|routeproof$|routeproof\/(plugins|marbles|testing|protocol)$|rxjs$|rxjs\/)/;

/** What remembers those who subscribe to it, or what it gave them. */
const keeping = /^(share|shareReplay|connectable|connect|publish\w*|refCount|multicast|\w*Subject)$/;

/** Classes whose instances change by methods that are known, or not at all. */
const plain = /^(Map|Set|WeakMap|WeakSet|Date|Error|Array|Object|URL|Intl)$/;

/**
 * What routing attempts may share beside their links, as far as an author's files show it: variables around strategies that functions
 * change, and whatever cannot be seen through. Where nothing is found, what one attempt keeps is nothing to another.
 */
export function sharedByStrategies(files: readonly string[]): readonly KeptByModule[] {
  const programs = parsedFiles(files);
  const keepers = new Set(programs.flatMap(({ program }) => keepersIn(program)));
  const parameters = changedParameters(programs.map(({ program }) => program));
  return programs.flatMap(({ program, positionOf }) =>
    [
      ...[program, ...aroundStrategies(program)].flatMap(
        (root) => new KeptFinder(root, keepers, parameters, { ofParameters: true }).found,
      ),
      ...strangersIn(program),
    ].map(({ name, start }) => ({ name, where: positionOf(start) })),
  );
}

interface Written extends Node {
  readonly computed?: boolean;
  readonly regex?: { readonly flags: string };
}

type Found = { readonly name: string; readonly start: number };

/** What stands anywhere in a program and may remember without a variable of the author's being changed. */
function strangersIn(program: Node): readonly Found[] {
  const found: Found[] = [];
  walk(program, (node) => {
    const { type, start, source, specifiers = [], callee, init, id } = node as Written;
    if (/^(Import|Export\w*)(Declaration|Expression)$/.test(type) && source != null) {
      const from = typeof source.value === 'string' ? source.value : 'import';
      if (!known.test(from)) found.push({ name: from, start });
      for (const { imported } of specifiers)
        if (keeping.test(imported?.name ?? '')) found.push({ name: imported!.name!, start });
    }
    if (type === 'NewExpression' && !plain.test(callee?.name ?? callee?.object?.name ?? ''))
      found.push({ name: `new ${callee?.name ?? ''}`.trim(), start });
    if (type === 'VariableDeclarator' && /[gy]/.test((init as Written | undefined)?.regex?.flags ?? ''))
      found.push({ name: id?.name ?? 'a pattern', start });
    if (hasRoute(node) && changesItself(node)) found.push({ name: 'this', start });
  });
  return found;
}

/** A class or an object that is a strategy. */
const hasRoute = ({ type, body, properties = [] }: Node): boolean =>
  (type === 'ClassBody' ? (body as readonly Node[]) : type === 'ObjectExpression' ? properties : []).some(
    ({ key }) => key?.name === 'route',
  );

/** Functions in which a strategy is defined: what they declare, all its routing attempts share. */
function aroundStrategies(program: Node): readonly Node[] {
  const found: Node[] = [];
  const defines = (node: Node): boolean => {
    const inner = childrenOf(node).map((child) => (isRoute(node, child) ? true : defines(child)));
    const is = inner.includes(true) || (node.type === 'CallExpression' && node.callee?.name === 'defineStrategy');
    if (is && isFunction(node)) found.push(node);
    return is;
  };
  defines(program);
  return found;
}

/** The function that decides about one interaction: what it declares is no other attempt's. */
const isRoute = ({ key, id, value, init }: Node, child: Node): boolean =>
  isFunction(child) && ((key?.name === 'route' && child === value) || (id?.name === 'route' && child === init));
