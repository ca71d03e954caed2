import { Deadline } from './deadline.ts';
import type { Bound } from './explored.ts';

/** Seconds that are left after a bound for the check of the result, for making it smaller and for its pictures. */
const grace = 1.5;
/** The same in steps, so that it is mostly these that end it, alike on every machine. */
const graceInSteps = 100_000;
/** Steps of all runs in which counterexamples are made smaller, where no bound was reached. */
const mostSteps = 1_000_000;

/** What may be used for what comes after a search. */
export interface AfterSearch {
  readonly deadline: Deadline;
  readonly steps: number;
}

/** What is left when a search has ended: little where a bound ended it, since that bound is for all. */
export function afterSearch(bounds: readonly Bound[], deadline: Deadline): AfterSearch {
  if (deadline.over !== undefined) return { deadline: new Deadline({ time: grace }), steps: graceInSteps };
  if (bounds.some((bound) => bound === 'runs' || bound === 'steps'))
    return { deadline: deadline.within(grace), steps: graceInSteps };
  return { deadline, steps: bounds.includes('time') ? graceInSteps : mostSteps };
}
