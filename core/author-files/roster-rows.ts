import { errors } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import type { Milliseconds } from '../kernel/time.ts';
import { authorFile } from './author-file.ts';
import type { TableCell } from './csv-rows.ts';
import { csvTime } from './csv-time.ts';
import { headedRows } from './headed-rows.ts';
import { rosterDays } from './roster-days.ts';

/** How the columns of a roster are called, and with which day it begins. */
export interface RosterOptions {
  /** Who it is. Default: `agent`. */
  readonly agent?: string;
  /** A number, of which 1 is the first day, or a date such as `2026-11-23`. Default: `day`; without it, all is on one day. */
  readonly day?: string;
  /** `shift`, or what is done in it in place of taking something new: `lunch`, `meeting`. Default: `activity`. */
  readonly activity?: string;
  /** Default: `from`. */
  readonly from?: string;
  /** Default: `to`. */
  readonly to?: string;
  /** Levels of skills such as `English=7; German=3`. Default: `skills`, where there is one. */
  readonly skills?: string;
  /** The date at whose midnight the run begins. Default: the first one of the file. */
  readonly firstDay?: string;
}

/** Something that an agent does, as a file has it. */
export interface RosterRow {
  readonly agent: TableCell;
  readonly activity: string;
  readonly from: Milliseconds;
  readonly to: Milliseconds;
  /** What stands there, for a sentence: `09:00 to 17:00`. */
  readonly said: string;
  /** Where the file says it: `roster.csv:3:12`. */
  readonly where: string;
}

/** What a file says of agents, row by row. */
export interface RosterRows {
  readonly rows: readonly RosterRow[];
  /** Cells of the column of skills that are not empty. */
  readonly skills: readonly { readonly agent: TableCell; readonly cell: TableCell }[];
  readonly name: string;
}

/** Reads a roster, with a row for each activity, or with one for each agent and day and a column for each activity. */
export function rosterRows(file: string | URL, options: RosterOptions): RosterRows {
  const name = String(file);
  const { columns, rows: lines, index } = headedRows(name, authorFile(file));
  const { agent = 'agent', day = 'day', activity = 'activity', from = 'from', to = 'to', skills = 'skills' } = options;
  const who = index(agent);
  const dayColumn = options.day !== undefined || columns.includes(day) ? index(day) : undefined;
  const skillColumn = options.skills !== undefined || columns.includes(skills) ? index(skills) : undefined;
  const where = ({ line, column }: TableCell) => `${name}:${line}:${column}`;
  if (dayColumn === undefined && options.firstDay !== undefined)
    throw errors.badCsv(
      `${name}:1`,
      `there is no column '${day}', so \`firstDay\` ('${options.firstDay}') says nothing`,
    );
  const dayOf = rosterDays(
    dayColumn === undefined ? [] : lines.map((cells) => cells[dayColumn]!),
    where,
    options.firstDay,
  );
  const said = (cells: readonly TableCell[], what: string, begin: TableCell, end: TableCell): RosterRow => {
    refuseHours(begin, end, where);
    const midnight = dayColumn === undefined ? 0 : dayOf(cells[dayColumn]!);
    const row = {
      agent: cells[who]!,
      activity: what,
      from: midnight + csvTime(begin.text, where(begin)),
      to: midnight + csvTime(end.text, where(end)),
      said: `${begin.text} to ${end.text}`,
      where: where(begin),
    };
    if (row.to > row.from) return row;
    const problem = `'${what}' from ${row.said} ends before it has begun; past midnight write 30:00 for six in the morning`;
    throw errors.badCsv(where(end), problem);
  };
  const isWide = isWideRoster(columns, [activity, from, to]);
  // Names that were asked for are those of columns, in either form.
  for (const asked of [options.activity, options.from, options.to]) if (asked !== undefined) index(asked);
  if (!isWide && ![activity, from, to].some((column) => columns.includes(column))) {
    const near = nearestName('shift', columns);
    if (near !== undefined)
      throw errors.badCsv(`${name}:1`, `there is no column '${activity}', and none 'shift', but '${near}'`, 'shift');
  }
  const activities = columns.flatMap((_, each) => ([who, dayColumn, skillColumn].includes(each) ? [] : [each]));
  const rows = isWide
    ? lines.flatMap((cells) =>
        activities.flatMap((each) => spansIn(cells[each]!, where).map((span) => said(cells, columns[each]!, ...span))),
      )
    : lines.map((cells) => {
        const [what, begin, end] = [index(activity), index(from), index(to)].map((each) => cells[each]!);
        return said(cells, what!.text, begin!, end!);
      });
  const known = skillColumn === undefined ? [] : lines.filter((cells) => cells[skillColumn]!.text !== '');
  return { name, rows, skills: known.map((cells) => ({ agent: cells[who]!, cell: cells[skillColumn!]! })) };
}

/** `12:00-12:30; 15:00-15:15`: what begins and what ends, each with its place. */
function spansIn(cell: TableCell, where: (cell: TableCell) => string): (readonly [TableCell, TableCell])[] {
  return cell.text.split(';').flatMap((text) => {
    const span = text.trim();
    if (span === '') return [];
    const [begin = '', end, ...more] = span.split('-').map((each) => each.trim());
    if (end === undefined || more.length > 0)
      throw errors.badCsv(where(cell), `'${span}' is no part of a day; write 09:00-17:00, and ; between two of them`);
    return [
      [
        { ...cell, text: begin },
        { ...cell, text: end },
      ] as const,
    ];
  });
}

/** A column for each activity, where none says which it is. */
const isWideRoster = (columns: readonly string[], tidy: readonly string[]): boolean =>
  !tidy.some((column) => columns.includes(column)) && columns.some((column) => column.toLowerCase() === 'shift');

/** Numbers alone are seconds, and so few of them are meant as hours; 0 is midnight either way. */
function refuseHours(begin: TableCell, end: TableCell, where: (cell: TableCell) => string): void {
  const [from, to] = [begin, end].map(({ text }) => /^\d{1,2}(?:\.\d+)?$/.test(text));
  if (!(from && (to || Number(begin.text) > 0)) && !(to && Number(end.text) > 0)) return;
  const hour = (text: string) => (/^\d{1,2}$/.test(text) ? `${text}:00` : text);
  const span = `${hour(begin.text)}-${hour(end.text)}`;
  const problem = `'${begin.text}' to '${end.text}' are seconds after midnight; hours are written with minutes, such as ${/\./.test(span) ? '9:30-17:00' : span}`;
  throw errors.badCsv(where(begin), problem);
}
