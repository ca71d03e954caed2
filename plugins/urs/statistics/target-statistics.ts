import type { ActorKit } from 'routeproof/kit';
import type { AgentBoard } from '../queues/agent-board.ts';
import type { BoardAgent } from '../queues/board-agent.ts';
import type { QueueMembers } from '../queues/queue-members.ts';
import type { Configuration } from '../targets/configuration.ts';
import type { Tally } from '../queues/tally.ts';
import type { ToldStatistics } from './told-statistics.ts';
import { matches, type ParsedTarget } from '../targets/parse-target.ts';

/** What statistics are read from: the board, the lines, the configuration and the clock of one URS. */
export interface StatisticSources {
  readonly board: AgentBoard;
  readonly lines: Pick<QueueMembers, 'waitingFor' | 'longestWaitFor'>;
  readonly told: ToldStatistics;
  /** How many of each queue are with a strategy. */
  readonly inHand: Tally;
  readonly configuration: Configuration;
  readonly clock: Pick<ActorKit['clock'], 'now'>;
}

/**
 * What URS knows of targets, as numbers: nothing but what its board has heard over the link to the reporting engine, and who waits in
 * its own lines. So a value may be older than the truth. Times are in seconds.
 */
export class TargetStatistics {
  readonly #sources: StatisticSources;

  constructor(sources: StatisticSources) {
    this.#sources = sources;
  }

  /** The value of a statistic, one of those of the table; `medium` is that of the interaction for which it is read. */
  of(target: ParsedTarget, statistic: string, medium: string): number {
    const { lines, configuration, clock, told, inHand } = this.#sources;
    if (configuration.statistics.has(statistic)) return told.of(target, statistic);
    const now = clock.now();
    switch (statistic) {
      case 'RStatCallsInQueue':
        return target.kind === 'queue' ? inHand.of(target.object) : lines.waitingFor(target);
      case 'CurrMaxCallWaitingTime':
        return lines.longestWaitFor(target, now) / 1000;
      case 'StatExpectedWaitingTime':
        return this.#expectedWait(target, medium);
      case 'AgentsConfigured':
        return configuration.agents.filter((name) =>
          matches(target, configuration.candidate(name, this.#placeOf(name))),
        ).length;
      case 'RStatAgentsTotal':
        return this.#loggedIn(target).length;
      case 'StatTimeInReadyState':
        return Math.max(0, ...this.#loggedIn(target).map((agent) => agent.readyFor(medium, now))) / 1000;
      case 'StatAgentLoading':
        return mean(this.#loggedIn(target).map((agent) => agent.loadingNow()));
      case 'RStatCost':
        return mean(this.#loggedIn(target).map(({ cost }) => cost));
      case 'StatAgentOccupancy':
        return mean(this.#loggedIn(target).map((agent) => agent.occupancy(now)));
      default:
        return this.#ready(target, statistic.slice('RStatAgentsReady'.length));
    }
  }

  /** By what an agent is selected for a target: a statistic of the agent's own, or of the target as a whole. */
  selecting(agent: BoardAgent, target: ParsedTarget, statistic: string, medium: string): number {
    const own = this.#sources.told.of({ kind: 'agent', object: agent.name }, statistic);
    return Number.isNaN(own) ? this.of(target, statistic, medium) : own;
  }

  /** Whether a statistic grows with time alone, by one each second. Occupancy, too, changes with time, and is looked at with news. */
  grows(target: ParsedTarget, statistic: string, medium: string): boolean {
    if (statistic === 'CurrMaxCallWaitingTime') return this.#sources.lines.waitingFor(target) > 0;
    return statistic === 'StatTimeInReadyState' && this.#ready(target, medium) > 0;
  }

  #expectedWait(target: ParsedTarget, medium: string): number {
    if (this.#ready(target, medium) > 0) return 0;
    const { lines, told } = this.#sources;
    const agents = this.#loggedIn(target).length;
    return agents === 0 ? Infinity : (lines.waitingFor(target) * told.of(target, 'AverageHandlingTime')) / agents;
  }

  /** Those who have room, for a medium or for any. */
  #ready(target: ParsedTarget, medium: string): number {
    const isReady = (agent: BoardAgent): boolean =>
      agent.slots.some((slot) => (medium === '' || slot.medium === medium) && agent.isFreeIn(slot));
    return this.#loggedIn(target).filter(isReady).length;
  }

  #loggedIn(target: ParsedTarget): readonly BoardAgent[] {
    const { board, configuration } = this.#sources;
    return [...board.agents].filter(
      (agent) => agent.isThere && matches(target, configuration.candidate(agent.name, agent.place)),
    );
  }

  /** Where it is, or usually sits. */
  #placeOf(name: string): string | undefined {
    const { board, configuration } = this.#sources;
    const [usual] = configuration.whereabouts(name).places;
    return board.agentNamed(name)?.place ?? usual;
  }
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
