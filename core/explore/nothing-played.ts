import type { ExploredSubtree } from './explored-subtree.ts';
import type { SearchShard } from './subtrees/search-shard.ts';

/** A search of which no run beside the ordinary one has been played. */
export const nothingPlayed: Pick<SearchShard, 'division' | 'parts' | 'isWhole'> & { readonly before: ExploredSubtree } =
  {
    before: {
      ...{ runs: 0, cutOff: 0, steps: 0, failures: [], goals: [], warnings: [], bounds: [] },
      ...{ raced: false, isOver: false, left: 0, late: [], sample: [] },
    },
    division: 0,
    parts: [],
    isWhole: false,
  };
