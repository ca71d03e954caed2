import { reportStrategyRemoved } from '../acts/party-removed.ts';
import { releaseFromRouter } from '../acts/queues.ts';
import { owed } from '../acts/relieve.ts';
import { startHandling } from '../acts/start-handling.ts';
import { agentParty } from '../bodies.ts';
import type { InteractionHandler } from '../handler.ts';
import { openTicket } from '../rights.ts';

/** The invitee accepts and joins; the ticket must be open, its own, and of this interaction. */
export const requestAccept: InteractionHandler<'RequestAccept'> = (core, asked, { body }, interaction) => {
  const ticket = openTicket(interaction, asked, body);
  if (ticket === undefined) return core.out.refuse(asked, 'no-such-ticket');
  const { router } = interaction;
  const late = owed(core, ticket);
  core.store.endTicket(ticket, 'accepted');
  core.out.ack(asked);
  if (late !== undefined) core.out.ack(late);
  const old = [...interaction.parties];
  const agent = { name: ticket.invitee, place: ticket.inviteePlace };
  const party = startHandling(core, interaction, asked.client, agent, ticket.mode);
  if (ticket.operation === 'route') releaseFromRouter(core, interaction);
  core.store.move(interaction, 'accepted', { kind: 'agents' });
  const { properties: Interaction } = interaction;
  const { inviter: Actor, operation: Operation, mode: VisibilityMode } = ticket;
  const Party = agentParty(party);
  for (const { proxyClientId: ProxyClientId } of old) {
    const client = core.clients.get(ProxyClientId);
    const told = { Interaction, Party, Actor, Operation, VisibilityMode, ProxyClientId };
    if (client !== undefined) core.out.tell(client, 'EventPartyAdded', interaction, told);
  }
  const EventTime = core.clock.now();
  const timed = { Interaction, Party, Actor, Operation, VisibilityMode, EventTime };
  if (core.options.acceptedToReporting) core.out.report('EventAccepted', interaction.id, timed);
  core.out.report('EventPartyAdded', interaction.id, timed);
  if (ticket.operation === 'route' && router !== undefined)
    reportStrategyRemoved(core, interaction, router, { Operation, Actor });
};
