import type { Connection } from '../../bus/connection.ts';
import { Binary } from '../../protocol/key-values/binary.ts';
import type { KeyValue } from '../../protocol/values.ts';
import { agentGone } from './agents.ts';
import { strategyParty } from '../bodies.ts';
import { Client, type Asked } from '../clients/client.ts';
import type { Handler, RequestOf } from '../handler.ts';
import { reportStrategyRemoved } from '../acts/party-removed.ts';
import { offerAll, putInto, releaseFromRouter } from '../acts/queues.ts';
import type { ServerCore } from '../server-core.ts';
import { refuseLate, revokeInvitees, withdraw } from '../acts/withdrawal.ts';

/** A connection becomes a client, or carries one more. */
export function register(
  core: ServerCore,
  connection: Connection,
  request: RequestOf<'RequestRegisterClient'>,
): Client {
  const { role } = connection.client;
  const { Extension = {} } = request.body;
  const toldOf = {
    stops: Number(Extension['event_processing_stopped'] ?? 0) > 0,
    properties: Number(Extension['event_properties_changed'] ?? 0) !== 0,
    services: new Set(wordsIn(Extension['external_services'])),
  };
  const client = new Client(core.next('client'), connection, toldOf, core.memory);
  client.lastRequestAt = core.clock.now();
  core.clients.add(client);
  const asked: Asked = { client, type: request.type, ref: request.ref, interaction: undefined, connId: undefined };
  core.out.ack(asked);
  if (role === 'urs') offerAll(core);
  return client;
}

/** One name, or a list of names under the keys '1', '2' and so on. */
const wordsIn = (value: KeyValue | undefined): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && !(value instanceof Binary) ? Object.values(value).map(String) : [];
};

/** The client goes and the connection stays: what it had ends as if it had logged out. */
export const requestUnregisterClient: Handler<'RequestUnregisterClient'> = (core, asked) => {
  core.out.ack(asked);
  clientGone(core, asked.client, 'logout');
};

/** The end of a client: an agent's interactions go back, a router's too; those of a media server stay. */
export function clientGone(core: ServerCore, client: Client, how: 'logout' | 'party_disconnect'): void {
  if (core.client(client.proxyClientId) === undefined) return;
  agentGone(core, client, how);
  if (client.role === 'urs') routerGone(core, client);
  core.clients.remove(client);
}

/** T12, U8: every interaction that the router holds, or has offered to an agent, returns to its queue; G4 if it can be reached. */
function routerGone(core: ServerCore, client: Client): void {
  for (const interaction of core.store.interactions) {
    const { router, place } = interaction;
    if (router?.proxyClientId !== client.proxyClientId) continue;
    const withdrawn = withdraw(core, interaction.invitations);
    refuseLate(core, withdrawn);
    const cause = { Operation: 'party_disconnect', Actor: strategyParty(router) } as const;
    revokeInvitees(core, interaction, withdrawn, cause);
    releaseFromRouter(core, interaction);
    reportStrategyRemoved(core, interaction, router, cause);
    const queue = place.kind === 'strategy' || place.kind === 'delivery' ? place.queue : router.queue;
    putInto(core, interaction, { kind: 'queue', queue }, 'returned');
  }
  offerAll(core);
}
