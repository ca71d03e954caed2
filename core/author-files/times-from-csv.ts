import { errors } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import type { Milliseconds } from '../kernel/time.ts';
import { authorFile } from './author-file.ts';
import { csvRows } from './csv-rows.ts';
import { csvTime } from './csv-time.ts';

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
    throw errors.badCsv(
      `${name}:1`,
      `there is no column '${column}', but ${columns.join(', ') || 'nothing'}`,
      nearestName(column, columns),
    );
  return rows.map((row) => csvTime(row[index]!.text, `${name}:${row[index]!.line}`));
}
