import type { Scenario } from '../../contract/scenario.ts';
import type { Milliseconds } from '../../kernel/time.ts';
import { Exploration, type Share } from '../search/exploration.ts';
import type { ExplorationOptions } from '../search/exploration-options.ts';
import type { ExploredSubtree } from '../explored-subtree.ts';
import type { ExploreOptions } from '../explore-options.ts';
import type { Reduction } from '../search/reduction.ts';
import { withWindow } from '../../replay/with-window.ts';

/** A share of a search, as plain values: for this process, another thread or another machine. */
export interface SubtreeTask {
  readonly share: Share;
  readonly reduction: Reduction;
  readonly window: Milliseconds;
  readonly options: Pick<
    ExplorationOptions,
    | 'runs'
    | 'steps'
    | 'time'
    | 'random'
    | 'seed'
    | 'openingRaces'
    | 'failures'
    | 'known'
    | 'samples'
    | 'untilFailure'
    | 'sources'
    | 'coverage'
  >;
}

/** What a part is told while it is played, and what it tells. */
export type SubtreeWatch = Pick<ExplorationOptions, 'signal' | 'onProgress' | 'onSubtree'>;

/** Plays a part somewhere: here, or in another thread. */
export type SubtreeRunner = (task: SubtreeTask, watch: SubtreeWatch) => Promise<ExploredSubtree>;

/** Plays a part here. */
export async function playSubtree(
  given: () => Scenario,
  { share, reduction, window, options }: SubtreeTask,
  how: SubtreeWatch & Pick<ExploreOptions, 'synchronous' | 'code' | 'onRun' | 'depends'>,
): Promise<ExploredSubtree> {
  const exploration = new Exploration(withWindow(given, window), window, reduction, { ...options, ...how }, share);
  await exploration.play();
  return exploration.result();
}
