import { stationary, type Transition } from './stationary.ts';

/** Two kinds of customers and two groups of agents: one group serves the first kind alone, the other both. Times in seconds. */
export interface NModelOptions {
  /** Arrivals a second of those whom every agent serves. */
  readonly common: number;
  /** Arrivals a second of those whom the second group alone serves. */
  readonly rare: number;
  /** How many agents serve the common ones only. */
  readonly specialists: number;
  /** How many serve both. */
  readonly generalists: number;
  /** The mean of all handling times, which are exponential. */
  readonly handling: number;
  /** How many of the common ones wait at most in the chain that is solved; whoever comes beyond is not there. Default: 120. */
  readonly mostCommon?: number;
  /** How many of the rare ones do. Default: 60. */
  readonly mostRare?: number;
}

/** What the chain says of customers of one kind. */
export interface KindInTheory {
  /** From 0 to 1. */
  readonly waitedShare: number;
  /** In seconds. */
  readonly meanWait: number;
}

/** What the chain says; shares from 0 to 1. */
export interface NModel {
  /** Of the customers whom everybody serves. */
  readonly common: KindInTheory;
  /** Of the others. */
  readonly rare: KindInTheory;
  /** The busy share of the agents who serve the common ones only. */
  readonly specialists: number;
  /** The busy share of those who serve both. */
  readonly generalists: number;
  /** How likely it is that as many wait as the chain has room for: about the error of the shares. */
  readonly cutOff: number;
}

/** Busy specialists and generalists, waiting common and rare customers. */
type State = readonly [specialists: number, generalists: number, common: number, rare: number];

/**
 * Solves the Markov chain of the N-model in which common customers go to a specialist while one is free, and a generalist who
 * becomes free takes the rare customer who came first, then the common one who did. As all handling times have the same mean,
 * it does not matter whom an agent serves.
 */
export function nModel(options: NModelOptions): NModel {
  const { common, rare, specialists, generalists, mostCommon = 120, mostRare = 60 } = options;
  const sums = { inCommon: 0, inRare: 0, waitingCommon: 0, waitingRare: 0, busy: 0, busyGeneral: 0, cutOff: 0 };
  for (const [state, chance] of stationary<State>([0, 0, 0, 0], (from) =>
    leave(from, { ...options, mostCommon, mostRare }),
  )) {
    const [busy, general, commonOnes, rareOnes] = state;
    if (general === generalists) sums.inRare += chance;
    if (general === generalists && busy === specialists) sums.inCommon += chance;
    sums.waitingCommon += chance * commonOnes;
    sums.waitingRare += chance * rareOnes;
    sums.busy += chance * busy;
    sums.busyGeneral += chance * general;
    if (commonOnes === mostCommon || rareOnes === mostRare) sums.cutOff += chance;
  }
  return {
    common: { waitedShare: sums.inCommon, meanWait: sums.waitingCommon / common },
    rare: { waitedShare: sums.inRare, meanWait: sums.waitingRare / rare },
    specialists: sums.busy / specialists,
    generalists: sums.busyGeneral / generalists,
    cutOff: sums.cutOff,
  };
}

function leave(state: State, options: Required<NModelOptions>): readonly Transition<State>[] {
  const { common, rare, specialists, generalists, handling, mostCommon, mostRare } = options;
  const [busy, general, commonOnes, rareOnes] = state;
  const ways: Transition<State>[] = [];
  if (busy < specialists) ways.push([[busy + 1, general, commonOnes, rareOnes], common]);
  else if (general < generalists) ways.push([[busy, general + 1, commonOnes, rareOnes], common]);
  else if (commonOnes < mostCommon) ways.push([[busy, general, commonOnes + 1, rareOnes], common]);
  if (general < generalists) ways.push([[busy, general + 1, commonOnes, rareOnes], rare]);
  else if (rareOnes < mostRare) ways.push([[busy, general, commonOnes, rareOnes + 1], rare]);
  if (busy > 0)
    ways.push([
      commonOnes > 0 ? [busy, general, commonOnes - 1, rareOnes] : [busy - 1, general, commonOnes, rareOnes],
      busy / handling,
    ]);
  if (general > 0) ways.push([nextForGeneralist(state), general / handling]);
  return ways;
}

function nextForGeneralist([busy, general, commonOnes, rareOnes]: State): State {
  if (rareOnes > 0) return [busy, general, commonOnes, rareOnes - 1];
  return commonOnes > 0 ? [busy, general, commonOnes - 1, rareOnes] : [busy, general - 1, commonOnes, rareOnes];
}
