import type { Milliseconds } from '../kernel/time.ts';
import { serverName } from '../server/server-name.ts';
import type { Dependence, StepTaken } from './step-taken.ts';

/** What a step touched that is about no one interaction. */
export const everything = 'everything';

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

/** As by actor, but steps of the Interaction Server are told apart by what they touched. */
export const dependsByRecord: Dependence = (one, other) => {
  if (!dependsByActor(one, other)) return false;
  if (one.actor !== serverName || other.actor !== serverName) return true;
  if (one.breaks.size > 0 || other.breaks.size > 0 || one.isUpkeep || other.isUpkeep) return true;
  if (one.touched.has(everything) || other.touched.has(everything)) return true;
  return (
    one.lane === other.lane ||
    // The server stamps its time on all that it sends; what is due at one time gets one time in either order.
    one.due !== other.due ||
    meet(one.wrote, other.wrote) ||
    meet(one.touched, other.touched)
  );
};

/** Whether a step is nothing to its actor: it changes nothing there, and the other step gets the same time before it and after it. */
const passesBy = (step: StepTaken, other: StepTaken): boolean =>
  step.unheeded && step.lane !== other.lane && (other.unheeded || step.due <= other.due);

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
