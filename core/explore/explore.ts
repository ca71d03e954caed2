import { checkedOptions } from '../contract/checked-options.ts';
import { checkedMaker } from '../contract/checked-scenario.ts';
import type { GivenScenario, Scenario, ScenarioFunction } from '../contract/scenario.ts';
import { afterSearch } from './after-search.ts';
import { coverageKeeper } from './coverage/coverage-keeper.ts';
import { Deadline } from './deadline.ts';
import type { Explored } from './explored.ts';
import { exploreOptionKinds, type ExploreOptions } from './explore-options.ts';
import { withCounterexamples } from './counterexamples.ts';
import { exploreSubtrees } from './subtrees/explore-subtrees.ts';
import { mergeExplorations } from './subtrees/merge-explorations.ts';
import { countOf } from '../kernel/count-of.ts';
import { reportKeeper } from '../process/kept/report-keeper.ts';
import { withWindow } from '../replay/with-window.ts';

/**
 * Plays a scenario in every order that can matter, with every answer to its choices, and says what holds in all of them.
 * Rejects with a `BenchError` where the scenario cannot be played.
 */
export function explore<S extends ScenarioFunction>(
  given: GivenScenario<S>,
  options?: ExploreOptions,
): Promise<Explored>;
export async function explore(given: () => Scenario, options: ExploreOptions = {}): Promise<Explored> {
  checkedMaker('`explore`', given);
  checkedOptions('`explore`', options, exploreOptionKinds);
  const keep = coverageKeeper();
  const forReport = reportKeeper();
  const { coverage, ...found } = await inOnePiece(given, keep === undefined ? options : { ...options, coverage: true });
  if (coverage !== undefined) keep?.(coverage, found.scenario);
  const { scenario, verdict, runs, failures } = found;
  const causes = failures.map(({ property }) => property);
  forReport?.({ scenario, verdict, sentence: [countOf(runs, 'run'), ...causes].join('; ') }, { kind: 'search', found });
  return options.coverage && coverage ? { ...found, coverage } : found;
}

async function inOnePiece(given: () => Scenario, options: ExploreOptions): Promise<Explored> {
  const deadline = new Deadline(options);
  const how = { undivided: Infinity, deadline: deadline.ofSearch };
  const explored = mergeExplorations([await exploreSubtrees(given, options, how)]);
  const rest = afterSearch(explored.bounds, deadline);
  return withCounterexamples(withWindow(given, explored.window), explored, options, rest);
}
