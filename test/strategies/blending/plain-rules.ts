import type { Agent, BlockedMedia, MediaCapacity } from 'routeproof';
import type { Dice } from '../../decisions/random-sequences/dice.ts';

export const media = ['voice', 'chat', 'email'] as const;

export type Rules = Pick<Agent, 'capacity' | 'blocks'>;

/** What an agent has, as one text: `chat chat email`. */
const textOf = (hand: readonly string[]): string => hand.toSorted().join(' ');

const timesOf = (list: readonly string[], medium: string) => list.filter((each) => each === medium).length;

/** Every hand that is within an alternative, written down one by one. */
function handsOf(alternative: MediaCapacity): readonly string[] {
  let hands: readonly (readonly string[])[] = [[]];
  for (const [medium, count = 0] of Object.entries(alternative))
    hands = hands.flatMap((hand) =>
      Array.from({ length: count + 1 }, (_, more) => [...hand, ...Array.from({ length: more }, () => medium)]),
    );
  return hands.map(textOf);
}

const written = new Map<Rules['capacity'], ReadonlySet<string>>();

/** Whether an agent may take one more: the plain judgement of these tests, by looking it up among all that is allowed. */
export function mayTake({ capacity = {}, blocks = {} }: Rules, hand: readonly string[], medium: string, unstated = 1) {
  if (hand.some((each) => blocks[each]?.includes(medium) === true)) return false;
  if (!Array.isArray(capacity)) return timesOf(hand, medium) < ((capacity as MediaCapacity)[medium] ?? unstated);
  let allowed = written.get(capacity);
  if (allowed === undefined) written.set(capacity, (allowed = new Set(capacity.flatMap(handsOf))));
  return allowed.has(textOf([...hand, medium]));
}

/** How many more, by taking one after the other. */
export function mostOf(rules: Rules, hand: readonly string[], medium: string): number {
  const more: string[] = [];
  while (mayTake(rules, [...hand, ...more], medium)) more.push(medium);
  return more.length;
}

/** Rules by chance: none, one record, or a list; and now and then a medium that blocks others. */
export function rulesBy(dice: Dice): Rules {
  const record = (): MediaCapacity => {
    const named = media.filter(() => dice.next(3) > 0);
    return Object.fromEntries(
      (named.length === 0 ? [dice.pick(media)] : named).map((each) => [each, 1 + dice.next(3)]),
    );
  };
  const kind = dice.next(6);
  const capacity =
    kind === 0 ? undefined : kind === 1 ? record() : Array.from({ length: 1 + dice.next(3) }, () => record());
  const blocks: BlockedMedia = Object.fromEntries(
    media.flatMap((medium) => {
      const others = media.filter((other) => other !== medium && dice.next(3) === 0);
      return others.length === 0 || dice.next(2) === 0 ? [] : [[medium, others]];
    }),
  );
  return { ...(capacity !== undefined && { capacity }), ...(dice.next(2) === 0 && { blocks }) };
}
