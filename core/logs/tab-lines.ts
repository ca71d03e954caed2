import { bytesText, isFields } from './plain-field.ts';
import type { LogField, LogValue, ShownBytes } from './log-record.ts';
import { quotedText } from './quoted-text.ts';

/** Attributes as URS prints those of the T-Library: tab, name, tab, value; members of a list after it, one tab deeper. */
export const tabLines = (fields: readonly LogField[]): readonly string[] =>
  fields.flatMap(({ name, type, value }) =>
    isFields(value)
      ? [`\t${name}\t${bytesText(packed(value))}`, ...memberLines(value, 2)]
      : [`\t${name}\t${valueText(name, type, value)}`],
  );

const memberLines = (fields: readonly LogField[], depth: number): readonly string[] =>
  fields.flatMap(({ name, value }) => {
    const head = `${'\t'.repeat(depth)}${quotedText(name, "'")}`;
    if (isFields(value)) return [`${head}(list) `, ...memberLines(value, depth + 1)];
    return [
      typeof value === 'object' ? `${head}(bin)\t${bytesText(value)}` : `${head}\t${valueText(name, 'str', value)}`,
    ];
  });

/** This enumeration stands there by its word, and nothing else without quotes. */
const byWord = 'AttributeUserEvent';

const valueText = (name: string, type: string, value: Exclude<LogValue, readonly LogField[]>): string => {
  if (typeof value === 'object') return bytesText(value);
  if (typeof value === 'number' || type === 'long') return String(value);
  return name === byWord && /^Event\w+$/.test(value) ? value : quotedText(value, "'");
};

/** How bytes of a list begin: the number of its pairs, then of each the kind, and the lengths of key and value, with both. */
const packed = (fields: readonly LogField[]): ShownBytes => {
  const [first] = fields;
  const count = [fields.length >> 8, fields.length & 255];
  const key = first === undefined ? [] : [kindOf(first), Buffer.byteLength(first.name) >> 8];
  return { length: packedLength(fields), first: [...count, ...key].map((byte) => byte & 255) };
};

const packedLength = (fields: readonly LogField[]): number =>
  fields.reduce((length, { name, value }) => length + 5 + Buffer.byteLength(name) + valueLength(value), 2);

const valueLength = (value: LogValue): number => {
  if (typeof value === 'number') return 4;
  if (typeof value === 'string') return Buffer.byteLength(value);
  return isFields(value) ? packedLength(value) : value.length;
};

const kindOf = ({ value }: LogField): number => {
  if (typeof value === 'string') return 0;
  if (typeof value === 'number') return 1;
  return isFields(value) ? 3 : 2;
};
