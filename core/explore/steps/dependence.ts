import type { Milliseconds } from '../../kernel/time.ts';
import { clash, isSilent } from './footprint.ts';
import type { Dependence, StepTaken } from './step-taken.ts';

/**
 * Steps of one actor depend on each other, unless one of them brought what the actor does not heed. Those of different
 * actors depend on each other only where one broke a connection of the other, or housekeeping may end the run.
 */
export const dependsByActor: Dependence = (one, other) =>
  isBreakFor(one, other) ||
  isBreakFor(other, one) ||
  one.isUpkeep ||
  other.isUpkeep ||
  (one.actor === other.actor && !passesBy(one, other) && !passesBy(other, one));

/** Two ends may each break a connection: the later of them breaks nothing any more. */
const isBreakFor = ({ breaks }: StepTaken, { actor, breaks: others }: StepTaken): boolean =>
  breaks.size > 0 && (breaks.has(actor) || meet(breaks, others));

/** As by actor, but steps of one actor that both left footprints are told apart by these. */
export const dependsByFootprint: Dependence = (one, other) =>
  dependsByActor(one, other) &&
  (!isPlain(one) || !isPlain(other) || meetOnQueues(one, other) || clash(one.footprint, other.footprint));

/** A step whose footprint is all that it was. */
const isPlain = ({ footprint, breaks, isUpkeep }: StepTaken): boolean =>
  breaks.size === 0 && !isUpkeep && !isSilent(footprint);

/** Whether one of two steps of an actor would come at another time, or send or fire something at another place of its queue, after the other. */
const meetOnQueues = (one: StepTaken, other: StepTaken): boolean =>
  one.queue === other.queue ||
  comesLaterAfter(one, other) ||
  comesLaterAfter(other, one) ||
  meet(one.wrote, other.wrote);

/** Whether a step would read a later time after the other. One that is due later reads what it read, for by then it is that late. */
const comesLaterAfter = (step: StepTaken, other: StepTaken): boolean => step.asksTime && step.due < other.due;

/** Whether a step is nothing to its actor: it changes nothing there, and the other step gets the same time before it and after it. */
const passesBy = (step: StepTaken, other: StepTaken): boolean =>
  step.ignored && step.queue !== other.queue && (other.ignored || step.due <= other.due);

function meet<T>(one: ReadonlySet<T>, other: ReadonlySet<T>): boolean {
  for (const each of one) if (other.has(each)) return true;
  return false;
}

/** Whether an event had to wait until another was handled or taken back: it is due more than the window later. */
export const waitsFor = (
  later: { readonly due: Milliseconds },
  first: { readonly due: Milliseconds },
  window: Milliseconds,
): boolean => first.due + window < later.due;
