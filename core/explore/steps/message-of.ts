import type { Crossing } from '../../bus/crossing.ts';
import type { Pending } from '../../kernel/clock/pending.ts';

/** What travels, as the link that carries it keeps it: alone, or with the message that the other end is given in its place. */
type Carried = Crossing | { readonly crossing: Crossing };

/** The message that an event brings; nothing for a timer. */
export function messageOf({ subject }: Pending): Crossing | undefined {
  if (typeof subject !== 'object' || subject === null) return undefined;
  const carried = subject as Carried;
  if ('crossing' in carried) return carried.crossing;
  return 'sentAt' in carried ? carried : undefined;
}
