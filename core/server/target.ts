import type { ServerErrorName } from '../protocol/server-errors.ts';
import type { Client } from './client.ts';
import type { ServerCore } from './server-core.ts';

/** Whom a request names: an agent, the agent at a place, or both. */
export interface Wanted {
  readonly AgentId?: string | undefined;
  readonly PlaceId?: string | undefined;
}

type Found = Client & { readonly agent: NonNullable<Client['agent']> };

/** Finds the client of an agent, of the agent at a place, or says why there is none: C9, C11, U9, T8a. At least one of the two is given. */
export function findTarget(core: ServerCore, { AgentId, PlaceId }: Wanted): Found | ServerErrorName {
  if (AgentId !== undefined) {
    if (core.store.agent(AgentId) === undefined && !core.hasAgent(AgentId)) return 'unknown-target';
    const login = core.store.agent(AgentId)?.logins.at(-1);
    const client = login && core.client(login.proxyClientId);
    if (client === undefined || !isFound(client) || (PlaceId !== undefined && login?.place !== PlaceId))
      return 'target-not-logged-in';
    return client;
  }
  for (const client of core.clients.values()) if (isFound(client) && client.agent.place === PlaceId) return client;
  return 'target-not-logged-in';
}

const isFound = (client: Client): client is Found => client.agent !== undefined;
