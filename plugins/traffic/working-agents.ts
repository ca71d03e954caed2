import type { Agent, Plugin } from 'routeproof';
import { definePlugin, errors, Token } from 'routeproof/kit';
import { Customers } from './customers.ts';
import { WorkingAgent } from './working-agent.ts';

/** Every agent of the contact centre, at work: handling and after-work as the traffic says, shifts and breaks as the centre does. */
export const workingAgents = (): Plugin =>
  definePlugin({
    name: 'agents',
    plays: 'agent',
    synchronous: true,
    setup(kit) {
      const place = { customers: new Customers(kit.traffic, kit.get(Token.Random)) };
      for (const agent of kit.centre.agents ?? []) {
        refuseHabits(agent);
        new WorkingAgent(kit.actor(agent.name), agent, place);
      }
    },
  });

function refuseHabits({ name, does }: Agent): void {
  if (does !== undefined)
    throw errors.behaviourUnused(name, 'does', '`workingAgents()`', '`agents()`, of `contactCentre()`,');
}
