import type { Milliseconds } from '../kernel/time.ts';

/** One distribution of a mixture. */
export interface MixturePart {
  /** In proportion to the other parts. Default: 1. */
  readonly weight?: number;
  /** What is drawn. */
  readonly of: Distribution;
}

/** How a time varies: always the same, of a distribution, or one of those that were measured. */
export type Distribution =
  | Milliseconds
  | {
      /** Times without memory. */
      readonly kind: 'exponential';
      /** The mean time. */
      readonly mean: Milliseconds;
    }
  | {
      /** A sum of exponential phases. */
      readonly kind: 'erlang';
      /** The mean of the sum. */
      readonly mean: Milliseconds;
      /** How many exponential phases are added up. */
      readonly phases: number;
    }
  | {
      /** Many short times and a few long ones. */
      readonly kind: 'log-normal';
      /** The mean of the times themselves, not of their logarithms. */
      readonly mean: Milliseconds;
      /** Their standard deviation. */
      readonly deviation: Milliseconds;
    }
  | {
      /** Longer or shorter around a mean, never below 0, with a light tail. */
      readonly kind: 'gamma';
      /** The mean. */
      readonly mean: Milliseconds;
      /** The standard deviation. */
      readonly deviation: Milliseconds;
    }
  | {
      /** Times to an end that is the likelier the longer it takes, or the less likely. */
      readonly kind: 'weibull';
      /** The mean. */
      readonly mean: Milliseconds;
      /** Above 1 the end is the likelier the longer it takes, below 1 the less likely; 1 is the exponential distribution. */
      readonly shape: number;
    }
  | {
      /** Anything between two times, each as likely as the others. */
      readonly kind: 'uniform';
      /** The shortest. */
      readonly from: Milliseconds;
      /** The longest. */
      readonly to: Milliseconds;
    }
  | {
      /** A few times that are much longer than all others. */
      readonly kind: 'pareto';
      /** The mean. */
      readonly mean: Milliseconds;
      /** Above 1; the nearer to it, the heavier is the tail. */
      readonly shape: number;
    }
  | {
      /** A whole number of 1 or more, each step further as likely as the one before. */
      readonly kind: 'geometric';
      /** The mean, 1 or more. */
      readonly mean: number;
    }
  | {
      /** Now of one distribution, now of another. */
      readonly kind: 'mixture';
      /** The distributions; each draw is of one of them. */
      readonly parts: readonly MixturePart[];
    }
  | {
      /** Times that were measured. */
      readonly kind: 'empirical';
      /** The times that were measured; each draw is one of them. */
      readonly values: readonly Milliseconds[];
    };

/** A distribution of times without memory, with that mean: how arrivals and patience are most often modelled. */
export const exponential = (mean: Milliseconds): Distribution => ({ kind: 'exponential', mean });

/** The distribution of a sum of so many exponential phases: the more of them, the less it varies. */
export const erlang = (mean: Milliseconds, phases: number): Distribution => ({ kind: 'erlang', mean, phases });

/** A distribution of many short times and a few long ones, with that mean and standard deviation: how handling times most often are. */
export const logNormal = (mean: Milliseconds, deviation: Milliseconds): Distribution => ({
  kind: 'log-normal',
  mean,
  deviation,
});

/** The distribution of times that were measured, each as likely as the others: `empirical(timesFromCsv('calls.csv', 'handling'))`. */
export const empirical = (values: readonly Milliseconds[]): Distribution => ({ kind: 'empirical', values });

/** A distribution around a mean with that standard deviation, never below 0 and with a light tail: a day's factor is `gamma(1, 0.15)`. */
export const gamma = (mean: Milliseconds, deviation: Milliseconds): Distribution => ({
  kind: 'gamma',
  mean,
  deviation,
});

/** A distribution of times to an end; with a `shape` below 1 who has waited long will wait longer, as customers often do. */
export const weibull = (mean: Milliseconds, shape: number): Distribution => ({ kind: 'weibull', mean, shape });

/** A distribution of times between two, each as likely as the others. */
export const uniform = (from: Milliseconds, to: Milliseconds): Distribution => ({ kind: 'uniform', from, to });

/** A distribution with a heavy tail: the nearer the `shape` is to 1, the more of the mean comes from a few times that are very long. */
export const pareto = (mean: Milliseconds, shape: number): Distribution => ({ kind: 'pareto', mean, shape });

/** A distribution of whole numbers of 1 or more with that mean, as of how many come at once. */
export const geometric = (mean: number): Distribution => ({ kind: 'geometric', mean });

/**
 * A distribution that is now one of these, now another. With exponential parts it is hyperexponential:
 * `mixture([{ weight: 0.8, of: exponential(minutes(2)) }, { weight: 0.2, of: exponential(minutes(15)) }])`.
 */
export const mixture = (parts: readonly MixturePart[]): Distribution => ({ kind: 'mixture', parts });
