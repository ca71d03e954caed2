import type { BlockedMedia } from 'routeproof';
import { own } from 'routeproof/kit';

/** Whether an interaction in hand keeps a medium away from its agent; one whose medium is not known may be any. */
export const isBlockedBy = (blocks: BlockedMedia, inHand: string | undefined, medium: string): boolean =>
  inHand === undefined
    ? Object.values(blocks).some((blocked) => blocked?.includes(medium))
    : (own(blocks, inHand)?.includes(medium) ?? false);
