import { checkedOptions, optionKinds, definePlugin, type Agent, type Plugin } from 'routeproof';
import { agentApplication } from './agent-application.ts';

const kinds = {
  place: optionKinds.name,
  skills: optionKinds.object,
  media: optionKinds.texts,
  capacity: optionKinds.object,
  does: ['a list of habits', Array.isArray],
  work: optionKinds.object,
} as const;

/** One agent application, for a bench that does not have all agents of its centre; options go before what the centre says. */
export const agent = (name: string, options: Omit<Agent, 'name'> = {}): Plugin => {
  checkedOptions<Omit<Agent, 'name'>>(`\`agent('${name}')\``, options, kinds);
  return definePlugin({
    name: `agent ${name}`,
    synchronous: true,
    setup(kit) {
      const configured = kit.centre.agents?.find((each) => each.name === name);
      agentApplication(kit.actor(name), { ...configured, ...options, name }, kit.script(name));
    },
  });
};
