import type { Party } from '../protocol/values.ts';
import type { InteractionRecord } from '../store/interaction-record.ts';
import type { AgentParty } from '../store/store-view.ts';
import type { TicketRecord } from '../store/ticket-record.ts';
import type { Client } from './clients/client.ts';

/** An agent party, as events name it. */
export const agentParty = ({ agent, place, mode }: AgentParty): Party => ({
  PartyType: 'agent',
  AgentId: agent,
  PlaceId: place,
  VisibilityMode: mode,
});

/** An agent as the one who did something. */
export const agentActor = ({ agent, place }: Pick<AgentParty, 'agent' | 'place'>): Party => ({
  PartyType: 'agent',
  AgentId: agent,
  PlaceId: place,
});

/** Whoever was invited with a ticket. */
export const inviteeParty = ({ invitee, inviteePlace, mode }: TicketRecord): Party => ({
  PartyType: 'agent',
  AgentId: invitee,
  PlaceId: inviteePlace,
  VisibilityMode: mode,
});

/** Whoever was invited, as the one who did something. */
export const inviteeActor = ({ invitee, inviteePlace }: TicketRecord): Party =>
  agentActor({ agent: invitee, place: inviteePlace });

/** The strategy that an interaction is with. */
export const strategyParty = ({ urs, strategy }: NonNullable<InteractionRecord['router']>): Party => ({
  PartyType: 'strategy',
  RouterId: urs,
  StrategyId: strategy,
});

/** A client as the one who did something. */
export function actorOf(client: Client, interaction: InteractionRecord): Party {
  if (client.agent !== undefined) return agentActor({ agent: client.agent.name, place: client.agent.place });
  if (client.role === 'urs')
    return interaction.router !== undefined
      ? strategyParty(interaction.router)
      : { PartyType: 'strategy', RouterId: client.name };
  return { PartyType: 'media_server', MediaServerId: client.name };
}
