import type { InteractionHandler } from '../handler.ts';
import { depart, hasNowhereToGo } from '../acts/depart.ts';
import { partyOf } from '../rights.ts';

/** A party leaves a conference, or gives the interaction back. */
export const requestLeaveInteraction: InteractionHandler<'RequestLeaveInteraction'> = (
  core,
  asked,
  { body },
  interaction,
) => {
  const party = partyOf(interaction, asked.client);
  if (party === undefined) return core.out.refuse(asked, 'not-a-party');
  if (hasNowhereToGo(core, interaction, party)) return core.out.refuse(asked, 'wrong-state');
  core.out.ack(asked);
  depart(core, interaction, party, { operation: 'leave', leaver: 'answered', reason: body.Reason });
};
