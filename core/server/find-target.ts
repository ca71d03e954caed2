import type { Client } from './clients/client.ts';
import type { Refusal } from './outgoing.ts';
import type { ServerCore } from './server-core.ts';

/** Whom a request names: an agent, the agent at a place, or both. */
export interface Wanted {
  readonly AgentId?: string | undefined;
  readonly PlaceId?: string | undefined;
}

type Found = Client & { readonly agent: NonNullable<Client['agent']> };

/** Finds the client of an agent, of the agent at a place, or says why there is none: C9, C11, U9, T8a. At least one of the two is given. */
export function findTarget(core: ServerCore, wanted: Wanted): Found | Refusal {
  const stranger = strangerIn(core, wanted);
  if (stranger !== undefined) return stranger;
  const { AgentId, PlaceId } = wanted;
  if (AgentId !== undefined) {
    const login = core.store.agent(AgentId)?.logins.at(-1);
    const client = login && core.clients.get(login.proxyClientId);
    if (client === undefined || !isFound(client) || (PlaceId !== undefined && login?.place !== PlaceId))
      return { error: 'target-not-logged-in' };
    return client;
  }
  for (const client of core.clients.values()) if (isFound(client) && client.agent.place === PlaceId) return client;
  return { error: 'target-not-logged-in' };
}

/** Of the agent and the place that a request names, the refusal for one that the configuration does not have. */
export function strangerIn(core: ServerCore, { AgentId, PlaceId }: Wanted): Refusal | undefined {
  if (AgentId !== undefined && !core.has('agent', AgentId))
    return { error: 'unknown-target', sentence: core.unknown('agent', AgentId) };
  if (PlaceId !== undefined && !core.has('place', PlaceId))
    return { error: 'unknown-target', sentence: core.unknown('place', PlaceId) };
  return undefined;
}

const isFound = (client: Client): client is Found => client.agent !== undefined;
