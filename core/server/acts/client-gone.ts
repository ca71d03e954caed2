import { strategyParty } from '../bodies.ts';
import type { Client } from '../clients/client.ts';
import { agentGone } from './agent-gone.ts';
import { reportStrategyRemoved } from './party-removed.ts';
import { offerAll, putInto, releaseFromRouter } from './queues.ts';
import { refuseLate, revokeInvitees, withdraw } from './relieve.ts';
import type { ServerCore } from '../server-core.ts';

/** The end of a client: an agent's interactions go back, a router's too; those of a media server stay. */
export function clientGone(core: ServerCore, client: Client, how: 'logout' | 'party_disconnect'): void {
  if (core.clients.get(client.proxyClientId) === undefined) return;
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
