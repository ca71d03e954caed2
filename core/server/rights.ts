import type { ServerErrorName } from '../protocol/server-errors.ts';
import type { InteractionRecord } from '../store/interaction-record.ts';
import type { PartyRecord } from '../store/party-record.ts';
import type { TicketRecord } from '../store/ticket-record.ts';
import type { Asked, Client } from './clients/client.ts';
import type { ServerCore } from './server-core.ts';

/** The party that stands for a client, if its agent is one. */
export const partyOf = (interaction: InteractionRecord, { proxyClientId }: Client): PartyRecord | undefined => {
  for (const party of interaction.parties) if (party.proxyClientId === proxyClientId) return party;
  return undefined;
};

/** Whether nobody works on the interaction: it is queued or cached, in a queue or a workbin. */
export const atRest = ({ state }: InteractionRecord): boolean => state === 'queued' || state === 'cached';

/** Whether the strategy that asks is the party, and in the routing attempt that goes on: X1, X2, S9. */
export const holds = (interaction: InteractionRecord, { client, connId }: Asked): boolean =>
  interaction.place.kind === 'strategy' &&
  interaction.router?.proxyClientId === client.proxyClientId &&
  (connId === undefined || connId === interaction.connId);

/** L9, S7, S9, V4: a party may move, stop or change it; others only while it is at rest. `undefined` means allowed. */
export function mayAct(
  { options }: Pick<ServerCore, 'options'>,
  interaction: InteractionRecord,
  asked: Asked,
): ServerErrorName | undefined {
  const { client } = asked;
  if (client.role === 'urs') return holds(interaction, asked) ? undefined : 'not-a-party';
  if (atRest(interaction)) return options.strangersAct || client.role !== 'agent' ? undefined : 'not-a-party';
  return actingParty({ options }, interaction, client) === undefined ? 'not-a-party' : undefined;
}

/** V4: the party of a client, if it may do more than leave. */
export function actingParty(
  { options }: Pick<ServerCore, 'options'>,
  interaction: InteractionRecord,
  client: Client,
): PartyRecord | undefined {
  const party = partyOf(interaction, client);
  return options.observersAct || party?.mode === 'conference' ? party : undefined;
}

/** An invitation that is open, of this interaction, and the asker's own. */
export const openTicket = (
  { invitations }: InteractionRecord,
  { client }: Asked,
  { TicketId }: { readonly TicketId: number },
): TicketRecord | undefined => {
  for (const ticket of invitations)
    if (ticket.id === TicketId && ticket.inviteeClient === client.proxyClientId) return ticket;
  return undefined;
};
