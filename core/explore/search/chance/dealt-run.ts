import type { RandomStream } from '../../../kernel/random.ts';
import type { Pending } from '../../../kernel/clock/event-queue.ts';
import { Counted } from '../../steps/named-steps.ts';
import type { NextEventOf } from '../schedulers.ts';
import type { DealtOrders } from './dealt-orders.ts';

/**
 * A random walk in which events that wait for one actor together are put into an order that they have not had yet: which of them comes
 * first is all that the actor can tell. The actor that goes last waits until nobody else has anything to do, so that as much as can be waits for it.
 */
export function dealtRun(
  orders: DealtOrders,
  turn: number,
  stream: RandomStream,
  last: string | undefined,
): NextEventOf {
  const waiting = new Map<string, readonly Pending[]>();
  const names = new Counted();
  const lineOf = (actor: string, candidates: readonly Pending[]): readonly Pending[] => {
    const now = candidates.filter(({ queue }) => queue.actor.name === actor);
    const before = (waiting.get(actor) ?? []).filter((event) => now.includes(event));
    const come = now.filter((event) => !before.includes(event)).toSorted(byQueue);
    const name = () => names.take([last, actor, ...come.map(({ queue }) => queue.name)].join('\n'));
    const line = put(before, come.length < 2 ? come : orders.of(name(), come, turn, stream), stream);
    waiting.set(actor, line);
    return line;
  };
  return (candidates) => {
    const others = candidates.filter(({ queue }) => queue.actor.name !== last);
    const { queue } = stream.pick(others.length > 0 ? others : candidates);
    return candidates.indexOf(lineOf(queue.actor.name, candidates)[0]!);
  };
}

const byQueue = (one: Pending, other: Pending): number => (one.queue.name < other.queue.name ? -1 : 1);

/** Those that have come, in their order, at any places among those that wait. */
function put(waiting: readonly Pending[], come: readonly Pending[], stream: RandomStream): readonly Pending[] {
  const line = [...waiting];
  let from = 0;
  for (const event of come) {
    const place = from + stream.integer(line.length - from + 1);
    line.splice(place, 0, event);
    from = place + 1;
  }
  return line;
}
