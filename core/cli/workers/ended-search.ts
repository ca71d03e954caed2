import { causeOf } from '../../explore/cause-of.ts';
import type { Bound, Failure } from '../../explore/explored.ts';
import { mergeExplorations } from '../../explore/subtrees/merge-explorations.ts';
import type { SearchShard } from '../../explore/subtrees/search-shard.ts';
import type { StillThread } from '../../process/threads/pulse-watch.ts';
import type { Searched, SoFar } from './search-task.ts';
import { stillError } from '../../process/threads/stop-at.ts';

/** How a search was ended in its midst: by a bound, which it may have noted itself, and at which code, where that did not come back. */
export interface EndedSo {
  readonly bound: Bound | undefined;
  readonly stuck?: { readonly still: StillThread; readonly where: string | undefined };
}

/** What is known of a search that is ended so; nothing where not even the ordinary run had come to its end. */
export function endedSearch({ file, search, foundOut }: SoFar, { bound, stuck }: EndedSo): Searched | undefined {
  if (file === undefined) return undefined;
  if (foundOut !== undefined) return { ...file, ...foundOut };
  if (search === undefined) return undefined;
  const failures = stuck === undefined ? [] : [stuckAt(stuck)].filter((each) => isNews(each, search));
  const ended = withBound(search, bound === undefined ? [] : [bound], failures);
  const found = mergeExplorations([ended]);
  return { ...file, search: ended, checked: { played: 0, of: 1 }, unrepeatable: undefined, found, shown: found };
}

/** Whether no run has ended there before. */
const isNews = (failure: Failure, { ordinary }: SearchShard): boolean =>
  !ordinary.some((known) => causeOf(known) === causeOf(failure));

/** The search as it is when it is ended so. */
function withBound(search: SearchShard, bounds: readonly Bound[], failures: readonly Failure[]): SearchShard {
  const { before, parts } = search;
  const last = parts.at(-1);
  return {
    ...search,
    ordinary: [...search.ordinary, ...failures],
    isWhole: false,
    ...(before && { before: { ...before, bounds: [...before.bounds, ...bounds] } }),
    ...(last && {
      parts: [...parts.slice(0, -1), { ...last, part: { ...last.part, bounds: [...last.part.bounds, ...bounds] } }],
    }),
  };
}

/** A run that was never over has no token. */
function stuckAt({ still, where }: Required<EndedSo>['stuck']): Failure {
  const { code, message } = stillError(still, 'What runs behind this line');
  return {
    property: still.why,
    finding: {
      kind: still.why,
      code,
      severity: 'failure',
      sentence: message,
      at: 0,
      count: 1,
      ...(where !== undefined && { where }),
    },
    ...{ token: '', steps: 0, race: [], leftOut: [], messages: [] },
  };
}
