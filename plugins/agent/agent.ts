import type { Agent, Plugin } from 'routeproof';
import { checkedOptions, definePlugin, optionKinds } from 'routeproof/kit';
import { agentApplication, refuseWork } from './agent-application.ts';

/** What others than the agent's application read. */
const ofCentre = ['said in `centre.agents`, where others read it, too', () => false] as const;

const kinds = {
  place: optionKinds.name,
  skills: ofCentre,
  media: optionKinds.texts,
  capacity: ofCentre,
  cost: ofCentre,
  blocks: ofCentre,
  does: ['a list of habits', Array.isArray],
  work: ofCentre,
} as const;

/** One agent application, for a bench that does not have all agents of its centre; options go before what the centre says; `places` of the centre lists a place that no agent of it has. */
export const agent = (name: string, options: Pick<Agent, 'place' | 'media' | 'does'> = {}): Plugin => {
  checkedOptions<Omit<Agent, 'name'>>(`\`agent('${name}')\``, options, kinds);
  return definePlugin({
    name: `agent ${name}`,
    plays: 'agent',
    synchronous: true,
    setup(kit) {
      const configured = kit.centre.agents?.find((each) => each.name === name);
      refuseWork(configured, `\`agent('${name}')\``);
      agentApplication(kit, { ...configured, ...options, name });
    },
  });
};
