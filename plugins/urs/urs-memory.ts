import type { ActorKit } from 'routeproof/kit';

/** What stands at the places of one kind. */
export const ursPlaces = {
  strategies: 'all that strategies do, keep and are told: they may share variables, so that none of them is told apart',
  gates: 'who waits for a target that has a threshold: each change may open or close it',
  'board:':
    'what URS believes of an agent, and which targets the agent is free for; without a name, which agents it knows',
  'promised:': 'to which agent an interaction has been promised, if to any',
  'statistic:': 'what URS was told of a statistic of a target',
  'dealt:': 'what was handed out of a list of targets with weights',
  'target:': 'who waits for a target; without a name, which targets somebody has asked for',
} as const;

/** A place in the memory of URS; with `*`, all of a kind, and `*` alone is everything. */
type UrsPlace = Alone | `${Exclude<keyof typeof ursPlaces, Alone>}${string}` | '*';
type Alone = 'strategies' | 'gates';

/** Tells which places a step of URS looks at and changes; there is none where nobody asks. */
export interface UrsMemory {
  readonly reads: (place: UrsPlace) => void;
  readonly writes: (place: UrsPlace) => void;
}

/** What URS does by lines of a script, it keeps to itself: then its steps say nothing, and are taken to use everything. */
export function ursMemory(actor: ActorKit, hasLines: boolean): UrsMemory | undefined {
  if (!actor.isFollowed || hasLines) return undefined;
  actor.tellsTimeByClock();
  return actor;
}
