import { errors } from '../kernel/errors.ts';
import { seconds, type Milliseconds } from '../kernel/time.ts';
import { authorFile } from './author-file.ts';
import { csvRows } from './csv-rows.ts';

/**
 * The times in one column of a CSV file with a heading: seconds such as `30.5`, or times of day such as `08:30:00`. For
 * `empirical`, and for arrivals as they really came. A path is taken from the folder you are in.
 */
export function timesFromCsv(file: string | URL, column: string): readonly Milliseconds[] {
  const name = String(file);
  const [heading = [], ...rows] = csvRows(authorFile(file), {}, ({ message, stoppedAt }) =>
    errors.badCsv(`${name}:${stoppedAt}`, message.replace(/\.$/, '')),
  );
  const columns = heading.map(({ text }) => text);
  const index = columns.indexOf(column);
  if (index < 0)
    throw errors.badCsv(`${name}:1`, `there is no column '${column}', but ${columns.join(', ') || 'nothing'}`);
  return rows.map((row) => timeOf(row[index]!.text, `${name}:${row[index]!.line}`));
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
