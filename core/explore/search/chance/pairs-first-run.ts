import type { RandomStream } from '../../../kernel/random.ts';
import { eventKey, takenEvent } from '../../steps/taken-event.ts';
import type { NextEventOf } from '../schedulers.ts';

/**
 * What came first before others that wait for the same actor, in the runs of a block. Until something else is known, what is due first did.
 */
export type CameFirst = Set<string>;

/** A random walk in which an event that never came before another one, only after it, goes first. */
export function pairsFirstRun(cameFirst: CameFirst, stream: RandomStream): NextEventOf {
  return (candidates) => {
    const keys = candidates.map((event) => eventKey(takenEvent(event)));
    const rivals = candidates.map((one, first) =>
      keys.filter((_, later) => later !== first && candidates[later]!.queue.actor === one.queue.actor),
    );
    const isNew = (first: number, later: string) =>
      keys.indexOf(later) < first && !cameFirst.has(pairOf(keys[first]!, later));
    const news = rivals.map((later, first) => later.filter((key) => isNew(first, key)).length);
    const most = Math.max(...news);
    const chosen = stream.pick([...news.keys()].filter((index) => news[index] === most));
    for (const later of rivals[chosen]!) cameFirst.add(pairOf(keys[chosen]!, later));
    return chosen;
  };
}

const pairOf = (first: string, later: string): string => `${first}\n${later}`;
