import type { Failure } from '../explored.ts';
import type { ExploredSubtree } from '../search/explored-subtree.ts';
import type { SearchSetUp } from './whole-search.ts';

/** A part with its place among all parts of its search. */
export interface ShardedSubtree {
  /** -1 for runs by chance between those of the search, 0 for parts of the division, one more for each round of parts that the round before asked for. */
  readonly generation: number;
  /** The answers with which its runs begin, or the number of its block. */
  readonly key: readonly number[];
  /** What was found in it. */
  readonly part: ExploredSubtree;
}

/** Some or all parts of a search; what `--shard` writes and `merge` reads. */
export interface SearchShard {
  /** What all shards of a search have alike; `merge` refuses others. */
  readonly setUp: SearchSetUp;
  /** What the ordinary run violates. */
  readonly ordinary: readonly Failure[];
  /** What was played in one piece before the search was divided; it counts where its parts did not get as far. */
  readonly before?: ExploredSubtree | undefined;
  /** Parts that the whole search is divided into, but for runs by chance; 0 where it ended before it was divided. */
  readonly division: number;
  /** Those that this shard has played. */
  readonly parts: readonly ShardedSubtree[];
  /** Whether every part was played that it was to play. */
  readonly isWhole: boolean;
}

/** A search of which no run beside the ordinary one has been played. */
export const nothingPlayed: Pick<SearchShard, 'division' | 'parts' | 'isWhole'> & { readonly before: ExploredSubtree } =
  {
    before: {
      ...{ runs: 0, cutOff: 0, steps: 0, byChance: 0, failures: [], goals: [], warnings: [], bounds: [] },
      ...{ raced: false, isOver: false, left: 0, late: [], sample: [] },
    },
    division: 0,
    parts: [],
    isWhole: false,
  };
