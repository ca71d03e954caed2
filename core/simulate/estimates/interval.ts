/** A mean over replications, and where it lies with 95 % confidence; null when there is no telling. */
export interface Interval {
  /** Over the replications that have the measure. */
  readonly mean: number | null;
  /** Lower end; null where the replications cannot give one. */
  readonly low: number | null;
  /** Upper end; null where the replications cannot give one. */
  readonly high: number | null;
}

/** What a measure can be at all: no interval goes beyond it. */
export interface Range {
  /** A share or a time is not below 0. */
  readonly least?: number;
  /** A share is not above 1. */
  readonly most?: number;
}

/** There is nothing to say. */
export const nothing: Interval = { mean: null, low: null, high: null };

/**
 * The interval around a mean, with as many standard errors to each side; never beyond what is possible. What is not below 0 and has no
 * most (times, lengths of queues) spreads more where it is more: its interval is even on the scale of 1 / √mean downwards, and on that
 * of 1 / mean upwards. It has no upper end where the error is as large as the mean, or nothing but 0 was seen.
 */
export function around(mean: number, half: number, { least = -Infinity, most = Infinity }: Range = {}): Interval {
  if (least !== 0 || most !== Infinity || mean < 0)
    return { mean, low: Math.max(least, mean - half), high: Math.min(most, mean + half) };
  if (mean === 0) return { mean, low: 0, high: null };
  return { mean, low: mean / (1 + half / mean / 2) ** 2, high: half < mean ? mean / (1 - half / mean) : null };
}
