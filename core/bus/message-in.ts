import type { Crossing } from './crossing.ts';

/** The message in what an event carries, alone or with the one that the other end is given in its place; nothing in a timer. */
export function messageIn(subject: unknown): Crossing | undefined {
  if (typeof subject !== 'object' || subject === null) return undefined;
  const carried = 'crossing' in subject ? subject.crossing : subject;
  return typeof carried === 'object' && carried !== null && 'sentAt' in carried ? (carried as Crossing) : undefined;
}
