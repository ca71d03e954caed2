/** What a strategy asked for by name while it was played. */
export interface NamedThings {
  /** Expressions of targets. */
  readonly targets: readonly string[];
  /** Agents to whom it routed by name. */
  readonly agents: readonly string[];
  /** Queues in which it placed something. */
  readonly queues: readonly string[];
}

/** Nothing so far. */
export const nothingNamed: NamedThings = { targets: [], agents: [], queues: [] };

/** What is in either, in the order in which it was named. */
export const togetherNamed = (one: NamedThings, other: NamedThings): NamedThings => ({
  targets: union(one.targets, other.targets),
  agents: union(one.agents, other.agents),
  queues: union(one.queues, other.queues),
});

/** How many names there are. */
export const countNamed = ({ targets, agents, queues }: NamedThings): number =>
  targets.length + agents.length + queues.length;

const union = (one: readonly string[], other: readonly string[]): readonly string[] => [...new Set([...one, ...other])];
