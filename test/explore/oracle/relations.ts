import type { ExploreOptions } from 'routeproof';
import type { Dependence } from 'routeproof/engines';
import { parting, shown, type Shown, type Watched } from './views.ts';

/** Whatever one actor does depends on all that it does: the coarsest relation that leaves anything out, and the easiest to believe. */
export const strictlyByActor: Dependence = (one, other) =>
  one.actor === other.actor || one.breaks.size + other.breaks.size > 0 || one.isUpkeep || other.isUpkeep;

/** Relations that must show the same. Whoever makes another puts it here. */
export const relations: Readonly<Record<string, ExploreOptions>> = {
  'the relation that explore goes by': {},
};

/** In how many runs a case is looked at. */
export interface Sizes {
  /** Of the relation under test; a case that needs more is passed over. */
  readonly runs: number;
  /** Without reduction; where that is not enough, by chance. */
  readonly unreduced: number;
  readonly byChance: number;
}

/**
 * Searches a case by a relation, and holds what it shows against what a search by actor, one without reduction and runs by
 * chance show. Gives nothing where they agree, `too large` where they cannot be compared, or a sentence.
 */
export async function disagreement(made: Watched, relation: ExploreOptions, sizes: Sizes): Promise<string | undefined> {
  const found = await shown(made, { ...relation, runs: sizes.runs });
  if (!found.isWhole) return 'too large';
  const byActor = await shown(made, { depends: strictlyByActor, runs: 3 * sizes.runs });
  const all = await shown(made, { reduction: false, runs: sizes.unreduced });
  const some = all.isWhole ? all : await shown(made, { random: sizes.byChance });
  return (
    missing(found, 'every order', all) ??
    missing(found, 'runs by chance', some) ??
    missing(found, 'a search by actor', byActor) ??
    (byActor.isWhole ? invented(found, byActor) : undefined) ??
    (all.isWhole ? invented(found, all) : undefined)
  );
}

function missing(found: Shown, what: string, truth: Shown): string | undefined {
  const lost = [...truth.views].filter((view) => !found.views.has(view));
  if (lost.length > 0) {
    const [nearest = ''] = found.views;
    return `${found.views.size} views were shown, and ${what} shows ${lost.length} others: ${parting(lost[0]!, nearest)}`;
  }
  const broken = truth.broken.filter((property) => !found.broken.includes(property));
  if (broken.length > 0) return `${what} breaks ${broken.join(' and ')}, which seemed to hold`;
  const goals = truth.goals.filter(({ property, reached }) => reached && !isReached(found, property));
  return goals.length > 0 ? `${what} reaches ${goals[0]!.property}` : undefined;
}

const isReached = ({ goals }: Shown, wanted: string) =>
  goals.some(({ property, reached }) => property === wanted && reached);

/** What a search shows is a run of the scenario: a view that the whole search does not have was not kept apart. */
function invented(found: Shown, whole: Shown): string | undefined {
  const more = [...found.views].filter((view) => !whole.views.has(view)).length;
  return more > 0 ? `${more} views were shown that no order has` : undefined;
}
