import type { Plugin } from 'routeproof';
import { definePlugin } from 'routeproof/kit';
import { agentApplication, refuseWork } from './agent-application.ts';

/** An agent application for every agent of the contact centre. */
export const agents = (): Plugin =>
  definePlugin({
    name: 'agents',
    plays: 'agent',
    synchronous: true,
    setup(kit) {
      for (const agent of kit.centre.agents ?? []) {
        refuseWork(agent, '`agents()`');
        agentApplication(kit, agent);
      }
    },
  });
