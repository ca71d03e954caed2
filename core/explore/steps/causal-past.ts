import type { StepTaken } from './step-taken.ts';

/** The steps without which the last of so many could not have gone as it did: what was sent to its actor, and what led to that. */
export function causalPast(steps: readonly StepTaken[], upTo: number): ReadonlySet<number> {
  const causes = new Set<number>();
  const open = upTo === steps.length ? [...steps.keys()] : [upTo - 1];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    if (step < 0 || causes.has(step)) continue;
    causes.add(step);
    const { actor, createdBy } = steps[step]!;
    open.push(
      createdBy,
      steps.slice(0, step).findLastIndex((before) => before.actor === actor),
    );
  }
  return causes;
}
