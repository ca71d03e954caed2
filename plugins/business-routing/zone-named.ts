import type { Milliseconds } from 'routeproof';
import { errors } from 'routeproof/kit';

/** What clock and calendar on the wall show. */
export interface WallTime {
  /** `2026-03-02` */
  readonly date: string;
  /** Of the day: 480 at eight in the morning. */
  readonly minute: number;
}

/** One time zone: which time it is there at an instant, and which instant a time there is. An instant counts from 1970, UTC. */
export interface Zone {
  readonly name: string;
  wallTime(instant: Milliseconds): WallTime;
  /** Of a time that clocks skip in spring, an hour later; of one that they show twice in autumn, the first. */
  instantOf(time: WallTime): Milliseconds;
}

/** A time zone of the IANA list, as Node's own Intl knows it. */
export function zoneNamed(name: string): Zone {
  const format = formatFor(name);
  const shown = (instant: Milliseconds): WallTime => {
    const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
    return {
      date: `${parts['year']}-${parts['month']}-${parts['day']}`,
      minute: Number(parts['hour']) * 60 + Number(parts['minute']),
    };
  };
  const offsetAt = (instant: Milliseconds): Milliseconds => asIfUtc(shown(instant)) - instant;
  return {
    name,
    wallTime: shown,
    instantOf: (time) => {
      const utc = asIfUtc(time);
      const [before, after] = [utc - offsetAt(utc - day), utc - offsetAt(utc + day)];
      return [before, after].find((instant) => asIfUtc(shown(instant)) === utc) ?? before;
    },
  };
}

const day = 86_400_000;

const asIfUtc = ({ date, minute }: WallTime): Milliseconds => Date.parse(`${date}T00:00Z`) + minute * 60_000;

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const numbers = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', ...numbers });
  } catch {
    throw errors.badBusinessHours(timeZone, "a time zone such as 'Europe/Berlin'");
  }
}
