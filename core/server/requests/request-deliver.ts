import { strategyParty } from '../bodies.ts';
import type { InteractionHandler } from '../handler.ts';
import { invite } from '../acts/invite.ts';
import { reportStrategyRemoved } from '../acts/party-removed.ts';
import { releaseFromRouter } from '../acts/queues.ts';
import { holds } from '../rights.ts';
import { findTarget } from '../find-target.ts';
import { withChanges } from '../acts/with-changes.ts';

/** URS offers an interaction to the agent it has selected. When URS is told so is the switch `routeUsedAt`. */
export const requestDeliver: InteractionHandler<'RequestDeliver'> = (core, asked, { body }, interaction) => {
  const { router, place } = interaction;
  if (!holds(interaction, asked) || router === undefined || place.kind !== 'strategy')
    return core.out.refuse(asked, 'not-a-party');
  const target = findTarget(core, body);
  if ('error' in target) return core.out.refuse(asked, target);
  const wanted = withChanges(interaction, body, asked.client.role, core.clock.now());
  if ('error' in wanted) return core.out.refuse(asked, wanted);
  interaction.set(wanted.changed);
  const inviter = strategyParty(router);
  const atInvite = core.options.routeUsedAt === 'invite';
  if (atInvite) {
    core.out.ack(asked);
    releaseFromRouter(core, interaction);
  } else interaction.endRoutingTimeout();
  const ticket = invite(core, interaction, {
    operation: 'route',
    invitee: target,
    inviter,
    owed: atInvite ? undefined : asked,
    inviterClient: asked.client.proxyClientId,
    mode: 'conference',
    reason: undefined,
    extension: undefined,
  });
  core.store.move(interaction, 'invited by URS', { kind: 'delivery', ticket: ticket.id, queue: place.queue });
  if (atInvite) reportStrategyRemoved(core, interaction, router, { Operation: 'route', Actor: inviter });
};
