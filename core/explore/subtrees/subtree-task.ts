import type { Scenario } from '../../contract/scenario.ts';
import type { Milliseconds } from '../../kernel/time.ts';
import { Exploration } from '../search/exploration.ts';
import type { Share } from '../search/share.ts';
import type { Deadline } from '../deadline.ts';
import type { SearchWarning } from '../explored.ts';
import type { SearchShard } from './search-shard.ts';
import type { ExploredSubtree } from '../search/explored-subtree.ts';
import type { ExplorationOptions, ExploreOptions } from '../explore-options.ts';
import type { Reduction } from '../search/reduction.ts';
import { withWindow } from '../../replay/with-window.ts';

/** A share of a search, as plain values: for this process, another thread or another machine. */
export interface SubtreeTask {
  /** Which runs. */
  readonly share: Share;
  /** How steps are told apart. */
  readonly reduction: Reduction;
  /** By how much an event may be late. */
  readonly window: Milliseconds;
  /** Bounds and seed, as the whole search has them. */
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
    | 'rounds'
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

/** Who plays the parts of a search. */
export interface SubtreesOptions {
  /** Who plays a part: another thread, say. Default: this one, one part after the other. */
  readonly run?: SubtreeRunner | undefined;
  /** Parts that are played at the same time. Default: 1. */
  readonly atOnce?: number | undefined;
  /** Only every so many-th part, from the `index`-th on, counted from 1. */
  readonly shard?:
    | {
        /** Which machine this is, from 1. */
        readonly index: number;
        /** How many machines there are. */
        readonly of: number;
      }
    | undefined;
  /** So many runs are played before the search is divided. Default: 1000. */
  readonly undivided?: number | undefined;
  /** Keeps runs that are spread over the search, to be played again. Default: false. */
  readonly samples?: boolean | undefined;
  /** What the author is to be warned of before anything is played. */
  readonly warnings?: readonly SearchWarning[] | undefined;
  /** In place of `time` and `signal`. */
  readonly deadline?: Deadline | undefined;
  /** Is told now and then what there would be if the search ended now. */
  readonly onShard?: ((soFar: () => SearchShard) => void) | undefined;
}

/** Plays a part of a search in this thread. */
export async function playSubtree(
  given: () => Scenario,
  task: SubtreeTask,
  how: SubtreeWatch & Pick<ExploreOptions, 'synchronous' | 'code' | 'onRun' | 'depends'>,
): Promise<ExploredSubtree> {
  const { share, reduction, window, options } = task;
  const exploration = new Exploration(withWindow(given, window), window, reduction, { ...options, ...how }, share);
  await exploration.play();
  return exploration.result();
}
