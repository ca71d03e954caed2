import type { Scenario } from '../../contract/scenario.ts';
import { macrotask } from '../../kernel/clock/macrotask.ts';
import { realTime } from '../../kernel/real-time.ts';
import { withWindow } from '../../replay/with-window.ts';
import { WorkOver, type Deadline } from '../deadline.ts';
import type { ExplorationOptions } from '../explore-options.ts';
import { Lassos } from '../search/lasso/lassos.ts';
import { playRun } from '../search/played-run.ts';
import { relationFor } from '../search/reduction.ts';
import type { SearchedRun } from '../search/searched-run.ts';
import { Partition } from './partition.ts';
import type { SearchSetUp } from './whole-search.ts';

/** The partition of a search of a scenario, which plays its runs here. Dividing it throws where its time is over. */
export function partitionOf(
  given: () => Scenario,
  { window, reduction }: Pick<SearchSetUp, 'window' | 'reduction'>,
  options: ExplorationOptions & { readonly deadline: Deadline },
): Partition {
  const { openingRaces = false, deadline } = options;
  const depends = relationFor(reduction, options.depends);
  const scenario = withWindow(given, window);
  const lassos = new Lassos(scenario, options, deadline);
  let breathesAt = 0;
  const played = async (run: SearchedRun) => {
    if (realTime() >= breathesAt) {
      // Whoever wants to end the search gets a turn.
      await macrotask();
      breathesAt = realTime() + 100;
    }
    deadline.check();
    run.follower = lassos.watchingKnown(run);
    const { ended } = await playRun(scenario, run, options);
    if (ended === 'stopped') throw new WorkOver(deadline.over!);
    return ended;
  };
  return new Partition({ window, depends, openingRaces, deadline }, played);
}
