import type { RandomStream } from '../kernel/random.ts';
import type { LaneNumbers } from './lane-numbers.ts';
import type { Dependence } from './step-taken.ts';

/** What all runs of a search have in common. */
export interface SearchRules {
  /** Without one, every order is played. */
  readonly depends: Dependence | undefined;
  /** Whether registration and login race, too. */
  readonly openingRaces: boolean;
  readonly numbers: LaneNumbers;
  /** Answers by chance, where not every run is played. */
  readonly chance?: RandomStream | undefined;
}
