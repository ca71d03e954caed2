import { hours, type Milliseconds } from '../kernel/time.ts';
import type { KeyValueRow } from '../protocol/values.ts';
import type { Distribution } from './distribution.ts';

/** A part of the day with its own rate of arrivals. */
export interface ProfileInterval {
  /** From the start of the run. */
  readonly from: Milliseconds;
  /** Where the next interval begins; there are no gaps, 0 an hour stands for one. */
  readonly to: Milliseconds;
  /** Arrivals an hour, exponential in between. */
  readonly perHour: number;
}

/** A call as it really came; what is left out is drawn as its stream says. */
export interface RealCall {
  /** When it came, from the start of the run. */
  readonly at: Milliseconds;
  /** How long an agent worked on it. */
  readonly handling?: Milliseconds;
  /** How long the agent was not ready afterwards. */
  readonly afterWork?: Milliseconds;
  /** After how long the customer left, or would have left. */
  readonly patience?: Milliseconds;
  /** What it came with, beside what is drawn of its stream's `userData`. */
  readonly userData?: KeyValueRow;
}

/** When interactions come: at a rate, with times between them, at a rate that changes over the day, or exactly when they came. */
export type Arrivals =
  | {
      /** So many an hour on average, the times between them exponential (Poisson arrivals). */
      readonly perHour: number;
      /** How busy the day is: drawn once for each replication, the rate is multiplied by it. Default: 1. */
      readonly dayFactor?: Distribution;
      /** How many come at once, rounded to a whole number of 1 or more. Default: 1. */
      readonly batch?: Distribution;
    }
  | {
      /** The times between them, of any distribution; the first comes after one of them. */
      readonly every: Distribution;
      /** How many come at once, rounded to a whole number of 1 or more. Default: 1. */
      readonly batch?: Distribution;
    }
  | {
      /** Rates of the day, interval by interval, without gaps. */
      readonly profile: readonly ProfileInterval[];
      /** How busy the day is: drawn once for each replication, all its rates are multiplied by it. Default: 1. */
      readonly dayFactor?: Distribution;
      /** How many come at once, rounded to a whole number of 1 or more. Default: 1. */
      readonly batch?: Distribution;
    }
  | {
      /** Exactly then, counted from the start of the run; in any order. */
      readonly times: readonly Milliseconds[];
      /** How many come at once, rounded to a whole number of 1 or more. Default: 1. */
      readonly batch?: Distribution;
    }
  | {
      /** Real ones, each with what is known of it: what `callsFromCsv` makes; in any order. */
      readonly calls: readonly RealCall[];
    };

/** The times at which interactions come, where these are no chance. */
export function exactTimes(arrivals: Arrivals): readonly Milliseconds[] | undefined {
  if ('calls' in arrivals) return arrivals.calls.map(({ at }) => at);
  return 'times' in arrivals ? arrivals.times : undefined;
}

const day = hours(24);

/**
 * One list of several days, each from 0 to 24 h, one after the other: the profiles of Monday, Tuesday and so on for `profile`, or
 * the shifts of an agent. Where a day of a profile begins later or ends earlier, nothing comes until the next one begins.
 */
export function dayByDay<T extends { readonly from: Milliseconds; readonly to: Milliseconds }>(
  days: readonly (readonly T[])[],
): readonly T[] {
  const moved = days.flatMap((spans, index) =>
    spans.map((span) => ({ ...span, from: span.from + index * day, to: span.to + index * day })),
  );
  return moved.flatMap((span, index) => {
    const { to } = moved[index - 1] ?? { to: span.from };
    return 'perHour' in span && to < span.from ? [{ ...span, from: to, to: span.from, perHour: 0 }, span] : [span];
  });
}
