import type { Milliseconds } from 'routeproof';
import { checkedOptions, errors, optionKinds } from 'routeproof/kit';
import { openTimes, type OpenTime } from './open-times.ts';
import { zoneNamed, type Zone } from './zone-named.ts';

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

/** A day of the week, as business hours name it. */
export type Weekday = (typeof weekdays)[number];

/** When a contact centre is open. */
export interface BusinessHoursOptions {
  /** What time it is, and where, when the run starts: `'2026-03-02T08:00[Europe/Berlin]'` is virtual time 0. */
  readonly startsAt: string;
  /** The zone of the hours. Default: that of `startsAt`. */
  readonly zone?: string;
  /** `{ 'Mon-Fri': '08:00-12:00, 13:00-17:00', Sat: '09:00-12:00' }`; other days are closed. */
  readonly open: Readonly<Partial<Record<Weekday | `${Weekday}-${Weekday}`, string>>>;
  /** Dates on which other hours hold, or none: `['2026-04-03']`, `{ '2026-12-24': '08:00-12:00', '2026-12-25': '' }`. */
  readonly holidays?: readonly string[] | Readonly<Record<string, string>>;
}

/** Business hours over virtual time. */
export interface BusinessHours {
  /** Whether it is open at this virtual time. */
  readonly isOpen: (time: Milliseconds) => boolean;
  /** The time itself while open, else the next opening; Infinity when none comes within a year. */
  readonly opensAt: (time: Milliseconds) => Milliseconds;
  /** The time itself while closed, else the next closing; Infinity when none comes within a year. */
  readonly closesAt: (time: Milliseconds) => Milliseconds;
  /** What the clock in the zone shows: `2026-03-02T08:00`. */
  readonly wallTime: (time: Milliseconds) => string;
}

/** Business hours and holidays in a time zone, over virtual time: `hours.isOpen(desk.clock.now())`. */
export function businessHours(options: BusinessHoursOptions): BusinessHours {
  const {
    startsAt,
    zone: name,
    open,
    holidays = [],
  } = checkedOptions<BusinessHoursOptions>('`businessHours`', options, {
    startsAt: optionKinds.any,
    zone: optionKinds.name,
    open: optionKinds.object,
    holidays: optionKinds.any,
  });
  const start = startOf(startsAt);
  const zone = name === undefined ? start.zone : zoneNamed(name);
  const timesOn = calendar(open, holidays);
  const isOpen = (time: Milliseconds): boolean => {
    const { date, minute } = zone.wallTime(start.instant + time);
    return timesOn(date).some(({ from, to }) => from <= minute && minute < to);
  };
  /** The first beginning or end of open times after a time at which it is open, or closed, as it was not before. */
  const next = (time: Milliseconds, opening: boolean): Milliseconds => {
    if (isOpen(time) === opening) return time;
    let { date } = zone.wallTime(start.instant + time);
    for (let days = 0; days <= 366; days++, date = dayAfter(date))
      for (const { from, to } of timesOn(date)) {
        const change = zone.instantOf({ date, minute: opening ? from : to }) - start.instant;
        if (change > time && isOpen(change) === opening) return change;
      }
    return Infinity;
  };
  return {
    isOpen,
    opensAt: (time) => next(time, true),
    closesAt: (time) => next(time, false),
    wallTime: (time) => said(zone, start.instant + time),
  };
}

function startOf(text: string): { readonly instant: Milliseconds; readonly zone: Zone } {
  const [, date, hour, minute, name] = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)\[(.+)\]$/.exec(text) ?? [];
  if (date === undefined || name === undefined || !isDate(date) || Number(hour) > 23 || Number(minute) > 59)
    throw errors.badBusinessHours(text, "a date, a time and a zone, such as '2026-03-02T08:00[Europe/Berlin]'");
  const zone = zoneNamed(name);
  return { zone, instant: zone.instantOf({ date, minute: Number(hour) * 60 + Number(minute) }) };
}

/** Which times are open on a date. */
function calendar(
  open: BusinessHoursOptions['open'],
  holidays: NonNullable<BusinessHoursOptions['holidays']>,
): (date: string) => readonly OpenTime[] {
  const byDay = new Map<Weekday, readonly OpenTime[]>();
  for (const [days, times] of Object.entries(open)) for (const day of daysOf(days)) byDay.set(day, openTimes(times));
  const named = isList(holidays) ? holidays.map((date) => [date, ''] as const) : Object.entries(holidays);
  const byDate = new Map(named.map(([date, times]) => [checkedDate(date), openTimes(times)]));
  return (date) => byDate.get(date) ?? byDay.get(weekdays[new Date(date).getUTCDay()]!) ?? [];
}

/** `Mon`, or `Fri-Mon` and the days between. */
function daysOf(text: string): readonly Weekday[] {
  const [first = '', last = first] = text.split('-');
  const [from, to] = [first, last].map((day) => weekdays.findIndex((each) => each === day)) as [number, number];
  if (from < 0 || to < 0) throw errors.badBusinessHours(text, "a day such as 'Mon', or days such as 'Mon-Fri'");
  const count = ((to - from + 7) % 7) + 1;
  return Array.from({ length: count }, (_, index) => weekdays[(from + index) % 7]!);
}

const isList = (holidays: readonly string[] | Readonly<Record<string, string>>): holidays is readonly string[] =>
  Array.isArray(holidays);

const isDate = (text: string): boolean => {
  const parsed = Date.parse(`${text}T00:00Z`);
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(text);
};

function checkedDate(text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text) && isDate(text)) return text;
  throw errors.badBusinessHours(text, "a date such as '2026-12-24'");
}

const dayAfter = (date: string): string => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);

function said(zone: Zone, instant: Milliseconds): string {
  const { date, minute } = zone.wallTime(instant);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
