import type { Milliseconds } from '../kernel/time.ts';
import { dependsByActor } from './dependence.ts';
import { HappenedBefore } from './happened-before.ts';
import type { SearchedRun } from './searched-run.ts';
import type { StepTaken } from './step-taken.ts';

/** The steps of a run without which its first so many would not have ended as they did, in their order. */
export function leadingTo({ steps, racesFrom }: SearchedRun, many: number, window: Milliseconds): readonly StepTaken[] {
  const last = many - 1;
  if (last <= racesFrom) return steps.slice(0, many);
  const before = new HappenedBefore(steps.slice(0, many), racesFrom, window, dependsByActor);
  return steps.slice(0, many).filter((_, step) => step < racesFrom || step === last || before.isBefore(step, last));
}
