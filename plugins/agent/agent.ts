import { definePlugin, type Agent, type Plugin } from 'routeproof';
import { agentApplication } from './agent-application.ts';

/** One agent application, for a bench that does not have all agents of its centre; options go before what the centre says. */
export const agent = (name: string, options: Omit<Agent, 'name'> = {}): Plugin =>
  definePlugin({
    name: `agent ${name}`,
    synchronous: true,
    setup(kit) {
      const configured = kit.centre.agents?.find((each) => each.name === name);
      agentApplication(kit.actor(name), { ...configured, ...options, name }, kit.script(name));
    },
  });
