import { errors } from '../kernel/errors.ts';
import type { Explored } from './explored.ts';
import { endsSearch } from './explored-part.ts';
import type { SearchShard, ShardedPart } from './search-shard.ts';
import { byKey } from './subtree.ts';
import { wholeSearch } from './whole-search.ts';

/** Puts shards of a search together as if one process had searched all. Throws when they are not of one search. */
export function mergeExplorations(shards: readonly SearchShard[]): Explored {
  const [first] = shards;
  if (first === undefined) throw errors.shardsDoNotFit('there are none');
  const { setUp, division } = first;
  const { reduction, ...common } = setUp;
  for (const { setUp: other, division: parts } of shards) {
    const { reduction: its, ...others } = other;
    if (JSON.stringify(others) !== JSON.stringify(common))
      throw errors.shardsDoNotFit('they come from different scenarios, windows or options');
    if (its.by !== reduction.by || parts !== division)
      throw errors.shardsDoNotFit(
        'a property looked at the trace in some of their runs only, so that they were divided differently; make them again with --no-reduction',
      );
  }
  const parts = inOrder(shards.flatMap((shard) => shard.parts));
  const last = parts.findIndex(({ part }) => endsSearch(part));
  const counted = last < 0 ? parts : parts.slice(0, last + 1);
  const isWhole = shards.every((shard) => shard.isWhole);
  return wholeSearch(
    setUp,
    counted.map(({ part }) => part),
    { isWhole, left: division - counted.filter(({ generation }) => generation === 0).length },
  );
}

/** Each part once, those of the division first; two shards may have asked for the same further one. */
function inOrder(parts: readonly ShardedPart[]): readonly ShardedPart[] {
  const sorted = parts.toSorted((one, other) => one.generation - other.generation || byKey(one.key, other.key));
  const seen = new Set<string>();
  return sorted.filter(({ key }) => {
    const name = key.join('.');
    return !seen.has(name) && seen.add(name);
  });
}
