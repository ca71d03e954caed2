import type { InteractionHandler } from '../handler.ts';
import type { InteractionRecord } from '../../store/interaction-record.ts';
import type { TicketRecord } from '../../store/ticket-record.ts';
import type { Asked } from '../clients/client.ts';
import { accepted, rejected } from '../acts/invitations.ts';

/** The invitee accepts; the ticket must be open, its own, and of this interaction. */
export const requestAccept: InteractionHandler<'RequestAccept'> = (core, asked, { body }, interaction) => {
  const ticket = openTicket(interaction, asked, body);
  if (ticket === undefined) return core.out.refuse(asked, 'no-such-ticket');
  accepted(core, ticket, asked, interaction);
};

/** The invitee says no; the ticket must be open, its own, and of this interaction. */
export const requestReject: InteractionHandler<'RequestReject'> = (core, asked, { body }, interaction) => {
  const ticket = openTicket(interaction, asked, body);
  if (ticket === undefined) return core.out.refuse(asked, 'no-such-ticket');
  rejected(core, ticket, asked, interaction, body.Reason);
};

/** An invitation that is open, of this interaction, and the asker's own. */
const openTicket = (
  { invitations }: InteractionRecord,
  { client }: Asked,
  { TicketId }: { readonly TicketId: number },
): TicketRecord | undefined =>
  invitations.find(({ id, inviteeClient }) => id === TicketId && inviteeClient === client.proxyClientId);
