import type { Agent } from 'routeproof';
import { found, hasAlternatives, nearestName, own, type Kit } from 'routeproof/kit';
import type { AgentInfo } from './board-agent.ts';
import type { Configuration } from '../targets/configuration.ts';

/**
 * Capacities that agents have for media that nothing says they work on, until one is seen to work on them. A list of alternatives is
 * a rule that agents may share: `MediaRuled` looks at those.
 */
export class Capacities {
  readonly #unused = new Map<string, Set<string>>();
  readonly #configuration: Configuration;
  /** Those who were seen at work at all. */
  readonly #loggedIn = new Set<string>();

  constructor(agents: readonly Agent[], configuration: Configuration) {
    this.#configuration = configuration;
    for (const { name, capacity = {} } of agents) {
      const { media, isOpen } = configuration.whereabouts(name);
      const unused =
        isOpen || hasAlternatives(capacity) ? [] : Object.keys(capacity).filter((medium) => !media.has(medium));
      if (unused.length > 0) this.#unused.set(name, new Set(unused));
    }
  }

  see({ AgentId, LoggedIn, MediaStateList }: AgentInfo): void {
    const unused = this.#unused.get(AgentId);
    if (unused === undefined || !LoggedIn) return;
    this.#loggedIn.add(AgentId);
    for (const medium of unused) if (own(MediaStateList, medium) !== undefined) unused.delete(medium);
  }

  /** Tells of what stayed unused, of agents who came. */
  tell(kit: Pick<Kit, 'finding'>): void {
    for (const [agent, unused] of this.#unused)
      for (const medium of this.#loggedIn.has(agent) ? unused : [])
        kit.finding(
          found.capacityUnused(agent, medium, nearestName(medium, this.#configuration.whereabouts(agent).media)),
        );
  }
}
