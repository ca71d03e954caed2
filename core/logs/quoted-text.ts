import { visibleJson } from '../kernel/visible.ts';

/** The quotes of the two forms. */
export type Quote = '"' | "'";

/** The header of a log says by this line that its texts are written with the escapes of JSON; a real log has them as they are. */
export const escapesLine = ['Text escapes', 'JSON'] as const;

/** A text on one line, in quotes: line breaks, tabs, quotes and what cannot be seen as the escapes of JSON. */
export const quotedText = (text: string, quote: Quote): string => {
  const inside = visibleJson(JSON.stringify(text)).slice(1, -1);
  return quote === '"' ? `"${inside}"` : `'${inside.replaceAll(/\\(.)|'/g, inSingleQuotes)}'`;
};

const inSingleQuotes = (found: string, escaped: string | undefined): string => {
  if (found === "'") return String.raw`\'`;
  return escaped === '"' ? '"' : found;
};

/** The text between quotes that was written so; what has no such escapes is left as it is. */
export const unescapedText = (inside: string): string => {
  const json = inside.replaceAll(/\\(.)|"/g, (found: string, escaped: string | undefined) => {
    if (found === '"') return String.raw`\"`;
    return escaped === "'" ? "'" : found;
  });
  try {
    return JSON.parse(`"${json}"`) as string;
  } catch {
    return inside;
  }
};

/** A name where a log has no quotes around it: within brackets, or to the end of a line. */
export const bareName = (name: string): string =>
  quotedText(name, '"')
    .slice(1, -1)
    .replaceAll(/[()]|^ | $/g, (found) => `\\u00${found.charCodeAt(0).toString(16)}`);
