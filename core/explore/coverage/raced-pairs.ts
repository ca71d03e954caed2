import type { Pending } from '../../kernel/clock/event-queue.ts';
import type { Milliseconds } from '../../kernel/time.ts';
import { serverName } from '../../server/server-name.ts';
import { dependsByFootprint, waitsFor } from '../steps/dependence.ts';
import { HappensBefore } from '../steps/happens-before.ts';
import { messageOf } from '../steps/taken-event.ts';
import { StepSet } from '../steps/step-set.ts';
import type { StepTaken } from '../steps/step-taken.ts';
import type { WatchedRun } from './watched-run.ts';

/** Two events of a run in the order in which they came, or would have come. */
export interface Raced {
  readonly receiver: string;
  readonly first: Pending;
  readonly later: Pending;
}

/** Events with more steps than this between them are not compared: time and memory grow with its square. */
const reach = 1000;

/**
 * The pairs of events that could have come to their receiver the other way round: in some order of the same steps both wait
 * for it at once, and it can tell which came first. What a step took back, or put a timer before, would have come after it.
 */
export function* racedPairs(watched: WatchedRun, window: Milliseconds): Iterable<Raced> {
  const { run, events, opening } = watched;
  const absent = Array.from(passedOver(watched));
  const open = new Map<Pending, Set<number>>();
  for (const { event, by } of absent) open.set(event, (open.get(event) ?? new Set()).add(by));
  for (const { first, later } of handled(watched, window)) {
    if (opening.has(first) || opening.has(later)) continue;
    yield { receiver: run.steps[first]!.actor, first: events[first]!, later: events[later]! };
    open.get(events[later]!)?.delete(first);
  }
  for (const each of absent)
    if (open.get(each.event)!.has(each.by) && couldHaveCome(watched, window, each)) {
      yield { receiver: run.steps[each.by]!.actor, first: events[each.by]!, later: each.event };
      open.get(each.event)!.delete(each.by);
    }
}

/** An event that had not come when a step of its receiver did. */
interface PassedOver {
  readonly event: Pending;
  readonly createdBy: number;
  readonly by: number;
}

/** Events that were taken back, or that another timer was put before, with the steps that came instead. */
function* passedOver({ run: { steps }, disabled, upkeep }: WatchedRun): Iterable<PassedOver> {
  for (const { event, createdBy, by: last } of disabled)
    for (let by = last; by > Math.max(createdBy, last - reach); by--) {
      if (steps[by]!.actor !== event.queue.actor.name) continue;
      if (by === last || isTold(steps[by]!, event)) yield { event, createdBy, by };
    }
  // Upkeep keeps no run from ending: after the last step it does not come any more.
  for (const [event, createdBy] of upkeep) yield { event, createdBy, by: steps.length - 1 };
}

/**
 * Whether the receiver surely can tell a step from an event that never came: nobody knows what that would have touched, nor
 * whether a message would have been heeded.
 */
const isTold = ({ actor, due, ignored }: StepTaken, event: Pending): boolean =>
  (actor !== serverName || due !== event.due) &&
  !(ignored && due <= event.due) &&
  (messageOf(event) === undefined || event.due > due);

/** Whether the event could have come in place of the step. */
function couldHaveCome(
  { run: { steps, racesFrom }, events, opening, bench }: WatchedRun,
  window: Milliseconds,
  { event, createdBy, by }: PassedOver,
): boolean {
  return (
    by >= racesFrom &&
    !opening.has(by) &&
    createdBy < by &&
    event.queue.actor.name === steps[by]!.actor &&
    event.queue !== events[by]!.queue &&
    event.due <= (bench?.scenario.until ?? Infinity) &&
    // Time comes to it only when nothing is left that is due more than the window before.
    !steps.slice(by, by + reach).some((other) => other.createdBy < by && waitsFor(event, other, window))
  );
}

interface Steps {
  readonly first: number;
  readonly later: number;
}

/** Pairs of which both were handled. */
function* handled({ run }: WatchedRun, window: Milliseconds): Iterable<Steps> {
  const { steps, racesFrom } = run;
  yield* within(run, racesFrom, racesFrom, window);
  for (let from = racesFrom; from + 2 * reach < steps.length; from += reach)
    yield* within(run, from + reach, from + 2 * reach, window);
}

/** Pairs of the steps in twice the reach; of those that were compared before only with what came since. */
function* within(
  { steps: all }: WatchedRun['run'],
  from: number,
  since: number,
  window: Milliseconds,
): Iterable<Steps> {
  const steps = all.slice(0, from + 2 * reach);
  const before = new HappensBefore(steps, from, window, dependsByFootprint);
  for (let later = since; later < steps.length; later++) {
    const needed = neededFor(later, from, before);
    for (let first = Math.max(from, later - reach); first < later; first++)
      if (
        steps[first]!.actor === steps[later]!.actor &&
        !needed.has(first - from) &&
        dependsByFootprint(steps[first]!, steps[later]!)
      )
        yield { first, later };
  }
}

/** The steps without which an event could not have come when it came. That its receiver did something before is no reason. */
function neededFor(step: number, from: number, before: HappensBefore): StepSet {
  const needed = new StepSet(step - from);
  for (let earlier = step - 1; earlier >= from; earlier--) {
    if (needed.has(earlier - from) || !before.enables(earlier, step)) continue;
    needed.add(earlier - from);
    for (let other = from; other < earlier; other++) if (before.isBefore(other, earlier)) needed.add(other - from);
  }
  return needed;
}
