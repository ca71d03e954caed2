import type { Scenario } from '../contract/scenario.ts';
import { coverageKeeper } from './coverage/coverage-keeper.ts';
import type { Explored } from './explored.ts';
import type { ExploreOptions } from './explore-options.ts';
import { exploreInParts } from './explore-in-parts.ts';
import { mergeExplorations } from './merge-explorations.ts';

/** Plays a scenario in every order that can matter, and says what holds in all of them. */
export async function explore(given: () => Scenario, options: ExploreOptions = {}): Promise<Explored> {
  const keep = coverageKeeper();
  if (keep === undefined) return inOnePiece(given, options);
  const { coverage, ...found } = await inOnePiece(given, { ...options, coverage: true });
  keep(coverage!, found.scenario);
  return options.coverage ? { ...found, coverage: coverage! } : found;
}

const inOnePiece = async (given: () => Scenario, options: ExploreOptions): Promise<Explored> =>
  mergeExplorations([await exploreInParts(given, options, { undivided: Infinity })]);
