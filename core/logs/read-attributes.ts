import type { LogField, LogValue, ShownBytes } from './log-record.ts';
import { unescapedText } from './quoted-text.ts';
import { isStamped } from './time-stamp.ts';

/** The attributes of one message, and the lines among them that say nothing that is known. */
export interface ReadAttributes {
  readonly fields: readonly LogField[];
  /** Places in the given lines. */
  readonly unknown: readonly number[];
}

/** One line: how deep it stands, and what it says. */
interface Read {
  readonly depth: number;
  readonly field: LogField;
  /** What follows the head of a list on the same line. */
  readonly rest?: string;
}

type ReadLine = (line: string, isEscaped: boolean) => Read | undefined;

const name = String.raw`(?:([\w.-]+)|'((?:[^'\\]|\\.)*|.*?)')`;
const equalsForm = new RegExp(String.raw`^(\s+)${name} \[(\w+)[^\]]*\](?:\s*=)?(?: (.*))?$`, 's');
const tabForm = new RegExp(String.raw`^(\s+)${name}(?:\((list|bin)\))?(?:[\t ]+(.*)|)$`, 's');

/** Reads the lines below the head of a message; the first of them says of which form they are. */
export const readAttributes = (lines: readonly string[], isEscaped: boolean): ReadAttributes => {
  const first = lines.find((line) => equalsForm.test(line) || tabForm.test(line)) ?? '';
  const readLine: ReadLine = equalsForm.test(first) ? equalsLine : tabLine;
  const fields: LogField[] = [];
  const unknown: number[] = [];
  /** Lists that are open, the outermost first. */
  const open: { readonly depth: number; readonly members: LogField[] }[] = [];
  const take = ({ depth, field, rest }: Read): void => {
    while (open.length > 0 && !isIn(open.at(-1)!.depth, depth, field, readLine)) open.pop();
    (open.at(-1)?.members ?? fields).push(field);
    if (!Array.isArray(field.value)) return;
    open.push({ depth, members: field.value as LogField[] });
    const member = rest === undefined ? undefined : readLine(`${'\t'.repeat(depth + 1)}${rest}`, isEscaped);
    if (member !== undefined) take(member);
  };
  for (let index = 0; index < lines.length; index++) {
    const last = isEscaped ? index : endOfText(lines, index);
    const read = readLine(lines.slice(index, last + 1).join('\n'), isEscaped);
    if (read === undefined) unknown.push(index);
    else take(read);
    index = last;
  }
  return { fields, unknown };
};

/** Keys that stand as deep as their list are in it, too: some logs were squeezed. */
const isIn = (list: number, depth: number, field: LogField, readLine: ReadLine): boolean =>
  depth > list || (depth === list && readLine === tabLine && field.isKey && list === 1);

/** A text in which line breaks stand as they are goes on until a line ends with its quote; the last of its lines. */
export const endOfText = (lines: readonly string[], from: number): number => {
  const [, , , , kind, value = ''] = equalsForm.exec(lines[from]!) ?? tabForm.exec(lines[from]!) ?? [];
  const quote = kind === 'list' ? undefined : value[0];
  if ((quote !== '"' && quote !== "'") || (value.length > 1 && value.endsWith(quote))) return from;
  for (let index = from + 1; index < lines.length && !isStamped(lines[index]!); index++)
    if (lines[index]!.endsWith(quote)) return index;
  return from;
};

const equalsLine: ReadLine = (line, isEscaped) => {
  const [found, indent, bare, key, type, text = ''] = equalsForm.exec(line) ?? [];
  if (found === undefined) return undefined;
  const isList = type === 'list' || text.startsWith('KVList:');
  const value = isList ? [] : typedValue(type!, text, isEscaped);
  return { depth: indent!.length, field: { ...named(bare, key, isEscaped), type: isList ? 'list' : type!, value } };
};

const tabLine: ReadLine = (line, isEscaped) => {
  const [found, indent, bare, key, kind, text = ''] = tabForm.exec(line) ?? [];
  if (found === undefined) return undefined;
  const depth = indent!.length;
  const head = named(bare, key, isEscaped);
  const bytes = shownBytes(text);
  if (kind === 'list')
    return { depth, field: { ...head, type: 'list', value: [] }, ...(text !== '' && { rest: text }) };
  if (kind === 'bin') return { depth, field: { ...head, type: 'bin', value: bytes ?? text } };
  // What follows decides whether the bytes are those of a list.
  if (bytes !== undefined && !head.isKey) return { depth, field: { ...head, type: 'list', value: [] } };
  return { depth, field: { ...head, type: '', value: plainValue(text, isEscaped) } };
};

const named = (bare: string | undefined, key: string | undefined, isEscaped: boolean) =>
  bare === undefined ? { name: isEscaped ? unescapedText(key!) : key!, isKey: true } : { name: bare, isKey: false };

const typedValue = (type: string, text: string, isEscaped: boolean): LogValue => {
  if (type === 'bin') return shownBytes(text) ?? text;
  if (type === 'long') return text;
  return text.startsWith('"') ? withoutQuotes(text, isEscaped) : plainValue(text, isEscaped);
};

const plainValue = (text: string, isEscaped: boolean): string | number => {
  if (text.startsWith("'")) return withoutQuotes(text, isEscaped);
  // Leading zeros are those of a ConnID.
  return text !== '' && String(Number(text)) === text && Number.isFinite(Number(text)) ? Number(text) : text;
};

const withoutQuotes = (text: string, isEscaped: boolean): string => {
  const inside = text.slice(1, text.length > 1 && text.endsWith(text[0]!) ? -1 : undefined);
  return isEscaped ? unescapedText(inside) : inside;
};

const shownBytes = (text: string): ShownBytes | undefined => {
  const [found, length, bytes] = /^\[(\d+)\]((?: [\da-f]{2})*) ?(?:\.\.)?$/.exec(text) ?? [];
  if (found === undefined) return undefined;
  return { length: Number(length), first: (bytes!.match(/[\da-f]{2}/g) ?? []).map((byte) => parseInt(byte, 16)) };
};
