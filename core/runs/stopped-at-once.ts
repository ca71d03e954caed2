import type { Over } from './deadline.ts';
import type { SearchShard } from './search-shard.ts';

/** A search that ended before any of its runs was played to its end. */
export const stoppedAtOnce = (why: Over): Pick<SearchShard, 'before' | 'division' | 'parts' | 'isWhole'> => ({
  before: {
    ...{ runs: 0, cutOff: 0, steps: 0, failures: [], goals: [], warnings: [], bounds: [why] },
    ...{ raced: false, isOver: false, left: 0, late: [] },
  },
  division: 0,
  parts: [],
  isWhole: false,
});
