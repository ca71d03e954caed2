import { visible } from '../../kernel/visible.ts';

/** What a picture calls an interaction, and which of those it is, counted from 0. */
export interface InteractionEnd {
  readonly name: string;
  readonly number: number;
}

const shortEnough = 8;
const longest = 16;

/** Identifiers are long and differ at their end, so that the end is enough to tell them apart. */
export function interactionEnds(ids: Iterable<string | undefined>): ReadonlyMap<string, InteractionEnd> {
  const all = [...new Set(ids)].filter((id) => id !== undefined);
  const letters = all.map((id) => Array.from(visible(id.slice(-100))));
  let length = letters.every((each) => each.length <= shortEnough) ? shortEnough : 2;
  while (length < longest && new Set(letters.map((each) => each.slice(-length).join(''))).size < all.length) length++;
  return new Map(
    all.map((id, number) => {
      const name = letters[number]!;
      return [id, { name: name.length <= length + 1 ? name.join('') : `…${name.slice(-length).join('')}`, number }];
    }),
  );
}
