import { actorOf } from '../bodies.ts';
import type { InteractionHandler } from '../handler.ts';
import { invite } from '../acts/invite.ts';
import { actingParty } from '../rights.ts';
import { findTarget } from '../find-target.ts';

/** One agent invites another; the answer comes when the invitation has ended. */
export const requestConference: InteractionHandler<'RequestConference'> = (core, asked, { ref, body }, interaction) => {
  if (interaction.state !== 'handling') return core.out.refuse(asked, 'wrong-state');
  if (actingParty(core, interaction, asked.client) === undefined) return core.out.refuse(asked, 'not-a-party');
  const target = findTarget(core, body);
  if ('error' in target) return core.out.refuse(asked, target);
  const { name } = target.agent;
  if (interaction.parties.some(({ agent }) => agent === name)) return core.out.refuse(asked, 'already-a-party');
  if (interaction.invitations.some(({ invitee }) => invitee === name)) return core.out.refuse(asked, 'already-invited');
  const { VisibilityMode = 'conference' } = body;
  invite(core, interaction, {
    operation: 'conference',
    invitee: target,
    inviter: actorOf(asked.client, interaction),
    owed: { ...asked, ref },
    inviterClient: asked.client.proxyClientId,
    mode: VisibilityMode === 'unknown' ? 'conference' : VisibilityMode,
    reason: body.Reason,
    extension: body.Extension,
  });
};
