import type { Agent } from '../contract/centre.ts';
import type { Scenario } from '../contract/scenario.ts';

/** The same scenario with so many agents: the first of its own, and then copies of them, who belong to the same groups. */
export function withAgents(scenario: Scenario, count: number): Scenario {
  const { agents = [], groups = [] } = scenario.centre ?? {};
  if (agents.length === 0) return scenario;
  const chosen = Array.from({ length: count }, (_, index) =>
    copyOf(agents[index % agents.length]!, index, agents.length),
  );
  const names = (original: string) =>
    chosen.filter((_agent, index) => agents[index % agents.length]!.name === original).map(({ name }) => name);
  return {
    ...scenario,
    centre: {
      ...scenario.centre,
      agents: chosen,
      groups: groups.map((group) => ({ ...group, agents: group.agents.flatMap(names) })),
    },
  };
}

const copyOf = (agent: Agent, index: number, originals: number): Agent => {
  if (index < originals) return agent;
  const name = `${agent.name} ${Math.floor(index / originals) + 1}`;
  return { ...agent, name, ...(agent.place !== undefined && { place: `${name}-place` }) };
};
