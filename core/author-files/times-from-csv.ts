import { createRequire } from 'node:module';
import { errors } from '../kernel/errors.ts';
import { seconds, type Milliseconds } from '../kernel/time.ts';
import { authorFile } from './author-file.ts';

const require = createRequire(import.meta.url);

/**
 * The times in one column of a CSV file with a heading: seconds such as `30.5`, or times of day such as `08:30:00`. For
 * `empirical`, and for arrivals as they really came. A path is taken from the folder you are in.
 */
export function timesFromCsv(file: string | URL, column: string): readonly Milliseconds[] {
  const name = String(file);
  const rows = rowsOf(file, name);
  const heading = rows[0]?.cells ?? [];
  const index = heading.indexOf(column);
  if (index < 0)
    throw errors.badCsv(`${name}:1`, `there is no column '${column}', but ${heading.join(', ') || 'nothing'}`);
  return rows.slice(1).map(({ cells, line }) => timeOf(cells[index] ?? '', `${name}:${line}`));
}

interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

function rowsOf(file: string | URL, name: string): readonly Row[] {
  // Few scenarios have times of their own, and every thread would pay for the parser.
  const { parse } = require('csv-parse/sync') as typeof import('csv-parse/sync');
  try {
    const rows = parse(authorFile(file), {
      bom: true,
      info: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown;
    return (rows as readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[]).map(
      ({ record, info }) => ({ cells: record, line: info.lines }),
    );
  } catch (error) {
    const { lines = 1, message } = error as Error & { readonly lines?: number };
    throw errors.badCsv(`${name}:${lines}`, message.replace(/\.$/, ''));
  }
}

function timeOf(text: string, where: string): Milliseconds {
  const [, hour, minute, second = '0'] = /^(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?$/.exec(text) ?? [];
  if (hour !== undefined) return seconds(Number(hour) * 3600 + Number(minute) * 60 + Number(second));
  const time = text === '' ? NaN : Number(text);
  if (Number.isFinite(time) && time >= 0) return seconds(time);
  throw errors.badCsv(
    where,
    `'${text}' is no time of 0 or more; write seconds such as 30.5, or a time of day such as 08:30:00`,
  );
}
