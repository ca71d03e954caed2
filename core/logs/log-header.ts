import type { LogForm } from './log-record.ts';
import { bareName, escapesLine, unescapedText } from './quoted-text.ts';
import { isStamped, wallTime, type LogStart } from './time-stamp.ts';

const applicationTypes: Readonly<Record<LogForm, string>> = { ixn: 'InteractionServer', urs: 'RouterServer' };
const width = 22;

/** Lines by which logs of this bench begin, and no others. */
export const logMarks: readonly string[] = ['Application name:', `${escapesLine[0]}:`];

/** The lines of a header, and the empty line that ends it. Nothing in it tells of the machine: two runs give the same bytes. */
export const headerLines = (form: LogForm, name: string, start: LogStart): readonly string[] => {
  const local = wallTime(start.instant + start.zone * 60_000);
  const file = `${bareName(name)}.${local.replaceAll(/[-:]/g, '').replace('T', '_').replace('.', '_')}.log`;
  const rows: readonly (readonly [string, string])[] = [
    ['Application name', bareName(name)],
    ['Application type', applicationTypes[form]],
    ['Application version', 'routeproof'],
    ['Command line', `routeproof run --format ${form}`],
    ['Host name', 'routeproof'],
    // West of UTC, as the C library has it.
    ['Time zone', String(-start.zone * 60 + 0)],
    ['UTC time', wallTime(start.instant)],
    ['Local time', local],
    ['File', `(1) ${file}`],
    escapesLine,
  ];
  return [...rows.map(([title, value]) => `${`${title}:`.padEnd(width)}${value}`), ''];
};

/** What a header says of the whole log. */
export interface LogHeader {
  readonly rows: Readonly<Record<string, string>>;
  /** How many lines it has, the empty one with them. */
  readonly lines: number;
  readonly owner: string | undefined;
  readonly form: LogForm | undefined;
  /** The start in UTC and in local time, as if this were UTC. */
  readonly utc: number | undefined;
  readonly local: number | undefined;
  /** Whether texts are written with escapes. */
  readonly isEscaped: boolean;
}

const first = /^\ufeff?Application \w+:/;
const row = /^\ufeff?([A-Z][\w ()-]*?):\s+(.*)$/;

/** Reads the header of a log, which ends with the first empty line; a log may have none. */
export const readHeader = (lines: readonly string[]): LogHeader => {
  const rows: Record<string, string> = {};
  let end = 0;
  if (first.test(lines[0] ?? ''))
    for (; end < lines.length && lines[end] !== '' && !isStamped(lines[end]!); end++) {
      const [, title, value] = row.exec(lines[end]!) ?? [];
      if (title !== undefined) rows[title] ??= value!;
    }
  const isEscaped = rows[escapesLine[0]] === escapesLine[1];
  const type = rows['Application type']?.split(' ')[0];
  const name = rows['Application name'];
  const utc = timeOf(rows['UTC time'] ?? rows['Start time (UTC)']);
  return {
    rows,
    lines: end + Number(end > 0 && lines[end] === ''),
    owner: name !== undefined && isEscaped ? unescapedText(name) : name,
    form: (Object.keys(applicationTypes) as LogForm[]).find((form) => applicationTypes[form] === type),
    utc,
    local: timeOf(rows['Local time']) ?? utc,
    isEscaped,
  };
};

const timeOf = (text: string | undefined): number | undefined => {
  const instant = Date.parse(`${text?.trim().replace(' ', 'T')}Z`);
  return Number.isNaN(instant) ? undefined : instant;
};
