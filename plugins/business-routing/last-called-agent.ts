import { attach, type Decision, type RoutedInteraction, type Target } from 'routeproof';
import { consulted } from './consulted.ts';

/** Who had the customer before, and how that is remembered. */
export interface LastCalledAgent {
  /** The agent as a target, `ann.A`; undefined when nobody is remembered. */
  of(interaction: Pick<RoutedInteraction, 'userData'>): `${string}.A` | undefined;
  /** Attaches whom the interaction goes to; decide it before `routeTo`. */
  remember(target: Pick<Target, 'agent'>): Decision;
}

/** The last agent who had the customer. Attached data is the memory: under this key it travels with the interaction. */
export const lastCalledAgent = (key = 'LastCalledAgent'): LastCalledAgent => {
  const made = new Error('made here');
  return {
    of: ({ userData }) => {
      consulted.here?.lookedFor.set(key, made);
      const agent = userData[key];
      return typeof agent === 'string' && agent !== '' ? `${agent}.A` : undefined;
    },
    remember: ({ agent }) => {
      consulted.here?.remembered.add(key);
      return attach({ [key]: agent });
    },
  };
};
