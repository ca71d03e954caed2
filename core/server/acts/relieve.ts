import type { MessageOf } from '../../protocol/catalogue.ts';
import type { ServerErrorName } from '../../protocol/server-errors.ts';
import type { InteractionRecord } from '../../store/interaction-record.ts';
import type { PartyRecord } from '../../store/party-record.ts';
import type { TicketRecord } from '../../store/ticket-record.ts';
import { agentParty } from '../bodies.ts';
import type { Asked, Client } from '../clients/client.ts';
import { reportPartyRemoved, reportStrategyRemoved, type Cause } from './party-removed.ts';
import { releaseFromRouter } from './queues.ts';
import type { ServerCore } from '../server-core.ts';

/** Those who worked on an interaction, or were invited to it, until it was taken from them. */
export interface Relieved {
  readonly router: InteractionRecord['router'];
  readonly parties: readonly PartyRecord[];
  readonly withdrawn: readonly TicketRecord[];
}

/** Takes an interaction from all who work on it, and withdraws its invitations. They are told when the store has changed: G1. */
export function relieve(core: ServerCore, interaction: InteractionRecord): Relieved {
  const { router } = interaction;
  const parties = [...interaction.parties];
  const withdrawn = withdraw(core, interaction.invitations);
  for (const party of parties) interaction.part(party);
  releaseFromRouter(core, interaction);
  return { router, parties, withdrawn };
}

/** Tells those who were relieved, in the order of rule G1; `by` asked for it, and knows. */
export function tellRelieved(
  core: ServerCore,
  interaction: InteractionRecord,
  { router, parties, withdrawn }: Relieved,
  cause: Cause,
  by: Client,
): void {
  refuseLate(core, withdrawn);
  for (const { proxyClientId } of router === undefined ? parties : [router, ...parties]) {
    const working = core.clients.get(proxyClientId);
    if (working !== undefined && working !== by)
      core.out.tell(working, 'EventRevoked', interaction, {
        Interaction: interaction.properties,
        ...cause,
        ProxyClientId: proxyClientId,
      });
  }
  revokeInvitees(core, interaction, withdrawn, cause);
}

/** Tells the reporting engines who was relieved. */
export function reportRelieved(
  core: ServerCore,
  interaction: InteractionRecord,
  { router, parties }: Relieved,
  cause: Cause,
): void {
  if (router !== undefined) reportStrategyRemoved(core, interaction, router, cause);
  for (const party of parties) reportPartyRemoved(core, interaction, agentParty(party), cause);
}

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
  const client = core.clients.get(inviterClient);
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
    const client = core.clients.get(inviteeClient);
    if (client !== undefined)
      core.out.tell(client, 'EventRevoked', interaction, {
        Interaction: interaction.properties,
        ProxyClientId: inviteeClient,
        ...body,
      });
  }
}
