import type { RandomStream } from '../kernel/random.ts';
import type { Milliseconds } from '../kernel/time.ts';

/** How a time varies: always the same, of a distribution, or one of those that were measured. */
export type Law =
  | Milliseconds
  | { readonly law: 'exponential'; readonly mean: Milliseconds }
  | { readonly law: 'erlang'; readonly mean: Milliseconds; readonly phases: number }
  | { readonly law: 'log-normal'; readonly mean: Milliseconds; readonly deviation: Milliseconds }
  | { readonly law: 'empirical'; readonly values: readonly Milliseconds[] };

/** Times without memory, with that mean. */
export const exponential = (mean: Milliseconds): Law => ({ law: 'exponential', mean });

/** The sum of so many exponential phases: the more of them, the less it varies. */
export const erlang = (mean: Milliseconds, phases: number): Law => ({ law: 'erlang', mean, phases });

/** Many short ones and a few long ones, with that mean and standard deviation: how handling times most often are. */
export const logNormal = (mean: Milliseconds, deviation: Milliseconds): Law => ({ law: 'log-normal', mean, deviation });

/** One of the times that were measured, each as likely as the others. */
export const empirical = (values: readonly Milliseconds[]): Law => ({ law: 'empirical', values });

/** Draws a time. */
export function drawn(law: Law, random: RandomStream): Milliseconds {
  if (typeof law === 'number') return law;
  switch (law.law) {
    case 'exponential':
      return random.exponential(law.mean);
    case 'erlang':
      return random.erlang(law.mean, law.phases);
    case 'log-normal':
      return random.logNormal(law.mean, law.deviation);
    case 'empirical':
      return random.pick(law.values);
  }
}

/** The mean of a law. */
export function meanOf(law: Law): Milliseconds {
  if (typeof law === 'number') return law;
  if (law.law !== 'empirical') return law.mean;
  return law.values.reduce((sum, value) => sum + value, 0) / law.values.length;
}
