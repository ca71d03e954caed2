import { Random } from '../../kernel/random.ts';
import { byChance } from './chance/by-chance.ts';
import type { ChanceBlock } from './chance/chance-block.ts';
import type { Scheduler } from './schedulers.ts';
import type { Subtree } from './subtree.ts';

/** Which share of a search is played: all of it, or one of these. */
export interface Share {
  readonly subtree?: Subtree | undefined;
  /** Runs by chance between those of the search. */
  readonly between?: ChanceBlock | undefined;
  /** The number of a block of runs by chance in place of the search. */
  readonly block?: number | undefined;
}

/** What answers where a share is played by chance. */
export function schedulerOf({ between, block }: Share, seed: number): Scheduler | undefined {
  if (between !== undefined) return byChance(seed, between);
  if (block === undefined) return undefined;
  const chance = new Random(seed).once(`exploration ${block}`);
  return (_run, count) => chance.integer(count);
}
