import { definePlugin, Token, type Plugin } from 'routeproof';
import { WorkingAgent } from './working-agent.ts';

/** Every agent of the contact centre, at work: handling and after-work as the traffic says, shifts and breaks as the centre does. */
export const workingAgents = (): Plugin =>
  definePlugin({
    name: 'agents',
    synchronous: true,
    setup(kit) {
      const place = { streams: kit.traffic, random: kit.get(Token.Random) };
      for (const agent of kit.centre.agents ?? []) new WorkingAgent(kit.actor(agent.name), agent, place);
    },
  });
