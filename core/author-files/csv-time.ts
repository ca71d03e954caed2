import { errors } from '../kernel/errors.ts';
import { hours, seconds, type Milliseconds } from '../kernel/time.ts';

/** The time that a cell of a CSV file means: seconds such as `30.5`, or a time of day such as `08:30:00`. */
export function csvTime(text: string, where: string): Milliseconds {
  const time = clockTime(text) ?? (text === '' ? NaN : seconds(Number(text)));
  if (Number.isFinite(time) && time >= 0) return time;
  throw errors.badCsv(
    where,
    `'${text}' is no time of 0 or more; write seconds such as 30.5, or a time of day such as 08:30:00`,
  );
}

/** Hours, minutes and maybe seconds, such as `08:30:00`; undefined of another text. */
export function clockTime(text: string): Milliseconds | undefined {
  const [, hour, minute, second = '0'] = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d(?:\.\d+)?))?$/.exec(text) ?? [];
  return hour === undefined ? undefined : seconds(Number(hour) * 3600 + Number(minute) * 60 + Number(second));
}

/** Days since 1970, of a date that there is. */
export function dateOf(text: string): number | undefined {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text) ? time / hours(24) : undefined;
}
