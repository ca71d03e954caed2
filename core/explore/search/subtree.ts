import type { ChoicePoint } from './choice-point.ts';

/**
 * Runs of a search that begin with the same choices, to be searched by themselves, in another thread or on another
 * machine. What other subtrees begin with sleeps in it, so that no two subtrees play the same class of orders.
 */
export interface Subtree {
  /** The same in every division of the same search: the answers on the way there. */
  readonly key: readonly number[];
  /** Choice points on the way there; nothing is explored at them any more. */
  readonly points: readonly ChoicePoint[];
  /** Names of queues, in the order of their numbers. */
  readonly queues: readonly string[];
}

/** The answers to some choice points. */
export const keyOf = (points: readonly ChoicePoint[]): readonly number[] =>
  points.map((point) => (point.kind === 'answer' ? point.chosen : point.queues.indexOf(point.chosen)));

/** First what begins with the smaller answers. */
export function byKey(one: readonly number[], other: readonly number[]): number {
  for (let index = 0; index < Math.min(one.length, other.length); index++)
    if (one[index] !== other[index]) return one[index]! - other[index]!;
  return one.length - other.length;
}
