import type { RandomStream } from '../kernel/random.ts';
import type { Milliseconds } from '../kernel/time.ts';

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

/** Draws a time of a distribution, in milliseconds. */
export function drawn(distribution: Distribution, random: RandomStream): Milliseconds {
  if (typeof distribution === 'number') return distribution;
  switch (distribution.kind) {
    case 'exponential':
      return exponentialDraw(distribution.mean, random);
    case 'erlang':
      return erlangDraw(distribution.mean, distribution.phases, random);
    case 'log-normal':
      return logNormalDraw(distribution.mean, distribution.deviation, random);
    case 'empirical':
      return random.pick(distribution.values);
  }
}

const exponentialDraw = (mean: Milliseconds, random: RandomStream): Milliseconds => -mean * Math.log(1 - random.next());

function erlangDraw(mean: Milliseconds, phases: number, random: RandomStream): Milliseconds {
  let sum = 0;
  for (let phase = 0; phase < phases; phase++) sum += exponentialDraw(mean / phases, random);
  return sum;
}

function logNormalDraw(mean: Milliseconds, deviation: Milliseconds, random: RandomStream): Milliseconds {
  const variance = Math.log(1 + (deviation / mean) ** 2);
  return Math.exp(Math.log(mean) - variance / 2 + Math.sqrt(variance) * normalDraw(random));
}

/** Of mean 0 and deviation 1, after Box and Muller: two numbers for each draw, whatever they are. */
const normalDraw = (random: RandomStream): number =>
  Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());

/** The mean of a distribution. */
export function meanOf(distribution: Distribution): Milliseconds {
  if (typeof distribution === 'number') return distribution;
  if (distribution.kind !== 'empirical') return distribution.mean;
  return distribution.values.reduce((sum, value) => sum + value, 0) / distribution.values.length;
}
