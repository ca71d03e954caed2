import type { Milliseconds } from 'routeproof';
import type { Place, Waiter } from './waiter.ts';

/**
 * Of all who wait for a target, somebody who stands before the attempt of a waiter, came after its first wait, and would not stand there
 * had it kept that place.
 */
export function overtaking(
  there: readonly Waiter[],
  waiter: Waiter,
  first: Place,
  now: Milliseconds,
): Waiter | undefined {
  const isOurs = ({ holder }: Waiter) => holder.interaction === waiter.holder.interaction;
  let ours = waiter;
  for (const each of there) if (isOurs(each) && each.isBefore(ours, now)) ours = each;
  const kept = waiter.standingAt(first);
  return there.find(
    (each) =>
      !isOurs(each) &&
      !each.isResting &&
      each.arrival > first.arrival &&
      each.isBefore(ours, now) &&
      kept.isBefore(each, now),
  );
}
