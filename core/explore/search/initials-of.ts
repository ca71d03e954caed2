import type { HappensBefore } from '../steps/happens-before.ts';
import type { Dependence, Disabled, StepTaken } from '../steps/step-taken.ts';
import type { EventPoint } from './choice-point.ts';

/** The initials of the reversed suffix: what may come first when the later of two is to come before the earlier. */
export function initialsOf(earlier: number, later: number, before: HappensBefore): readonly number[] {
  const between: number[] = [];
  for (let step = earlier + 1; step <= later; step++)
    if (step === later || !before.isBefore(earlier, step)) between.push(step);
  return between.filter((step) => !between.some((other) => other < step && before.isBefore(other, step)));
}

/** What makes the backtrack set a source set, which has one of the initials: all queues (full expansion), where none of them can be next. */
export function sourceOf(
  { queues, backtrackSet, sleepSet }: EventPoint,
  initials: readonly number[],
): readonly number[] {
  if (initials.some((queue) => backtrackSet.has(queue) || sleepSet.has(queue))) return [];
  const possible = initials.find((queue) => queues.includes(queue));
  return possible === undefined ? queues : [possible];
}

/** A run that is looked at for what comes before one of its steps. */
interface Looked {
  readonly earlier: number;
  readonly steps: readonly StepTaken[];
  readonly before: HappensBefore;
  readonly depends: Dependence;
}

/**
 * Steps that race with an initial that sleeps, as it was when it was played. What an event does, and so what depends on it, may be
 * otherwise behind the earlier step; the run in which it comes before that is not played here again, and its races are these.
 */
export function racingAsleep(
  { sleepSet }: EventPoint,
  initials: readonly number[],
  { earlier, steps, before, depends }: Looked,
): readonly number[] {
  const racing: number[] = [];
  for (const queue of initials)
    for (const played of sleepSet.get(queue) ?? [])
      for (let step = earlier + 1; step < steps.length; step++)
        if (steps[step]!.queue !== queue && !before.isBefore(earlier, step) && depends(played, steps[step]!))
          racing.push(step);
  return racing;
}

/**
 * An event that a step kept from being next is handled in no run so far: it has to come before that step in one. Where it sleeps, what
 * wakes it has to come first.
 */
export const ahead = ({ queues, sleepSet }: EventPoint, { queue }: Disabled): readonly number[] =>
  queues.includes(queue) && !sleepSet.has(queue) ? [queue] : queues;
