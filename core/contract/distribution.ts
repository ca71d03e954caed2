import type { RandomStream } from '../kernel/random.ts';
import type { Milliseconds } from '../kernel/time.ts';

/** How a time varies: always the same, of a distribution, or one of those that were measured. */
export type Distribution =
  | Milliseconds
  | { readonly kind: 'exponential'; readonly mean: Milliseconds }
  | { readonly kind: 'erlang'; readonly mean: Milliseconds; readonly phases: number }
  | { readonly kind: 'log-normal'; readonly mean: Milliseconds; readonly deviation: Milliseconds }
  | { readonly kind: 'empirical'; readonly values: readonly Milliseconds[] };

/** Times without memory, with that mean. */
export const exponential = (mean: Milliseconds): Distribution => ({ kind: 'exponential', mean });

/** The sum of so many exponential phases: the more of them, the less it varies. */
export const erlang = (mean: Milliseconds, phases: number): Distribution => ({ kind: 'erlang', mean, phases });

/** Many short ones and a few long ones, with that mean and standard deviation: how handling times most often are. */
export const logNormal = (mean: Milliseconds, deviation: Milliseconds): Distribution => ({
  kind: 'log-normal',
  mean,
  deviation,
});

/** One of the times that were measured, each as likely as the others. */
export const empirical = (values: readonly Milliseconds[]): Distribution => ({ kind: 'empirical', values });

/** Draws a time. */
export function drawn(distribution: Distribution, random: RandomStream): Milliseconds {
  if (typeof distribution === 'number') return distribution;
  switch (distribution.kind) {
    case 'exponential':
      return random.exponential(distribution.mean);
    case 'erlang':
      return random.erlang(distribution.mean, distribution.phases);
    case 'log-normal':
      return random.logNormal(distribution.mean, distribution.deviation);
    case 'empirical':
      return random.pick(distribution.values);
  }
}

/** The mean of a distribution. */
export function meanOf(distribution: Distribution): Milliseconds {
  if (typeof distribution === 'number') return distribution;
  if (distribution.kind !== 'empirical') return distribution.mean;
  return distribution.values.reduce((sum, value) => sum + value, 0) / distribution.values.length;
}
