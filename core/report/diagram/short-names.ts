import { charactersOf, textWidth } from '../../kernel/text-width.ts';

/**
 * Names of at most so many columns: by their beginnings, or, of those that begin alike, by beginning and end. Nothing where
 * two would be the same.
 */
export const shortNames = (names: readonly string[], length: number): readonly string[] | undefined => {
  const beginnings = names.map((name) =>
    textWidth(name) <= length ? name : `${columnsOf(charactersOf(name), length - 1).join('')}…`,
  );
  const heads = beginnings.map((head, index) => {
    const isAlike = head !== names[index] && beginnings.some((other, place) => other === head && place !== index);
    return isAlike ? bothEnds(names[index]!, length) : head;
  });
  return new Set(heads).size === heads.length ? heads : undefined;
};

const bothEnds = (name: string, length: number): string => {
  const end = columnsOf(charactersOf(name).toReversed(), Math.floor((length - 1) / 2))
    .toReversed()
    .join('');
  return `${columnsOf(charactersOf(name), length - 1 - textWidth(end)).join('')}…${end}`;
};

/** As many characters as so many columns hold. */
const columnsOf = (characters: readonly string[], columns: number): readonly string[] => {
  let width = 0;
  const end = characters.findIndex((character) => (width += textWidth(character)) > columns);
  return end < 0 ? characters : characters.slice(0, end);
};
