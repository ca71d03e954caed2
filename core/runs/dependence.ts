import type { Milliseconds } from '../kernel/time.ts';
import { serverName } from '../server/server-name.ts';
import type { Dependence, StepTaken } from './step-taken.ts';

/** What a step touched that is about no one interaction. */
export const everything = 'everything';

/** Steps of one actor depend on each other, those of different actors only where a connection broke or housekeeping may end the run. */
export const dependsByActor: Dependence = (one, other) =>
  one.actor === other.actor || one.breaks || other.breaks || one.isUpkeep || other.isUpkeep;

/** As by actor, but steps of the Interaction Server are told apart by what they touched. */
export const dependsByRecord: Dependence = (one, other) => {
  if (!dependsByActor(one, other)) return false;
  if (one.actor !== serverName || other.actor !== serverName) return true;
  if (one.breaks || other.breaks || one.isUpkeep || other.isUpkeep) return true;
  if (one.touched.has(everything) || other.touched.has(everything)) return true;
  return (
    one.lane === other.lane ||
    !atOneTime(one, other) ||
    meet(one.wrote, other.wrote) ||
    meet(one.touched, other.touched)
  );
};

/** Whether both steps get the same time in either order: the server stamps it on all that it sends. */
const atOneTime = (one: StepTaken, other: StepTaken): boolean =>
  one.due === other.due && one.reached <= one.due && other.reached <= other.due;

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
