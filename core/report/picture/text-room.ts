/** How wide characters are, as parts of the size of the letters: wide system fonts, so that nothing is cut in a narrow one. */
const widths: readonly (readonly [characters: RegExp, width: number])[] = [
  [/[iljI.,:;|!' ]/, 0.34],
  [/[ftr()[\]{}\-/\\"·]/, 0.43],
  [/[mwMW@%…—]/, 0.96],
  [/[A-Z&#+<>=~]/, 0.72],
  [/[ -~]/, 0.62],
];

const ascii: readonly number[] = Array.from({ length: 128 }, (_, code) => widthIn(String.fromCharCode(code)));

/** How much room a text takes, about, in letters of that size: nothing is there that could measure it. */
export function textRoom(text: string, size: number): number {
  let room = 0;
  for (const character of text) room += widthOf(character.codePointAt(0)!);
  return room * size;
}

/** As much of a text as there is room for, with `…` where something is left out. */
export function shortened(text: string, room: number, size: number): string {
  let taken = 0;
  let end = 0;
  const whole = room / size;
  let cutAt: number | undefined;
  for (const character of text) {
    taken += widthOf(character.codePointAt(0)!);
    if (cutAt === undefined && taken > whole - widthOf(0x2026)) cutAt = end;
    if (taken > whole) return `${text.slice(0, cutAt)}…`;
    end += character.length;
  }
  return text;
}

/** The same for names: of those that are too long the beginning and the end are left, by which they differ. */
export function shortenedName(name: string, room: number, size: number): string {
  const characters = Array.from(name.slice(0, longestName));
  if (name.length <= longestName && textRoom(name, size) <= room) return name;
  const ending = Array.from(name.slice(-longestName)).slice(-lastLetters).join('');
  const beginning = shortened(characters.join(''), room - textRoom(ending, size), size);
  return `${beginning.endsWith('…') ? beginning : `${beginning}…`}${ending}`;
}

const lastLetters = 3;
/** No column is as wide as so many letters. */
const longestName = 500;

function widthOf(code: number): number {
  if (code < 128) return ascii[code]!;
  if (code === 0x2026) return 0.96;
  return code < 0x1100 ? 0.68 : 1.1;
}

function widthIn(character: string): number {
  return widths.find(([characters]) => characters.test(character))?.[1] ?? 0.62;
}
