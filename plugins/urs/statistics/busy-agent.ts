import type { Asked } from '../targets/possible-target.ts';
import type { Configuration } from '../targets/configuration.ts';
import type { Selection } from '../targets/target-reader.ts';
import { matches } from '../targets/parse-target.ts';
import type { AgentBoard } from '../queues/agent-board.ts';
import type { BoardAgent } from '../queues/board-agent.ts';
import type { TargetStatistics } from './target-statistics.ts';

/** A busy agent, and the target that brought it. */
export interface BusyAgent {
  readonly agent: BoardAgent;
  readonly requested: string;
}

/** Where busy agents are looked for. */
export interface BusyAmong {
  readonly board: AgentBoard;
  readonly configuration: Configuration;
  readonly statistics: TargetStatistics;
}

/** Of those who are logged in for a medium, whoever the statistic selects, though there is no room; of equals by name. */
export function busyAgent(
  { board, configuration, statistics }: BusyAmong,
  targets: readonly Asked[],
  { by, order }: Selection,
  medium: string,
): BusyAgent | undefined {
  // Nobody who is busy is in the ready state: then the least loaded is meant.
  const [statistic, isMost] = by === 'StatTimeInReadyState' ? ['StatAgentLoading', false] : [by, order === 'max'];
  const found: (BusyAgent & { readonly value: number })[] = [];
  for (const agent of board.agents) {
    if (!agent.isThere || !agent.slots.some((slot) => slot.medium === medium && slot.isReady)) continue;
    const candidate = configuration.candidate(agent.name, agent.place);
    const asked = targets.find(({ target }) => matches(target, candidate));
    if (asked === undefined) continue;
    const value = statistics.selecting(agent, { kind: 'agent', object: agent.name }, statistic, medium);
    found.push({ agent, requested: asked.requested, value: isMost ? -value : value });
  }
  return found.toSorted((one, other) => one.value - other.value || (one.agent.name < other.agent.name ? -1 : 1))[0];
}
