import type { MessageOf } from '../../protocol/catalogue.ts';
import type { ServerErrorName } from '../../protocol/server-errors.ts';
import type { InteractionRecord } from '../../store/interaction-record.ts';
import type { TicketRecord } from '../../store/ticket-record.ts';
import type { Asked } from '../clients/client.ts';
import type { ServerCore } from '../server-core.ts';

type Revoked = MessageOf<'EventRevoked', 'InteractionManagement'>['body'];

/** Ends open invitations without an answer of the invitees; who is to be told is up to the caller, in the order of rule G1. */
export function withdraw(core: ServerCore, tickets: readonly TicketRecord[]): readonly TicketRecord[] {
  const withdrawn = [...tickets];
  for (const ticket of withdrawn) core.store.endTicket(ticket, 'withdrawn');
  return withdrawn;
}

/** The request that a ticket still owes an answer; nobody when its client is gone, or was answered when it asked. */
export function owed(
  core: ServerCore,
  { inviterClient, inviterRef, operation, interaction }: TicketRecord,
): Asked | undefined {
  const client = core.client(inviterClient);
  if (client === undefined || inviterRef === undefined) return undefined;
  const type = operation === 'conference' ? 'RequestConference' : 'RequestDeliver';
  return { client, type, ref: inviterRef, interaction, connId: undefined };
}

/** Late answers: the inviters learn that nothing came of it. */
export function refuseLate(
  core: ServerCore,
  tickets: readonly TicketRecord[],
  error: ServerErrorName = 'invitation-withdrawn',
): void {
  for (const ticket of tickets) {
    const asked = owed(core, ticket);
    if (asked !== undefined) core.out.refuse(asked, error);
  }
}

/** Tells invitees that they are not wanted any more. */
export function revokeInvitees(
  core: ServerCore,
  interaction: InteractionRecord,
  tickets: readonly TicketRecord[],
  body: Omit<Revoked, 'Interaction' | 'ProxyClientId'>,
): void {
  for (const { inviteeClient } of tickets) {
    const client = core.client(inviteeClient);
    if (client !== undefined)
      core.out.tell(client, 'EventRevoked', interaction, {
        Interaction: interaction.properties,
        ProxyClientId: inviteeClient,
        ...body,
      });
  }
}
