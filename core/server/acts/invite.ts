import type { KeyValues, Reason } from '../../protocol/values.ts';
import type { InteractionRecord } from '../../store/interaction-record.ts';
import { TicketRecord } from '../../store/ticket-record.ts';
import type { AgentParty } from '../../store/store-view.ts';
import { inviteeParty } from '../bodies.ts';
import type { Asked, Client } from '../clients/client.ts';
import { startDeliveringTimeout } from './delivering-timeout.ts';
import type { ServerCore } from '../server-core.ts';

/** Who is invited, by whom, to what. */
export interface Invitation {
  readonly operation: 'conference' | 'route';
  readonly invitee: Client & { readonly agent: NonNullable<Client['agent']> };
  readonly inviter: TicketRecord['inviter'];
  /** The request that will be answered when the ticket ends; `undefined` when it has its answer already. */
  readonly owed: Asked | undefined;
  readonly inviterClient: number;
  readonly mode: AgentParty['mode'];
  readonly reason: Reason | undefined;
  readonly extension: KeyValues | undefined;
}

/** Sends EventInvite and starts the delivering-timeout. */
export function invite(core: ServerCore, interaction: InteractionRecord, invitation: Invitation): TicketRecord {
  const { operation, invitee, inviter, mode, reason } = invitation;
  if (operation === 'route') interaction.lastInvitee = invitee.agent.name;
  const ticket = core.store.addTicket(
    (id) =>
      new TicketRecord(
        id,
        interaction.id,
        operation,
        invitee.agent.name,
        invitee.agent.place,
        invitee.proxyClientId,
        inviter,
        invitation.inviterClient,
        invitation.owed?.ref,
        mode,
        core.memory,
      ),
  );
  interaction.showDelivery(core.clock.now());
  core.out.tell(invitee, 'EventInvite', interaction, {
    TicketId: ticket.id,
    Interaction: interaction.properties,
    Party: inviter,
    Operation: operation,
    VisibilityMode: mode,
    Reason: reason,
    Extension: invitation.extension,
    ProxyClientId: invitee.proxyClientId,
  });
  core.out.report('EventAgentInvited', interaction.id, {
    Interaction: interaction.properties,
    Party: inviteeParty(ticket),
    Actor: inviter,
    Operation: operation,
    VisibilityMode: mode,
    Reason: reason,
    EventTime: core.clock.now(),
  });
  startDeliveringTimeout(core, ticket);
  return ticket;
}
