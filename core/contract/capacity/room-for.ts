import { own } from '../../kernel/own.ts';
import type { Agent, BlockedMedia, MediaCapacity } from '../centre.ts';

/** What says how much an agent may have at once. */
export type CapacityRules = Pick<Agent, 'capacity' | 'blocks'>;

/** Something that an agent has in hand, or is given; without a medium where nobody has named it. */
export interface InHand {
  /** What it is: `chat`. */
  readonly medium: string | undefined;
}

/** Whether a capacity says what goes together, in a list of alternatives. */
export const hasAlternatives = (capacity: Agent['capacity']): capacity is readonly MediaCapacity[] =>
  Array.isArray(capacity);

/** Whether an interaction in hand keeps a medium away from its agent; one whose medium is not known may be any. */
export const isBlockedBy = (blocks: BlockedMedia, inHand: string | undefined, medium: string): boolean =>
  inHand === undefined
    ? Object.values(blocks).some((blocked) => blocked?.includes(medium))
    : (own(blocks, inHand)?.includes(medium) ?? false);

const nothingSaid: MediaCapacity = {};

/**
 * How many more of a medium an agent may have, beside what it has in hand: the one rule for whoever asks. `unstated` is how many of a
 * medium at once where the rules say nothing of it.
 */
export function roomFor(medium: string, inHand: readonly InHand[], rules: CapacityRules, unstated = 1): number {
  const { capacity = nothingSaid, blocks } = rules;
  if (blocks !== undefined) for (const each of inHand) if (isBlockedBy(blocks, each.medium, medium)) return 0;
  if (hasAlternatives(capacity)) return roomAmong(medium, inHand, capacity) ?? 0;
  let room = own(capacity, medium) ?? unstated;
  for (const each of inHand) if (each.medium === undefined || each.medium === medium) room--;
  return Math.max(0, room);
}

/** How many more an agent may have in all, of these media: as many as the alternative leaves that leaves most. */
export function roomInAll(media: readonly string[], inHand: readonly InHand[], rules: CapacityRules): number {
  const { capacity = {}, blocks = {} } = rules;
  const open = media.filter((medium) => !inHand.some((each) => isBlockedBy(blocks, each.medium, medium)));
  const sum = (of: (medium: string) => number) => open.reduce((total, medium) => total + of(medium), 0);
  if (!hasAlternatives(capacity)) return sum((medium) => roomFor(medium, inHand, rules));
  const unnamed = inHand.filter((each) => each.medium === undefined).length;
  const leaves = (alternative: MediaCapacity): number =>
    holds(alternative, inHand) ? sum((medium) => roomIn(alternative, medium, inHand)) - unnamed : 0;
  return Math.max(0, ...capacity.map(leaves));
}

/**
 * What is left of whichever alternative leaves most, of those that hold all that is in hand; nothing where none does. An interaction
 * whose medium is not known is taken for that which leaves least.
 */
function roomAmong(
  medium: string,
  inHand: readonly InHand[],
  alternatives: readonly MediaCapacity[],
): number | undefined {
  const holding = alternatives.filter((alternative) => holds(alternative, inHand));
  if (holding.length === 0) return undefined;
  const unnamed = inHand.findIndex((each) => each.medium === undefined);
  if (unnamed < 0) return Math.max(...holding.map((alternative) => roomIn(alternative, medium, inHand)));
  const named = inHand.toSpliced(unnamed, 1);
  const media = new Set(holding.flatMap((alternative) => Object.keys(alternative)));
  const rooms = [...media].flatMap((each) => roomAmong(medium, [...named, { medium: each }], holding) ?? []);
  return rooms.length === 0 ? undefined : Math.min(...rooms);
}

const roomIn = (alternative: MediaCapacity, medium: string, inHand: readonly InHand[]): number =>
  (own(alternative, medium) ?? 0) - countOf(medium, inHand);

/** Whether all that is in hand, and has a medium that is known, is within an alternative. */
const holds = (alternative: MediaCapacity, inHand: readonly InHand[]): boolean =>
  inHand.every(({ medium }) => medium === undefined || roomIn(alternative, medium, inHand) >= 0);

function countOf(medium: string, inHand: readonly InHand[]): number {
  let count = 0;
  for (const each of inHand) if (each.medium === medium) count++;
  return count;
}
