import type { SearchFound } from '../explored.ts';

/** How many runs are left of a search in parts, if those that have not begun are as large as the others on average. */
export function runsLeftOf(
  begun: readonly Pick<SearchFound, 'runs' | 'runsLeft'>[],
  waiting: number,
): number | undefined {
  const searched = begun.filter(({ runs }) => runs > 0);
  const left = searched.reduce((sum, { runsLeft = 0 }) => sum + runsLeft, 0);
  const all = searched.reduce((sum, { runs }) => sum + runs, left);
  return searched.length === 0 ? undefined : Math.ceil(left + (waiting * all) / searched.length);
}
