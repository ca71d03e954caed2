import { errors } from '../../kernel/errors.ts';
import { causesOf } from '../cause-of.ts';
import type { Explored } from '../explored.ts';
import { endsSearch, type ExploredSubtree } from '../search/explored-subtree.ts';
import type { Reduction } from '../search/reduction.ts';
import type { SearchShard, ShardedSubtree } from './search-shard.ts';
import { byKey } from '../search/subtree.ts';
import { wholeSearch } from './whole-search.ts';

/** Puts shards of a search together as if one process had searched all. Throws when they are not of one search. */
export function mergeExplorations(shards: readonly SearchShard[]): Explored {
  const [first] = shards;
  if (first === undefined) throw errors.shardsDoNotFit('there are none');
  const { setUp, ordinary } = first;
  const { reduction, ...common } = setUp;
  // A shard that ended before the search was divided says nothing about the division.
  const division = Math.max(...shards.map((shard) => shard.division));
  for (const { setUp: other, division: parts } of shards) {
    const { reduction: its, ...others } = other;
    if (JSON.stringify(others) !== JSON.stringify(common))
      throw errors.shardsDoNotFit('they come from different scenarios, windows or options');
    if (!isSame(its, reduction) || (parts !== division && parts !== 0))
      throw errors.shardsDoNotFit(
        'a property looked at more in some of their runs than in others, so that they were divided differently; make them again with --no-reduction',
      );
  }
  const parts = counted(inOrder(shards.flatMap((shard) => shard.parts)), setUp.enough);
  const isWhole = shards.every((shard) => shard.isWhole);
  const left = division - parts.filter(({ generation }) => generation === 0).length;
  const played = parts.map(({ part }) => part);
  if (isWhole && left === 0) return wholeSearch(setUp, ordinary, played, { isWhole, left });
  const chance = played.slice(0, parts.filter(({ generation }) => generation < 0).length);
  const searched = played.slice(chance.length);
  const befores = shards.flatMap((shard) => shard.before ?? []);
  const before = furthest(befores);
  const isEnough = causesIn(played).size >= setUp.enough;
  // All that was played may have found something, and says why it ended.
  return before === undefined || (searched.length > 0 && (isEnough || runsOf(searched) >= runsOf([before])))
    ? wholeSearch(setUp, ordinary, played, { isWhole: false, left }, befores)
    : wholeSearch(setUp, ordinary, [...chance, before], { isWhole: false, left: 0 }, [...befores, ...searched]);
}

const isSame = (one: Reduction, other: Reduction): boolean =>
  one.by === other.by && JSON.stringify(one.alphabets) === JSON.stringify(other.alphabets);

/** Nothing after the part in which as much was found as was asked for, or which ends the search. */
function counted(parts: readonly ShardedSubtree[], enough: number): readonly ShardedSubtree[] {
  const last = parts.findIndex(({ part }, index) => {
    const found = causesIn(parts.slice(0, index + 1).map((each) => each.part));
    return found.size >= enough || endsSearch(part);
  });
  return last < 0 ? parts : parts.slice(0, last + 1);
}

const causesIn = (parts: readonly ExploredSubtree[]): ReadonlySet<string> =>
  causesOf(parts.flatMap(({ failures }) => failures));

/** Of what shards played before the search was divided, all the same, what got furthest. */
const furthest = (befores: readonly ExploredSubtree[]): ExploredSubtree | undefined =>
  befores.toSorted((one, other) => runsOf([other]) - runsOf([one]))[0];

const runsOf = (parts: readonly ExploredSubtree[]): number =>
  parts.reduce((sum, { runs, cutOff }) => sum + runs + cutOff, 0);

/** Each part once, those of the division first; two shards may have asked for the same further one. */
function inOrder(parts: readonly ShardedSubtree[]): readonly ShardedSubtree[] {
  const sorted = parts.toSorted((one, other) => one.generation - other.generation || byKey(one.key, other.key));
  const seen = new Set<string>();
  return sorted.filter(({ generation, key }) => {
    const name = `${generation < 0 ? 'by chance ' : ''}${key.join('.')}`;
    return !seen.has(name) && seen.add(name);
  });
}
