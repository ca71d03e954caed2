import type { NamedSteps } from '../steps/named-steps.ts';
import type { StepTaken } from '../steps/step-taken.ts';
import type { TakenEvent } from '../steps/taken-event.ts';

type CrossedMessage = NonNullable<TakenEvent['message']>;

/** An event and a request that were under way on one link at the same time. */
export interface Glare {
  readonly event: CrossedMessage;
  readonly request: CrossedMessage;
  /** The step that handled the later of the two. */
  readonly place: number;
}

/** What crossed in a run that did not cross in the ordinary one, the last first. */
export function glares(
  failing: NamedSteps,
  ordinary: NamedSteps,
  causes: ReadonlySet<number>,
  from: number,
): readonly Glare[] {
  const crossed: Glare[] = [];
  for (let later = failing.steps.length - 1; later > from; later--)
    for (let earlier = from; earlier < later; earlier++) {
      const pair = glareAt(failing.steps, earlier, later);
      if (pair === undefined || !(causes.has(earlier) || causes.has(later))) continue;
      if (!glaresIn(ordinary, failing.names[earlier]!, failing.names[later]!)) crossed.push(pair);
    }
  return crossed;
}

function glareAt(steps: readonly StepTaken[], earlier: number, later: number): Glare | undefined {
  const [one, other] = [steps[earlier]!.event.message, steps[later]!.event.message];
  if (one === undefined || other === undefined || one.from !== other.to || one.to !== other.from) return undefined;
  // The later one was sent before the earlier one had arrived.
  if (steps[later]!.createdBy >= earlier || one.interaction !== other.interaction) return undefined;
  const [event, request] = one.type.startsWith('Event') ? [one, other] : [other, one];
  return event.type.startsWith('Event') && request.type.startsWith('Request')
    ? { event, request, place: later }
    : undefined;
}

function glaresIn(ordinary: NamedSteps, one: string, other: string): boolean {
  const [first, second] = [ordinary.placeOf(one), ordinary.placeOf(other)];
  if (first === undefined || second === undefined) return false;
  return glareAt(ordinary.steps, Math.min(first, second), Math.max(first, second)) !== undefined;
}
