import { seconds } from '../../kernel/time.ts';
import type { KeyValues, Reason } from '../../protocol/values.ts';
import type { InteractionRecord } from '../../store/interaction-record.ts';
import { TicketRecord } from '../../store/ticket-record.ts';
import type { AgentParty } from '../../store/store-view.ts';
import { agentActor, agentParty, inviteeParty } from '../bodies.ts';
import type { Asked, Client } from '../clients/client.ts';
import { startHandling } from './handling.ts';
import { reportStrategyRemoved, type Cause } from './party-removed.ts';
import { putInto, releaseFromRouter } from './queues.ts';
import type { ServerCore } from '../server-core.ts';
import { owed, refuseLate, revokeInvitees } from './withdrawal.ts';

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
  const time = seconds(core.options['delivering-timeout']);
  ticket.cancelTimer = core.clock.after(time, () => expire(core, ticket), {
    name: 'delivering-timeout',
    of: ticket.invitee,
  });
  return ticket;
}

/** The invitee joins. */
export function accepted(core: ServerCore, ticket: TicketRecord, asked: Asked, interaction: InteractionRecord): void {
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
    const client = core.client(ProxyClientId);
    const told = { Interaction, Party, Actor, Operation, VisibilityMode, ProxyClientId };
    if (client !== undefined) core.out.tell(client, 'EventPartyAdded', interaction, told);
  }
  const EventTime = core.clock.now();
  const timed = { Interaction, Party, Actor, Operation, VisibilityMode, EventTime };
  if (core.options.acceptedToReporting) core.out.report('EventAccepted', interaction.id, timed);
  core.out.report('EventPartyAdded', interaction.id, timed);
  if (ticket.operation === 'route' && router !== undefined)
    reportStrategyRemoved(core, interaction, router, { Operation, Actor });
}

/** The invitee says no. */
export function rejected(
  core: ServerCore,
  ticket: TicketRecord,
  asked: Asked,
  interaction: InteractionRecord,
  reason: Reason | undefined,
): void {
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
    Reason: reason,
    EventTime: core.clock.now(),
  });
  if (ticket.operation === 'route')
    undeliver(core, interaction, { Operation: 'reject', Actor: inviteeOf(ticket), Reason: reason });
}

/** The delivering-timeout is over: X8 says that accept and time-out never both count. */
function expire(core: ServerCore, ticket: TicketRecord): void {
  const interaction = core.store.interaction(ticket.interaction);
  const late = owed(core, ticket);
  // A timer ends with its ticket: one that was kept alive fails here, loudly.
  core.store.endTicket(ticket, 'expired');
  if (interaction === undefined) return;
  if (late !== undefined && ticket.operation === 'conference') core.out.refuse(late, 'invitation-expired');
  if (late !== undefined && ticket.operation === 'route') core.out.ack(late);
  const why = { Operation: 'timeout', Reason: { ReasonSystemName: 'Expired' } } as const;
  revokeInvitees(core, interaction, [ticket], why);
  if (core.options.revokedToReporting)
    core.out.report('EventRevoked', interaction.id, {
      Interaction: interaction.properties,
      Party: inviteeParty(ticket),
      ...why,
      EventTime: core.clock.now(),
    });
  if (ticket.operation === 'route') undeliver(core, interaction, { Operation: 'timeout' });
}

/** I9, I10, U6: the invitee logs out, or its connection drops. */
export function inviteeGone(
  core: ServerCore,
  ticket: TicketRecord,
  how: 'logout' | 'party_disconnect',
  reason: Reason | undefined,
): void {
  const interaction = core.store.interaction(ticket.interaction);
  if (interaction === undefined) return;
  const late = owed(core, ticket);
  core.store.endTicket(ticket, 'withdrawn');
  if (ticket.operation === 'conference') refuseLate(core, [ticket]);
  else if (late !== undefined) core.out.ack(late);
  const cause: Cause = {
    Operation: how === 'logout' ? 'leave' : 'party_disconnect',
    Actor: inviteeOf(ticket),
    Reason: reason,
  };
  if (how === 'logout') revokeInvitees(core, interaction, [ticket], cause);
  if (ticket.operation === 'route') undeliver(core, interaction, cause);
}

/** URS's delivery came to nothing: the interaction returns to the queue that URS took it from. */
function undeliver(core: ServerCore, interaction: InteractionRecord, cause: Cause): void {
  const { router, place } = interaction;
  if (place.kind !== 'delivery') return;
  releaseFromRouter(core, interaction);
  if (router !== undefined) reportStrategyRemoved(core, interaction, router, cause);
  putInto(core, interaction, { kind: 'queue', queue: place.queue }, 'returned', {
    isReported: core.options.returnsToReporting,
  });
}

const inviteeOf = ({ invitee, inviteePlace }: TicketRecord) => agentActor({ agent: invitee, place: inviteePlace });
