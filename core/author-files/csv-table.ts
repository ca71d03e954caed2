import { errors } from '../kernel/errors.ts';
import { hours, type Milliseconds } from '../kernel/time.ts';
import { authorFile } from './author-file.ts';
import { clockTime, csvTime, dateOf } from './csv-time.ts';
import { headedRows } from './headed-rows.ts';

/** A cell of a column, by what stands there; '' of an empty one. */
export interface ColumnCell {
  readonly text: string;
  /** For errors: `calls.csv:3, column 'talk'`. */
  readonly where: string;
}

/** A table with a heading, column by column. */
export interface CsvTable {
  /** As it was asked for. */
  readonly name: string;
  /** The cells of a column, from the first row below the heading on. Throws for a column that there is not. */
  readonly column: (column: string) => readonly ColumnCell[];
}

/** By the file's name what was read last: each replication makes its scenario afresh, and of a long table reading takes longest. */
const known = new Map<string, { readonly text: string; readonly table: CsvTable }>();

/** Reads a CSV file of an author's whose first row names the columns. */
export function csvTable(file: string | URL): CsvTable {
  const name = String(file);
  const text = authorFile(file);
  const before = known.get(name);
  if (before?.text === text) return before.table;
  const table = tableOf(name, text);
  known.set(name, { text, table });
  return table;
}

function tableOf(name: string, content: string): CsvTable {
  const { rows, index } = headedRows(name, content);
  const cells = new Map<string, readonly ColumnCell[]>();
  return {
    name,
    column: (column) => {
      let given = cells.get(column);
      if (given !== undefined) return given;
      const place = index(column);
      given = rows.map((row) => ({ text: row[place]!.text, where: `${name}:${row[place]!.line}, column '${column}'` }));
      cells.set(column, given);
      return given;
    },
  };
}

/** How long something took: seconds such as `30.5`, or hours, minutes and seconds such as `00:04:30`. */
export function durationIn({ text, where }: ColumnCell): Milliseconds {
  const [, first, second] = /^(\d{1,2}):([0-5]\d(?:\.\d+)?)$/.exec(text) ?? [];
  if (first === undefined) return csvTime(text, where);
  const [short, long] = [Number(first) * 60 + Number(second), Number(first) * 3600 + Number(second) * 60];
  throw errors.badCsv(
    where,
    `'${text}' may be minutes and seconds, or hours and minutes; write 0:${first.padStart(2, '0')}:${second} or ${short} for the one, ${text}:00 or ${long} for the other`,
  );
}

/** When something was: as seconds or times of day, or with the day it was; then it is counted from midnight of the first day, or of the one given. */
export function momentsIn(cells: readonly ColumnCell[], firstDay?: string): readonly Milliseconds[] {
  const dated = cells.map(({ text, where }) => momentOf(text, where));
  const earliest = dated.reduce((least, moment) => Math.min(least, moment?.day ?? Infinity), Infinity);
  if (earliest === Infinity) {
    const [cell] = cells;
    if (firstDay !== undefined && cell !== undefined)
      throw errors.badCsv(
        cell.where,
        `'${cell.text}' has no day, so \`firstDay\` ('${firstDay}') says nothing; take it out`,
      );
    return cells.map(({ text, where }) => csvTime(text, where));
  }
  const first = firstDay === undefined ? earliest : dateOf(firstDay)!;
  return dated.map((moment, index) => {
    const { text, where } = cells[index]!;
    if (moment === undefined)
      throw errors.badCsv(where, `'${text}' has no day, such as 2026-11-02, and other rows have`);
    if (moment.day < first) throw errors.badCsv(where, `'${text}' is before the first day, ${firstDay}`);
    return (moment.day - first) * hours(24) + moment.time;
  });
}

/** A day is counted as if every one had 24 hours: the clock on the wall, in no time zone. */
function momentOf(text: string, where: string): { readonly day: number; readonly time: Milliseconds } | undefined {
  const [, date, clock = ''] = /^(\d{4}-\d{2}-\d{2})(?:[ T]+(.*))?$/.exec(text) ?? [];
  if (date === undefined) return undefined;
  const [day, time] = [dateOf(date), clockTime(clock)];
  if (day === undefined || time === undefined || time >= hours(24))
    throw errors.badCsv(where, `'${text}' is no time of a day; write 2026-11-02 08:30:00, without a time zone`);
  return { day, time };
}
