import type { Reason } from '../../protocol/values.ts';
import type { TicketRecord } from '../../store/ticket-record.ts';
import { inviteeActor } from '../bodies.ts';
import type { Client } from '../clients/client.ts';
import { depart } from './depart.ts';
import type { Cause } from './party-removed.ts';
import { owed, refuseLate, revokeInvitees } from './relieve.ts';
import { undeliver } from './undeliver.ts';
import { partyOf } from '../rights.ts';
import type { ServerCore } from '../server-core.ts';

/** The agent of a client logs out, or its connection is gone: interactions first, then EventAgentLogout. */
export function agentGone(core: ServerCore, client: Client, how: 'logout' | 'party_disconnect', reason?: Reason): void {
  if (client.agent === undefined) return;
  const { name, place } = client.agent;
  for (const ticket of core.store.tickets)
    if (ticket.inviteeClient === client.proxyClientId) inviteeGone(core, ticket, how, reason);
  for (const interaction of core.store.interactions) {
    const party = partyOf(interaction, client);
    if (party === undefined) continue;
    if (how === 'logout') depart(core, interaction, party, { operation: 'leave', leaver: 'answered', reason });
    else depart(core, interaction, party, { operation: 'party_disconnect', leaver: 'unreachable' });
  }
  client.agent = undefined;
  const agent = core.store.agentNamed(name);
  agent.logOut(client.proxyClientId);
  core.store.agentChanged(agent);
  if (!agent.loggedIn)
    core.out.report('EventAgentLogout', undefined, {
      AgentId: name,
      PlaceId: place,
      Reason: reason,
      EventTime: core.clock.now(),
    });
}

/** I9, I10, U6: the invitee logs out, or its connection drops. */
function inviteeGone(
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
    Actor: inviteeActor(ticket),
    Reason: reason,
  };
  if (how === 'logout') revokeInvitees(core, interaction, [ticket], cause);
  if (ticket.operation === 'route') undeliver(core, interaction, cause);
}
