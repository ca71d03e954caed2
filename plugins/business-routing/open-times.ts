import { errors } from 'routeproof/kit';

/** A part of a day, in minutes: from the first one, up to and without the last. */
export interface OpenTime {
  readonly from: number;
  readonly to: number;
}

/** Reads `'08:00-12:00, 13:00-17:00'`, or nothing for a day that is closed. */
export function openTimes(text: string): readonly OpenTime[] {
  if (text.trim() === '') return [];
  const times = text.split(',').map((range) => openTime(range.trim()));
  const unsorted = times.some(({ from }, index) => index > 0 && from < times[index - 1]!.to);
  if (unsorted) throw errors.badBusinessHours(text, 'ranges of times, one after the other');
  return times;
}

function openTime(text: string): OpenTime {
  const [, from, to] = /^(\d\d:\d\d)-(\d\d:\d\d)$/.exec(text) ?? [];
  if (from === undefined || to === undefined) throw errors.badBusinessHours(text, "a range such as '08:00-17:00'");
  const time = { from: minuteOf(from), to: minuteOf(to) };
  if (time.from < time.to) return time;
  throw errors.badBusinessHours(
    text,
    "a range within one day; one past midnight is two, such as '22:00-24:00' and '00:00-06:00'",
  );
}

/** `24:00` is the end of a day. */
function minuteOf(text: string): number {
  const minute = Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  if (minute <= 1440 && Number(text.slice(3)) < 60) return minute;
  throw errors.badBusinessHours(text, "a time from '00:00' to '24:00'");
}
