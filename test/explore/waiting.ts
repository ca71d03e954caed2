import { seconds, type OfferedInteraction } from 'routeproof';

/** Interactions that are submitted to the queue Waiting one after the other, so many seconds apart, from the first second on. */
export const waiting = (ids: readonly string[], apart: number): readonly OfferedInteraction[] =>
  ids.map((InteractionId, index) => ({ InteractionId, Queue: 'Waiting', at: seconds(1 + apart * index) }));
