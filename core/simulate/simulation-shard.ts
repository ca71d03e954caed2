import type { Finding } from '../contract/finding.ts';
import { errors } from '../kernel/errors.ts';
import type { GroupMeasures, Measures } from './share-of-traffic.ts';
import type { WarmUp } from './warm-up.ts';

/** What every replication of a simulation has in common. */
export interface SimulationSetUp {
  /** Name of the scenario. */
  readonly scenario: string;
  /** Name of its default strategy, if it has one. */
  readonly strategy: string | null;
  /** From which the seed of each replication is made. */
  readonly seed: number;
  /** How long every replication warms up. */
  readonly warmUp: WarmUp;
  /** In seconds. */
  readonly within: number;
  /** How many replications were asked for in all. */
  readonly replications: number;
  /** What is to be said of the scenario itself. */
  readonly overload: boolean;
}

/** One replication by its number, as shards write it. */
export interface NumberedReplication {
  /** Its number in the simulation, from 1. */
  readonly replication: number;
  /** Of all the traffic. */
  readonly measures: Measures;
  /** The same by queue, medium, skill, agent and half-hour interval. */
  readonly groups: readonly GroupMeasures[];
  /** What was found in the run. */
  readonly findings: readonly Finding[];
  /** It reached a limit, or was told to stop. */
  readonly isCut: boolean;
}

/** Some or all replications of a simulation; what `--shard` writes and `merge` reads. */
export interface SimulationShard {
  /** What all shards of a simulation have alike; `merge` refuses others. */
  readonly setUp: SimulationSetUp;
  /** Replications that this shard has played. */
  readonly runs: readonly NumberedReplication[];
}

/** All replications of several shards, in their order. */
export function wholeSimulation(parts: readonly SimulationShard[]): SimulationShard {
  const [first] = parts;
  if (first === undefined) throw errors.shardsDoNotFit('there are none');
  const setUp = JSON.stringify(first.setUp);
  if (parts.some((part) => JSON.stringify(part.setUp) !== setUp))
    throw errors.shardsDoNotFit('they come from different scenarios, seeds or options');
  const runs = parts.flatMap((part) => part.runs).toSorted((one, other) => one.replication - other.replication);
  const numbers = new Set(runs.map(({ replication }) => replication));
  if (numbers.size < runs.length) throw errors.shardsDoNotFit('a replication is in more than one of them');
  return { setUp: first.setUp, runs };
}

/** Whether a document that was read from a file is a shard of a simulation. */
export const isSimulationShard = (document: unknown): document is SimulationShard =>
  typeof document === 'object' &&
  document !== null &&
  'setUp' in document &&
  'runs' in document &&
  Array.isArray(document.runs);
