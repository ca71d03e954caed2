import { seconds } from '../../kernel/time.ts';
import type { TicketRecord } from '../../store/ticket-record.ts';
import { inviteeParty } from '../bodies.ts';
import { owed, revokeInvitees } from './relieve.ts';
import { undeliver } from './undeliver.ts';
import type { ServerCore } from '../server-core.ts';

/** So long an invitee may take to answer. */
export function startDeliveringTimeout(core: ServerCore, ticket: TicketRecord): void {
  const time = seconds(core.options['delivering-timeout']);
  ticket.cancelTimer = core.clock.after(time, () => expire(core, ticket), {
    name: 'delivering-timeout',
    of: ticket.invitee,
  });
}

/** The time is over: X8 says that accept and time-out never both count. */
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
