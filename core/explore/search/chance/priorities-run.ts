import type { RandomStream } from '../../../kernel/random.ts';
import type { EventQueue } from '../../../kernel/clock/event-queue.ts';
import type { NextEventOf } from '../schedulers.ts';

/**
 * Probabilistic concurrency testing (Burckhardt et al., ASPLOS 2010) over queues: the one of the highest priority goes on, and at `depth` - 1
 * choices by chance, of so many that a run has, it is put behind all others.
 */
export function prioritiesRun(depth: number, length: number, stream: RandomStream): NextEventOf {
  const priorities = new Map<EventQueue, number>();
  const changes = Array.from({ length: depth - 1 }, () => stream.integer(Math.max(1, length)));
  let choices = 0;
  const priorityOf = (queue: EventQueue): number => {
    const known = priorities.get(queue) ?? stream.next();
    priorities.set(queue, known);
    return known;
  };
  const highest = (queues: readonly EventQueue[]): number => {
    const all = queues.map(priorityOf);
    return all.indexOf(Math.max(...all));
  };
  return (candidates) => {
    const queues = candidates.map(({ queue }) => queue);
    const choice = choices++;
    for (const [change, at] of changes.entries())
      if (at === choice) priorities.set(queues[highest(queues)]!, -1 - change);
    return highest(queues);
  };
}
