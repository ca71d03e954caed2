import { causeOf } from '../../explore/cause-of.ts';
import type { Explored, Failure } from '../../explore/explored.ts';
import type { SearchShard } from '../../explore/subtrees/search-shard.ts';
import type { RecordedLanes } from '../../testing/record-lanes.ts';
import type { Pictured, PicturedFailure } from '../text/failure-lanes.ts';
import type { ShardHead } from './shard-file.ts';

/** A counterexample as JSON can have it. */
interface Counterexample extends Failure {
  /** The token of the run that it was made of. */
  readonly of: string;
  readonly lanes?: Omit<RecordedLanes, 'letters'> & { readonly letters: readonly (readonly [string, unknown])[] };
}

/** What `explore --shard` prints, for `routeproof merge`. */
export interface SearchShardDocument extends ShardHead {
  readonly part: 'search';
  /** The author's file, as it was given. */
  readonly file: string;
  readonly search: SearchShard;
  /** How many runs were to be played again in a fresh thread, and how many were. */
  readonly checked: { readonly played: number; readonly of: number };
  /** A run that was another one when it was played again. */
  readonly unrepeatable: Failure | undefined;
  /** Failing runs of this shard, made as small as they get. */
  readonly counterexamples: readonly Counterexample[];
}

/** The document of a shard. */
export function searchShardDocument(
  given: Omit<SearchShardDocument, 'part' | 'counterexamples'>,
  found: Explored,
  shown: Pictured,
): SearchShardDocument {
  const counterexamples = shown.failures.map(({ lanes, ...failure }, index) => ({
    ...failure,
    of: found.failures[index]!.token,
    ...(lanes && { lanes: { ...lanes, letters: [...lanes.letters] } }),
  }));
  return { part: 'search', ...given, counterexamples };
}

/** What a machine of a fleet has played again, no other needs. */
export const withoutSample = (search: SearchShard): SearchShard => ({
  ...search,
  ...(search.before && { before: { ...search.before, sample: [] } }),
  parts: search.parts.map((each) => ({ ...each, part: { ...each.part, sample: [] } })),
});

/** The same search with the counterexamples that its shards have made small. */
export function withShown(found: Explored, parts: readonly SearchShardDocument[]): Pictured {
  const shown = parts.flatMap((part) => part.counterexamples);
  return { ...found, failures: found.failures.map((failure) => shownFor(failure, shown)) };
}

function shownFor(failure: Failure, shown: readonly Counterexample[]): PicturedFailure {
  const found = shown.find(
    (small) => small.of !== '' && small.of === failure.token && causeOf(small) === causeOf(failure),
  );
  if (found === undefined) return failure;
  const { of: _of, lanes, ...small } = found;
  return lanes === undefined
    ? small
    : { ...small, lanes: { ...lanes, letters: new Map(lanes.letters) } as RecordedLanes };
}

/** A search in which a run was another one when it was played again has proved nothing. */
export const withUnrepeatable = (explored: Pictured, unrepeatable: Failure | undefined): Pictured =>
  unrepeatable === undefined
    ? explored
    : {
        ...explored,
        verdict: 'violated',
        failures: [unrepeatable, ...explored.failures.filter(({ property }) => property !== unrepeatable.property)],
      };
