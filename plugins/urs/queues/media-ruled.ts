import type { Agent } from 'routeproof';
import { found, hasAlternatives, nearestName, type Kit } from 'routeproof/kit';
import type { AgentInfo } from './board-agent.ts';
import type { Configuration } from '../targets/configuration.ts';

type Told = 'blocksUnused' | 'capacityUnused';

/**
 * Media in agents' `blocks` and in the alternatives of their capacities that nothing says anybody works on, until somebody is seen
 * to. All agents of a centre may share one rule, so that it may name media that one of them does not have.
 */
export class MediaRuled {
  /** Who names each of them first. */
  readonly #unused: Readonly<Record<Told, Map<string, string>>> = {
    blocksUnused: new Map(),
    capacityUnused: new Map(),
  };
  readonly #media: readonly string[];
  #somebodyCame = false;

  constructor(agents: readonly Agent[], configuration: Configuration) {
    const places = agents.map(({ name }) => configuration.whereabouts(name));
    this.#media = [...new Set(places.flatMap(({ media }) => [...media]))];
    if (configuration.isOpen || places.some(({ isOpen }) => isOpen)) return;
    for (const { name, blocks = {}, capacity } of agents) {
      const blocked = Object.values(blocks).flatMap((media) => media ?? []);
      this.#note('blocksUnused', name, [...Object.keys(blocks), ...blocked]);
      if (hasAlternatives(capacity)) this.#note('capacityUnused', name, capacity.flatMap(Object.keys));
    }
  }

  #note(told: Told, agent: string, media: readonly string[]): void {
    const unused = this.#unused[told];
    for (const medium of media) if (!this.#media.includes(medium) && !unused.has(medium)) unused.set(medium, agent);
  }

  see({ LoggedIn, MediaStateList }: AgentInfo): void {
    const { blocksUnused, capacityUnused } = this.#unused;
    if (blocksUnused.size + capacityUnused.size === 0 || !LoggedIn) return;
    this.#somebodyCame = true;
    for (const medium of Object.keys(MediaStateList)) {
      blocksUnused.delete(medium);
      capacityUnused.delete(medium);
    }
  }

  /** Tells of what stayed unused, where there was somebody to work. */
  tell(kit: Pick<Kit, 'finding'>): void {
    if (!this.#somebodyCame) return;
    for (const told of ['blocksUnused', 'capacityUnused'] as const)
      for (const [medium, agent] of this.#unused[told])
        kit.finding(found[told](agent, medium, nearestName(medium, this.#media)));
  }
}
