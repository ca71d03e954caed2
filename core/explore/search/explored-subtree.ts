import type { SearchFound } from '../explored.ts';
import type { SampledRun } from '../../replay/sampled-run.ts';
import type { Reduction } from './reduction.ts';

/** What a share of a search found out; plain values, so that it can come from another thread or machine. */
export interface ExploredSubtree extends SearchFound {
  /** Whether anything could have happened in another order. */
  readonly raced: boolean;
  /** Runs spread over it, to be played again; none where nobody asked for them. */
  readonly sample: readonly SampledRun[];
  /** Whether every run of it was played. */
  readonly isOver: boolean;
  /** A run showed that steps cannot be told apart as far as they were: all has to be played again with this. */
  readonly weaker?: Reduction | undefined;
  /** Keys of backtrack points that escaped into the prefix: points on the way to the subtree at which more has to be tried than any subtree of the division does. */
  readonly late: readonly (readonly number[])[];
}

/** Whether the search ends with this part, and what comes after it does not count: nothing more can be found out so. */
export const endsSearch = ({ failures, weaker }: ExploredSubtree): boolean =>
  weaker !== undefined || failures.some(({ property }) => property === 'non-determinism');
