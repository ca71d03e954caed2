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

/** The interval around a mean, as far as it is possible. */
export const around = (mean: number, half: number, { least = -Infinity, most = Infinity }: Range = {}): Interval => ({
  mean,
  low: Math.max(least, mean - half),
  high: Math.min(most, mean + half),
});
