import { randomGamma, randomGeometric, randomPareto, randomUniform, randomWeibull } from 'd3-random';
import { gamma as gammaFunction } from 'simple-statistics';
import type { RandomStream } from '../kernel/random.ts';
import type { Milliseconds } from '../kernel/time.ts';
import type { Distribution, MixturePart } from './distribution.ts';

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
    case 'mixture':
      return drawn(partOf(distribution.parts, random.next()), random);
    default:
      return drawnByLibrary(distribution, random);
  }
}

type OfLibrary = Extract<Distribution, { kind: 'gamma' | 'weibull' | 'uniform' | 'pareto' | 'geometric' }>;

/** The others are drawn by d3-random, from the same stream. */
function drawnByLibrary(law: OfLibrary, random: RandomStream): number {
  const source = () => random.next();
  switch (law.kind) {
    case 'gamma':
      return randomGamma.source(source)((law.mean / law.deviation) ** 2, law.deviation ** 2 / law.mean)();
    case 'weibull':
      return randomWeibull.source(source)(law.shape, 0, law.mean / gammaFunction(1 + 1 / law.shape))();
    case 'uniform':
      return randomUniform.source(source)(law.from, law.to)();
    case 'pareto':
      return ((law.mean * (law.shape - 1)) / law.shape) * randomPareto.source(source)(law.shape)();
    case 'geometric':
      return randomGeometric.source(source)(1 / law.mean)();
  }
}

/** Which part a number from 0 to 1 falls on. */
function partOf(parts: readonly MixturePart[], chance: number): Distribution {
  let left = chance * weightOf(parts);
  return (parts.find(({ weight = 1 }) => (left -= weight) < 0) ?? parts.at(-1)!).of;
}

const weightOf = (parts: readonly MixturePart[]): number => parts.reduce((sum, { weight = 1 }) => sum + weight, 0);

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
  switch (distribution.kind) {
    case 'empirical':
      return distribution.values.reduce((sum, value) => sum + value, 0) / distribution.values.length;
    case 'uniform':
      return (distribution.from + distribution.to) / 2;
    case 'mixture': {
      const { parts } = distribution;
      return parts.reduce((sum, { weight = 1, of }) => sum + weight * meanOf(of), 0) / weightOf(parts);
    }
    default:
      return distribution.mean;
  }
}
