import type { Agent } from 'routeproof';
import { found, nearestName, type Kit } from 'routeproof/kit';
import type { AgentInfo } from './board-agent.ts';
import type { Configuration } from '../targets/configuration.ts';

/**
 * Media in agents' `blocks` that nothing says anybody works on, until somebody is seen to. All agents of a centre may share one
 * rule, so that it may name media that one of them does not have.
 */
export class MediaBlocked {
  /** Who names each of them first. */
  readonly #unused = new Map<string, string>();
  readonly #media: readonly string[];
  #somebodyCame = false;

  constructor(agents: readonly Agent[], configuration: Configuration) {
    const places = agents.map(({ name }) => configuration.whereabouts(name));
    this.#media = [...new Set(places.flatMap(({ media }) => [...media]))];
    if (configuration.isOpen || places.some(({ isOpen }) => isOpen)) return;
    for (const { name, blocks = {} } of agents)
      for (const medium of [...Object.keys(blocks), ...Object.values(blocks).flatMap((blocked) => blocked ?? [])])
        if (!this.#media.includes(medium) && !this.#unused.has(medium)) this.#unused.set(medium, name);
  }

  see({ LoggedIn, MediaStateList }: AgentInfo): void {
    if (this.#unused.size === 0 || !LoggedIn) return;
    this.#somebodyCame = true;
    for (const medium of Object.keys(MediaStateList)) this.#unused.delete(medium);
  }

  /** Tells of what stayed unused, where there was somebody to work. */
  tell(kit: Pick<Kit, 'finding'>): void {
    if (!this.#somebodyCame) return;
    for (const [medium, agent] of this.#unused)
      kit.finding(found.blocksUnused(agent, medium, nearestName(medium, this.#media)));
  }
}
