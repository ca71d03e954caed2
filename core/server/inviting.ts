import { actorOf, strategyParty } from './bodies.ts';
import type { InteractionHandler } from './handler.ts';
import { accepted, invite, rejected } from './invitations.ts';
import { withChanges } from './properties.ts';
import { releaseFromRouter, reportStrategyRemoved } from './queues.ts';
import { holds, partyOf } from './rights.ts';
import { findTarget } from './target.ts';
import type { KeyValues } from '../protocol/values.ts';

type Texts = Readonly<Record<string, string>> | undefined;
const texts = (extension: KeyValues | undefined): Texts => extension as Texts;

/** One agent invites another; the answer comes when the invitation has ended. */
export const requestConference: InteractionHandler<'RequestConference'> = (core, asked, { ref, body }, interaction) => {
  if (interaction.state !== 'handling') return core.out.refuse(asked, 'wrong-state', undefined, interaction);
  if (partyOf(interaction, asked.client) === undefined)
    return core.out.refuse(asked, 'not-a-party', undefined, interaction);
  const target = findTarget(core, body);
  if (typeof target === 'string') return core.out.refuse(asked, target, undefined, interaction);
  const { name } = target.agent;
  if (interaction.parties.some(({ agent }) => agent === name))
    return core.out.refuse(asked, 'already-a-party', undefined, interaction);
  if (interaction.invitations.some(({ invitee }) => invitee === name))
    return core.out.refuse(asked, 'already-invited', undefined, interaction);
  const { VisibilityMode = 'conference' } = body;
  invite(core, interaction, {
    operation: 'conference',
    invitee: target,
    inviter: actorOf(asked.client, interaction),
    owed: { ...asked, ref },
    inviterClient: asked.client.proxyClientId,
    mode: VisibilityMode === 'unknown' ? 'conference' : VisibilityMode,
    extension: texts(body.Extension),
  });
};

/** URS offers an interaction to the agent it has selected. When URS is told so is the switch `routeUsedAt`. */
export const requestDeliver: InteractionHandler<'RequestDeliver'> = (core, asked, { body }, interaction) => {
  const { router, place } = interaction;
  if (!holds(interaction, asked) || router === undefined || place.kind !== 'strategy')
    return core.out.refuse(asked, 'not-a-party', undefined, interaction);
  const target = findTarget(core, body);
  if (typeof target === 'string') return core.out.refuse(asked, target, undefined, interaction);
  const changed = withChanges(interaction, body);
  if (typeof changed === 'string') return core.out.refuse(asked, changed, undefined, interaction);
  interaction.set(changed);
  const atInvite = core.options.routeUsedAt === 'invite';
  if (atInvite) {
    core.out.ack(asked, interaction);
    releaseFromRouter(core, interaction);
  } else interaction.cancelRoutingTimeout?.();
  const ticket = invite(core, interaction, {
    operation: 'route',
    invitee: target,
    inviter: strategyParty(router),
    owed: atInvite ? undefined : asked,
    inviterClient: asked.client.proxyClientId,
    mode: 'conference',
    extension: texts(undefined),
  });
  core.store.move(interaction, 'invited by URS', { kind: 'delivery', ticket: ticket.id, queue: place.queue });
  if (atInvite) reportStrategyRemoved(core, interaction, router, 'route');
};

/** The invitee accepts; the ticket must be open, its own, and of this interaction. */
export const requestAccept: InteractionHandler<'RequestAccept'> = (core, asked, { body }, interaction) => {
  const ticket = core.store.ticket(body.TicketId);
  if (ticket?.inviteeClient !== asked.client.proxyClientId || ticket.interaction !== interaction.id)
    return core.out.refuse(asked, 'no-such-ticket', undefined, interaction);
  accepted(core, ticket, asked, interaction);
};

/** The invitee says no; the ticket must be open, its own, and of this interaction. */
export const requestReject: InteractionHandler<'RequestReject'> = (core, asked, { body }, interaction) => {
  const ticket = core.store.ticket(body.TicketId);
  if (ticket?.inviteeClient !== asked.client.proxyClientId || ticket.interaction !== interaction.id)
    return core.out.refuse(asked, 'no-such-ticket', undefined, interaction);
  rejected(core, ticket, asked, interaction, body.Reason);
};
