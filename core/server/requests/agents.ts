import type { Reason } from '../../protocol/values.ts';
import type { MediaState } from '../../store/store-view.ts';
import type { Client } from '../clients/client.ts';
import type { Handler } from '../handler.ts';
import { inviteeGone } from '../acts/invitations.ts';
import { depart } from '../acts/depart.ts';
import { partyOf } from '../rights.ts';
import type { ServerCore } from '../server-core.ts';
import type { Refusal } from '../refusal.ts';
import { strangerIn, type Wanted } from '../target.ts';

/** An agent logs in over a client. T9: what a second connection of the same agent means is an option. */
export const requestAgentLogin: Handler<'RequestAgentLogin'> = (core, asked, { body }) => {
  const { client } = asked;
  const { AgentId, PlaceId, MediaList = {}, Reason } = body;
  const stranger = strangerIn(core, body);
  if (stranger !== undefined) return core.out.refuse(asked, stranger.error, stranger.sentence);
  if (client.agent !== undefined) return core.out.refuse(asked, 'wrong-state');
  const agent = core.store.agentNamed(AgentId);
  const rule = core.options['allow-multiple-agent-connections'];
  if (agent.loggedIn && rule === 'false') return core.out.refuse(asked, 'wrong-state');
  const older = rule === 'force-logout' ? agent.logins.map(({ proxyClientId }) => core.client(proxyClientId)) : [];
  core.out.ack(asked);
  for (const old of older) if (old !== undefined) forceOut(core, old, client);
  client.agent = { name: AgentId, place: PlaceId };
  agent.logIn({ proxyClientId: client.proxyClientId, place: PlaceId });
  for (const [medium, ready] of Object.entries(MediaList))
    agent.setMedium(medium, Number(ready) > 0 ? 'ready' : 'not ready');
  core.store.agentChanged(agent);
  core.out.report('EventAgentLogin', undefined, { AgentId, PlaceId, MediaList, Reason, EventTime: core.clock.now() });
};

/** T9: the older connection is closed, with all who share it; unless the new login came over it too. */
function forceOut(core: ServerCore, old: Client, by: Client): void {
  core.out.tell(old, 'EventForcedDisconnect', undefined, { ProxyClientId: old.proxyClientId });
  if (old.connection === by.connection) return agentGone(core, old, 'party_disconnect');
  for (const sharing of core.clients.values()) {
    if (sharing.connection !== old.connection) continue;
    agentGone(core, sharing, 'party_disconnect');
    core.clients.remove(sharing);
  }
  old.connection.close();
}

/** L7: one's own act is answered, not revoked. */
export const requestAgentLogout: Handler<'RequestAgentLogout'> = (core, asked, { body }) => {
  const refusal = strangerIn(core, body) ?? notOneself(asked.client, body);
  if (refusal !== undefined) return core.out.refuse(asked, refusal.error, refusal.sentence);
  core.out.ack(asked);
  agentGone(core, asked.client, 'logout', body.Reason);
};

/** Nobody logs another agent out, nor an agent at a place where it is not. */
function notOneself({ agent }: Client, { AgentId, PlaceId }: Wanted): Refusal | undefined {
  const { name, place } = agent!;
  if ((AgentId ?? name) === name && (PlaceId ?? place) === place) return undefined;
  const named = [AgentId, PlaceId].filter((each) => each !== undefined).join(' at ');
  return { error: 'not-logged-in', sentence: `Over this client ${name} at ${place} is logged in, and not ${named}.` };
}

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

const media =
  (to: MediaState | undefined, from: 'absent' | 'present', told: MediaEvent): Handler<MediaRequest> =>
  (core, asked, { body: { MediaType, Reason } }) => {
    const agent = core.agentOf(asked.client)!;
    if (agent.media.has(MediaType) !== (from === 'present')) return core.out.refuse(asked, 'wrong-state');
    agent.setMedium(MediaType, to);
    core.store.agentChanged(agent);
    core.out.ack(asked);
    core.out.report(told, undefined, {
      AgentId: agent.name,
      PlaceId: agent.place,
      MediaType,
      Reason,
      EventTime: core.clock.now(),
    });
  };

type MediaEvent = 'EventMediaAdded' | 'EventMediaRemoved' | 'EventNotReadyForMedia' | 'EventReadyForMedia';
type MediaRequest =
  'RequestAddMedia' | 'RequestRemoveMedia' | 'RequestNotReadyForMedia' | 'RequestCancelNotReadyForMedia';

/** An agent gets one more medium, and is not ready for it yet. */
export const requestAddMedia = media('not ready', 'absent', 'EventMediaAdded');
/** An agent gives a medium up. */
export const requestRemoveMedia = media(undefined, 'present', 'EventMediaRemoved');
/** An agent wants no more interactions of a medium. */
export const requestNotReadyForMedia = media('not ready', 'present', 'EventNotReadyForMedia');
/** An agent is ready for a medium. */
export const requestCancelNotReadyForMedia = media('ready', 'present', 'EventReadyForMedia');
