import { assign } from '../../kernel/assign.ts';
import type { Handler } from '../handler.ts';

/** The outcome of the capacity rules goes from the reporting engine through the server to the agent. */
export const eventCurrentAgentStatus: Handler<'EventCurrentAgentStatus'> = (core, _asked, { body }) => {
  for (const { proxyClientId } of core.store.agent(body.AgentId)?.logins ?? []) {
    const client = core.clients.get(proxyClientId);
    if (client !== undefined)
      core.out.tell(client, 'EventCurrentAgentStatus', undefined, assign(body, { ProxyClientId: proxyClientId }));
  }
};
