/** So many runs by chance are played together. */
export const runsOfBlock = 250;
/** A search first plays so many runs of its own. */
export const runsBefore = 250;
/** Blocks that are played in a search of any size, at most, and after each further doubling of its runs. */
const [most, more] = [32, 16];

/** A block of runs by chance between those of a search. */
export interface ChanceBlock {
  /** Which it is, from 0; what its runs are depends on nothing else. */
  readonly number: number;
  /** About so many times a run of this scenario has a choice of what comes next. */
  readonly length: number;
}

/** How many blocks are to have been played when a search has played so many runs: as many runs as its own, and in the end fewer. */
export function blocksAfter(runs: number): number {
  const blocks = Math.floor(runs / runsBefore);
  return blocks <= most ? blocks : most + more * Math.floor(Math.log2(blocks / most));
}

/** How many are played of a search that is divided, before its subtrees, where so many runs are expected of it. */
export const blocksBeforeSubtrees = (runs: number): number => Math.min(most, blocksAfter(runs));
