import type { Pending } from '../../kernel/clock/pending.ts';
import type { StepTaken } from './step-taken.ts';
import { takenEvent } from './taken-event.ts';

/** The step of an event that is next, as it begins: nothing has been done in it yet. */
export function stepOf(event: Pending, queue: number, createdBy: number): StepTaken {
  const { actor } = event.queue;
  const taken = takenEvent(event);
  return {
    queue,
    actor: actor.name,
    due: event.due,
    reached: actor.reached,
    event: taken,
    createdBy,
    isUpkeep: event.upkeep,
    breaks: new Set(),
    ignored: false,
    disabled: [],
    // A timer that fires leaves its queue to the next one.
    wrote: new Set(taken.message === undefined ? [queue] : []),
    footprint: { reads: new Set(), writes: new Set() },
  };
}
