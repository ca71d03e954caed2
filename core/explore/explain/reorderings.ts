import type { NamedSteps } from '../steps/named-steps.ts';
import type { StepTaken } from '../steps/step-taken.ts';

/** Two events of one actor, or of two where none saw any: the first came before the second. */
export interface Reordering {
  readonly first: StepTaken;
  readonly then: Pick<StepTaken, 'event'>;
  /** Whether both come in the ordinary run, the second before the first; else it was due first. */
  readonly isKnown: boolean;
}

interface Waiting extends Pick<StepTaken, 'event' | 'due' | 'createdBy'> {
  readonly name: string;
}

/** What came in another order than in the ordinary run, and could have come in that one, as it came. */
export function reorderings(
  failing: NamedSteps,
  ordinary: NamedSteps,
  causes: ReadonlySet<number>,
  from: number,
): readonly Reordering[] {
  const seen = reorderingsAmong(true, failing, ordinary, causes, from);
  return seen.length > 0 ? seen : reorderingsAmong(false, failing, ordinary, causes, from).slice(0, 1);
}

function reorderingsAmong(
  ownEvents: boolean,
  failing: NamedSteps,
  ordinary: NamedSteps,
  causes: ReadonlySet<number>,
  from: number,
): readonly Reordering[] {
  const found = new Map<string, Reordering>();
  for (let place = from; place < failing.steps.length; place++) {
    if (!causes.has(place)) continue;
    const first = failing.steps[place]!;
    const usual = ordinary.placeOf(failing.names[place]!);
    const disabled = waitingAt(place, failing, ownEvents).filter(({ name, due }) =>
      usual === undefined ? due < first.due : (ordinary.placeOf(name) ?? Infinity) < usual,
    );
    const [then] = disabled.sort((one, other) => one.due - other.due);
    if (then === undefined) continue;
    // What several came before was late: the last of them is the one that mattered.
    found.delete(then.name);
    found.set(then.name, { first, then, isKnown: usual !== undefined });
  }
  return [...found.values()];
}

/** What was under way at a step, to its own actor or to anyone, and came later or was taken back. */
function waitingAt(place: number, failing: NamedSteps, ownEvents: boolean): Waiting[] {
  const { actor } = failing.steps[place]!;
  const waiting: Waiting[] = [];
  for (const [later, step] of failing.steps.entries()) {
    if (later > place && (!ownEvents || step.actor === actor) && step.createdBy < place)
      waiting.push({ ...step, name: failing.names[later]! });
    if (later < place) continue;
    for (const taken of step.disabled)
      if (taken.gone && taken.createdBy < place && (!ownEvents || taken.event.actor === actor))
        waiting.push({ ...taken, name: failing.nameAfter(taken.event, later + 1) });
  }
  return waiting;
}
