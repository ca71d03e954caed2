import type { Milliseconds } from '../../kernel/time.ts';

/** The intervals of a report, by the time of their beginning: `08:30`, and from the second day on `day 2, 08:30`. */
export class TimeIntervals {
  readonly #length: Milliseconds;
  readonly #end: Milliseconds;
  readonly #names: string[] = [];

  constructor(length: Milliseconds, end: Milliseconds = Infinity) {
    this.#length = length;
    this.#end = end;
  }

  /** Where an instant is, from 0; the end belongs to the last one, for behind it there is no time. */
  at(time: Milliseconds): number {
    const index = Math.floor(time / this.#length);
    return time === this.#end && index > 0 && index * this.#length === time ? index - 1 : index;
  }

  /** Where an interval ends. */
  endOf(index: number): Milliseconds {
    return (index + 1) * this.#length;
  }

  nameOf(index: number): string {
    return (this.#names[index] ??= nameAt(index * this.#length));
  }

  /** When an interval of that name begins. */
  static beginningOf(name: string): Milliseconds {
    const [, day = '1', hour, minute] = /^(?:day (\d+), )?(\d\d):(\d\d)$/.exec(name) ?? [];
    return ((Number(day) - 1) * 1440 + Number(hour) * 60 + Number(minute)) * 60_000;
  }

  /** Calls `take` with each interval from `from` to `to`, and how much of it lies there. */
  spread(from: Milliseconds, to: Milliseconds, take: (index: number, time: Milliseconds) => void): void {
    let index = this.at(from);
    for (let since = from; since < to; index++) {
      const end = Math.min(to, this.endOf(index));
      take(index, end - since);
      since = end;
    }
  }
}

const two = (number: number): string => String(number).padStart(2, '0');

function nameAt(time: Milliseconds): string {
  const minutes = Math.floor(time / 60_000);
  const day = Math.floor(minutes / 1440);
  const name = `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
  return day === 0 ? name : `day ${day + 1}, ${name}`;
}
