import type { ActorKit } from 'routeproof/kit';

/** What stands at the places of one kind. */
export const ursPlaces = {
  attempt:
    'a routing attempt: what its strategy keeps, its waits and stays, what it has been told; or that there is none',
  board: 'what URS believes of an agent, which targets the agent is free for; without a name, which agents it knows',
  promised: 'to which agent an interaction has been promised, if to any',
  target: 'who waits for a target; without a name, which targets somebody has asked for',
  virtual: 'how many wait in a virtual queue',
  asked: 'how many interactions of a queue are with a strategy',
  number: 'a counter: who came first of all who wait, stays in virtual queues',
  doubt: 'what strategies have asked for that may not be there',
} as const;

/** A place in the memory of URS; with `*`, all of a kind, and `*` alone is everything. */
type UrsPlace = `${keyof typeof ursPlaces}:${string}` | '*';

/** Tells which places a step of URS looks at and changes; there is none where nobody asks. */
export interface UrsMemory {
  readonly reads: (place: UrsPlace) => void;
  readonly writes: (place: UrsPlace) => void;
}

/** What URS does by lines of a script, it keeps to itself: then its steps say nothing, and are taken to use everything. */
export function ursMemory(actor: ActorKit, hasLines: boolean): UrsMemory | undefined {
  if (!actor.isFollowed || hasLines) return undefined;
  actor.keepTimeByPlace();
  return actor;
}
