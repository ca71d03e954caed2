import type { UrsContext } from '../urs-context.ts';
import type { Asking } from '../doubts/target-doubts.ts';
import type { Asked } from '../targets/possible-target.ts';

/** How many wait at a place: for a target, in a virtual queue, or for a decision of the strategy of a queue. */
export function waitingAt(
  { targetQueues, virtualQueues, inHand, targets, doubts, afterwards }: UrsContext,
  asking: Asking,
  place: string,
): number {
  if (typeof place === 'string' && !/^\s*\?|\.(?:A|AP|GA|GP|Q)$/.test(place)) {
    afterwards.queues.ask(place, asking);
    return virtualQueues.waitingIn(place) || inHand.of(place);
  }
  const read = targets.read(place, undefined);
  doubts.look(read.targets, asking);
  const [{ target }] = read.targets as readonly [Asked];
  return target.kind === 'queue' ? inHand.of(target.object) : targetQueues.members.waitingFor(target);
}
