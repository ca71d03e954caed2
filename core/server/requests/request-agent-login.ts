import type { Client } from '../clients/client.ts';
import type { Handler } from '../handler.ts';
import { agentGone } from '../acts/agent-gone.ts';
import type { ServerCore } from '../server-core.ts';
import { strangerIn } from '../find-target.ts';

/** An agent logs in over a client. T9: what a second connection of the same agent means is an option. */
export const requestAgentLogin: Handler<'RequestAgentLogin'> = (core, asked, { body }) => {
  const { client } = asked;
  const { AgentId, PlaceId, MediaList = {}, Reason } = body;
  const stranger = strangerIn(core, body);
  if (stranger !== undefined) return core.out.refuse(asked, stranger);
  if (client.agent !== undefined) return core.out.refuse(asked, 'wrong-state');
  const agent = core.store.agentNamed(AgentId);
  const rule = core.options['allow-multiple-agent-connections'];
  if (agent.loggedIn && rule === 'false') return core.out.refuse(asked, 'wrong-state');
  const older = rule === 'force-logout' ? agent.logins.map(({ proxyClientId }) => core.clients.get(proxyClientId)) : [];
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
