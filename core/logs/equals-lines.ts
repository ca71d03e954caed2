import { bytesText, isFields } from './plain-field.ts';
import type { LogField, LogValue } from './log-record.ts';
import { quotedText } from './quoted-text.ts';

/** Attributes as the Interaction Server prints them: name, type in brackets, `=`, value; members of a list one tab deeper. */
export const equalsLines = (fields: readonly LogField[], depth = 1): readonly string[] =>
  fields.flatMap(({ name, isKey, type, value }) => {
    const head = `${'\t'.repeat(depth)}${isKey ? quotedText(name, "'") : name} [${type}] =`;
    return isFields(value) ? [head, ...equalsLines(value, depth + 1)] : [`${head} ${valueText(type, value)}`];
  });

const valueText = (type: string, value: Exclude<LogValue, readonly LogField[]>): string => {
  if (typeof value === 'object') return bytesText(value);
  return typeof value === 'number' || type === 'long' ? String(value) : quotedText(value, '"');
};
