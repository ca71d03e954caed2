import type { Milliseconds } from '../kernel/time.ts';

/** When a run is said to have begun, for logs: milliseconds since 1970, and minutes by which local time is before UTC. */
export interface LogStart {
  readonly instant: Milliseconds;
  readonly zone: number;
}

/** Where nobody says when a run begins. */
export const defaultStart: LogStart = { instant: Date.UTC(2026, 0, 1), zone: 0 };

const minute: Milliseconds = 60_000;
const day: Milliseconds = 86_400_000;
const startForm = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{3}))?)?(?:Z|([+-])(\d\d):(\d\d))$/;

/** Reads `2026-03-02T08:00:00+01:00`; undefined where it is no date and time with a zone. */
export const logStart = (text: string): LogStart | undefined => {
  const [found, year, month, date, hour, minutes, second = '00', milliseconds = '000', sign, zoneHour, zoneMinute] =
    startForm.exec(text) ?? [];
  if (found === undefined) return undefined;
  const wall = `${year}-${month}-${date}T${hour}:${minutes}:${second}.${milliseconds}`;
  const local = Date.parse(`${wall}Z`);
  // Days that a month has not are taken for those of the next one.
  if (Number.isNaN(local) || wallTime(local) !== wall || !/^(?:19[7-9]|2)/.test(wall)) return undefined;
  const zone = sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(zoneHour) * 60 + Number(zoneMinute));
  return Math.abs(zone) > 14 * 60 || Number(zoneMinute ?? 0) > 59
    ? undefined
    : { instant: local - zone * minute, zone };
};

/** Whether a log has a day for it: its years have four digits. */
export const isInLogs = ({ instant, zone }: LogStart, at: Milliseconds): boolean =>
  instant + zone * minute + at < Date.UTC(10_000, 0, 1);

/** What a clock shows at an instant in UTC: `2026-03-02T08:00:00.000`. */
export const wallTime = (instant: Milliseconds): string => new Date(instant).toISOString().slice(0, -1);

/** The stamp of a line: local time with its date, so that a pause of days is seen. */
export const timeStamp = ({ instant, zone }: LogStart, at: Milliseconds): string =>
  wallTime(Math.floor(instant + zone * minute + at));

const stampForm =
  /^@?(?:(\d{4})[-/](\d\d)[-/](\d\d)[T ]|(\d\d)\/(\d\d)\/(\d{4}|\d\d) )?(\d\d):(\d\d):(\d\d)[.,](\d{3})(\d?)/;

/** Whether a line begins with a time stamp. */
export const isStamped = (line: string): boolean => stampForm.test(line);

/** Reads the stamps of a log, one after the other: the day of those that have none is that of the last one, or the next day. */
export class StampReader {
  #last: Milliseconds | undefined;

  /** `last` is local time as if it were UTC: that of the header. */
  constructor(last?: Milliseconds) {
    this.#last = last;
  }

  /** The local time of the last stamp, as if it were UTC. */
  get now(): Milliseconds | undefined {
    return this.#last;
  }

  /** What follows the stamp of a line; the whole line where it has none. */
  read(line: string): string {
    const [stamp, year, month, date, usMonth, usDate, usYear, ...clock] = stampForm.exec(line) ?? [];
    if (stamp === undefined) return line;
    const [hours, minutes, seconds, milliseconds, tenths] = clock.map(Number) as [
      number,
      number,
      number,
      number,
      number,
    ];
    const time = ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds + tenths / 10;
    const [y, m, d] = [year ?? usYear, month ?? usMonth, date ?? usDate].map(Number) as [number, number, number];
    this.#last = Number.isNaN(y) ? this.#onDay(time) : Date.UTC(y < 100 ? 2000 + y : y, m - 1, d) + time;
    return line.slice(stamp.length);
  }

  #onDay(time: Milliseconds): Milliseconds {
    const last = this.#last ?? 0;
    const same = Math.floor(last / day) * day + time;
    return last - same > day / 2 ? same + day : same;
  }
}
