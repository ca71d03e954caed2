import type { TargetCursor } from './target-cursor.ts';

/** Takes the weight before a target, `[70]`, if there is one. */
export function takeWeight(cursor: TargetCursor): number | undefined {
  if (cursor.take(/ *\[ */y) === undefined) return undefined;
  const at = cursor.at;
  const weight = Number(cursor.need(/\d+(?:\.\d+)?/y, 'a weight, such as `[70]`'));
  if (weight === 0) throw cursor.fail('a weight of more than 0', at);
  cursor.need(/ *\]/y, '`]`');
  return weight;
}
