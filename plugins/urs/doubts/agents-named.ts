import type { Decision } from 'routeproof';
import { decidedAt, definedAt, found, nearestName, type Kit } from 'routeproof/kit';
import type { AgentInfo } from '../queues/board-agent.ts';
import type { Configuration } from '../targets/configuration.ts';
import { destinationOf } from '../routing/request-for.ts';
import type { Asking } from './target-doubts.ts';

interface NamedAgent extends Pick<Asking, 'strategy' | 'interaction' | 'medium'> {
  readonly agent: string;
  readonly decision: Decision;
}

/** Agents to whom strategies route by name, past the desk. On which media they work is known when the run has ended. */
export class AgentsNamed {
  readonly #configuration: Configuration;
  /** By agent and medium, what was decided first. */
  readonly #named = new Map<string, NamedAgent>();
  /** Media beside those that the configuration gives them. */
  readonly #seen = new Map<string, Set<string>>();

  constructor(configuration: Configuration) {
    this.#configuration = configuration;
  }

  see({ AgentId, MediaStateList }: AgentInfo): void {
    const { media } = this.#configuration.whereabouts(AgentId);
    for (const medium in MediaStateList) {
      if (media.has(medium)) continue;
      const seen = this.#seen.get(AgentId);
      if (seen === undefined) this.#seen.set(AgentId, new Set([medium]));
      else seen.add(medium);
    }
  }

  name(decision: Decision, { strategy, interaction, medium }: Omit<Asking, 'userData' | 'receivedAt'>): void {
    if (this.#configuration.isOpen || decision.do !== 'routeTo' || typeof decision.target !== 'string') return;
    const to = destinationOf(decision.target);
    if ('queue' in to || to.agent === undefined || !this.#configuration.hasAgent(to.agent)) return;
    const key = `${to.agent}\n${medium}`;
    if (!this.#named.has(key)) this.#named.set(key, { agent: to.agent, decision, strategy, interaction, medium });
  }

  /** Tells of agents who never worked on the medium of what was routed to them. */
  tell(kit: Pick<Kit, 'finding'>): void {
    for (const { agent, decision, strategy, interaction, medium } of this.#named.values()) {
      const { media, isOpen } = this.#configuration.whereabouts(agent);
      if (isOpen || media.has(medium) || this.#seen.get(agent)?.has(medium) === true) continue;
      const why = `agent '${agent}' does not work on the medium '${medium}'`;
      const where = decidedAt(decision) ?? definedAt(strategy);
      const finding = found.targetDoubtful(strategy.name, `${agent}.A`, why, nearestName(medium, media));
      kit.finding({ ...finding, interaction, where });
    }
  }
}
