import type { Deadline } from '../deadline.ts';
import type { ExploredSubtree } from '../explored-subtree.ts';
import type { ExploreOptions } from '../explore-options.ts';

/** How a share is played. */
export interface ExplorationOptions extends ExploreOptions {
  /** Causes that are told elsewhere: what fails in the ordinary run. */
  readonly known?: readonly string[] | undefined;
  /** Keeps runs that are spread over the share, to be played again. */
  readonly samples?: boolean | undefined;
  /** In place of `time` and `signal`. */
  readonly deadline?: Deadline | undefined;
  /** Is told now and then what there is so far; so often that it costs little. */
  readonly onSubtree?: ((soFar: ExploredSubtree) => void) | undefined;
}
