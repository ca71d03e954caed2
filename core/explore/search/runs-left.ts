import { branchesOf, type ChoicePoint } from './choice-point.ts';

/** More than so many are not told apart. */
const most = 1e15;

/**
 * How many runs there are behind so many, on the way to the next of which these points are: the weighted backtrack estimate (Knuth 1975;
 * Kilby et al., AAAI 2006), which takes the branches of a point to be equally large. Mostly too few, as points get more of them.
 * Nothing where nothing can be said.
 */
export function runsLeft(points: readonly ChoicePoint[], runs: number): number | undefined {
  let [explored, each] = [0, 1];
  for (const point of points) {
    const [done, all] = branchesOf(point);
    explored += (each * done) / all;
    each /= all;
  }
  return explored === 0 || runs === 0 ? undefined : Math.min(most, Math.ceil(runs / explored - runs));
}
