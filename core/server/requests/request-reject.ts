import { owed } from '../acts/relieve.ts';
import { undeliver } from '../acts/undeliver.ts';
import { inviteeActor, inviteeParty } from '../bodies.ts';
import type { InteractionHandler } from '../handler.ts';
import { openTicket } from '../rights.ts';

/** The invitee says no; the ticket must be open, its own, and of this interaction. */
export const requestReject: InteractionHandler<'RequestReject'> = (core, asked, { body }, interaction) => {
  const ticket = openTicket(interaction, asked, body);
  if (ticket === undefined) return core.out.refuse(asked, 'no-such-ticket');
  const { Reason } = body;
  const late = owed(core, ticket);
  core.store.endTicket(ticket, 'rejected');
  core.out.ack(asked);
  if (late !== undefined && ticket.operation === 'conference') core.out.refuse(late, 'invitation-rejected');
  if (late !== undefined && ticket.operation === 'route') core.out.ack(late);
  core.out.report('EventRejected', interaction.id, {
    Interaction: interaction.properties,
    Party: inviteeParty(ticket),
    Actor: ticket.inviter,
    Operation: 'reject',
    Reason,
    EventTime: core.clock.now(),
  });
  if (ticket.operation === 'route')
    undeliver(core, interaction, { Operation: 'reject', Actor: inviteeActor(ticket), Reason });
};
