import { parseAst } from 'rolldown/parseAst';
import type { LiveOffers } from '../../../page/live-shown.ts';
import { walk, type Node } from '../../../loader/reading/parsed-program.ts';

interface Taken extends Node {
  readonly params?: readonly Node[];
  readonly properties?: readonly Node[];
  readonly key?: Node;
}

/** The parameters that the exported function takes by name, `({ patience = seconds(60) } = {}) => …`, with what is written for them. It is read, not called. */
export function parametersIn(exported: unknown): LiveOffers['parameters'] {
  if (typeof exported !== 'function') return [];
  const text = `(${Function.prototype.toString.call(exported)})`;
  const made = functionIn(text);
  const [first] = made?.params ?? [];
  const pattern = first?.type === 'AssignmentPattern' ? (first.left as Taken) : (first as Taken | undefined);
  if (pattern?.type !== 'ObjectPattern') return [];
  return (pattern.properties ?? []).flatMap(({ type, key, value }: Taken) => {
    const { type: kind, right } = (value ?? {}) as Partial<Node>;
    if (type !== 'Property' || key?.name === undefined || kind !== 'AssignmentPattern') return [];
    return [{ name: key.name, usual: text.slice(right!.start, right!.end) }];
  });
}

/** Nothing where it does not stand alone, as a method does not. */
function functionIn(text: string): Taken | undefined {
  let found: Taken | undefined;
  try {
    walk(parseAst(text) as unknown as Node, (node) => {
      if (found === undefined && /Function/.test(node.type)) found = node;
    });
  } catch {
    return undefined;
  }
  return found;
}
