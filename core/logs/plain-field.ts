import { binary, Binary } from '../protocol/key-values/binary.ts';
import type { KeyValue, KeyValues } from '../protocol/values.ts';
import type { LogField, LogValue, ShownBytes } from './log-record.ts';

/** The members of a key-value list as fields. */
const listFields = (list: object): readonly LogField[] =>
  Object.entries(list)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => plainField(key, value, true));

/** A value as what it is, where no table says more of it. A flag is 1 or 0 on the wire, and members of an array are counted. */
export const plainField = (name: string, value: unknown, isKey: boolean): LogField => {
  const field = (type: string, said: LogValue): LogField => ({ name, isKey, type, value: said });
  if (typeof value === 'number') return field(Number.isInteger(value) ? 'int' : 'float', value);
  if (typeof value === 'boolean') return field('int', Number(value));
  if (value instanceof Binary) return field('bin', shownBytes(value.bytes));
  return typeof value === 'object' && value !== null ? field('list', listFields(value)) : field('str', String(value));
};

/** How a log shows bytes. */
export const shownBytes = (bytes: Uint8Array): ShownBytes => ({
  length: bytes.length,
  first: [...bytes.slice(0, 4)],
});

/** The key-value list that fields are the members of; where a key comes twice the last one counts. */
export const keyValuesOf = (fields: readonly LogField[]): KeyValues =>
  Object.fromEntries(fields.map(({ name, value }) => [name, valueOf(value)]));

/** A value of a list. Of bytes a log shows four: more of them cannot be read. */
const valueOf = (value: LogValue): KeyValue => {
  if (typeof value !== 'object') return value;
  if (isFields(value)) return keyValuesOf(value);
  return value.length === value.first.length ? binary(value.first) : bytesText(value);
};

/** Whether a value is a list. */
export const isFields = (value: LogValue): value is readonly LogField[] => Array.isArray(value);

/** Bytes as they stand on a line: `[1024] ff d8 ff e0..`. */
export const bytesText = ({ length, first }: ShownBytes): string =>
  `[${length}] ${first.map((byte) => byte.toString(16).padStart(2, '0')).join(' ')}${length > first.length ? '..' : ''}`;
