import type { InteractionHandler } from './handler.ts';
import { accepted, rejected } from './invitations.ts';

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
