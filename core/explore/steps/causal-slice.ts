import type { Milliseconds } from '../../kernel/time.ts';
import type { Deadline } from '../deadline.ts';
import { dependsByActor } from './dependence.ts';
import { HappensBefore } from './happens-before.ts';
import type { RunRecord } from './run-record.ts';
import type { StepTaken } from './step-taken.ts';

/** Of longer runs all steps are taken to have led to what came of them: to find out takes the square of the steps. */
const longest = 10_000;

/** The steps of a run without which its first so many would not have ended as they did, in their order. */
export function causalSlice(
  { steps, racesFrom }: RunRecord,
  many: number,
  window: Milliseconds,
  deadline?: Deadline,
): readonly StepTaken[] {
  const last = many - 1;
  if (last <= racesFrom || many > longest || deadline?.over !== undefined) return steps.slice(0, many);
  const before = new HappensBefore(steps.slice(0, many), racesFrom, window, dependsByActor);
  return steps.slice(0, many).filter((_, step) => step < racesFrom || step === last || before.isBefore(step, last));
}
