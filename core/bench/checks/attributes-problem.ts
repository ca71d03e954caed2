import { nearestName } from '../../kernel/nearest-name.ts';
import { catalogue, type RequestType } from '../../protocol/catalogue.ts';
import { valueInWords } from '../../protocol/key-values/key-value-problem.ts';
import type { Misfit } from './kind.ts';

/** What is wrong in attributes that a scenario gives to a request, if anything is; `besides` are keys that are none. */
export function attributesProblem(
  where: string,
  request: RequestType,
  given: object,
  besides: readonly string[] = [],
): Misfit | undefined {
  const { attributes } = catalogue[request][0]!.row;
  const known = [...Object.keys(attributes), ...besides];
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || besides.includes(name)) continue;
    const attribute = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    if (attribute === undefined)
      return [`${where}.${name}`, `${request} has no such attribute`, nearestName(name, known)];
    if (attribute.accepts(value)) continue;
    const { path, is, instead } = attribute.problemIn?.(value) ?? { path: '', is: valueInWords(value), instead: '' };
    const place = `${where}.${name}${path === '' || path.startsWith('[') ? '' : '.'}${path}`;
    if (path !== '') return [place, `it is ${is}, which no message carries; ${instead}`];
    const { words = [], kind } = attribute;
    const expected = words.length === 0 ? kind : `one of ${words.join(', ')}`;
    return [
      place,
      `expected ${expected}, but it is ${is}`,
      typeof value === 'string' ? nearestName(value, words) : undefined,
    ];
  }
  return undefined;
}
