import type { Finding } from '../contract/finding.ts';
import { errors } from '../kernel/errors.ts';
import type { RulesFired } from '../report/rules-fired.ts';
import type { Cell } from './measures/cell.ts';
import type { LittlesLaw } from './probe/littles-law.ts';
import type { Crew } from './probe/crews-of.ts';
import type { Threshold } from './threshold.ts';
import type { Precision } from './precision.ts';
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
  /** Answered within this time counts for the service level. */
  readonly within: Threshold;
  /** By what the traffic is split, beside what it always is. */
  readonly by: readonly (readonly string[])[];
  /** How many replications were asked for in all. */
  readonly replications: number;
  /** How precisely it was to be known. */
  readonly precision?: Precision;
  /** Its agents, those who are alike together. */
  readonly crews: readonly Crew[];
  /** The medium of each kind of work. */
  readonly works: Readonly<Record<string, string>>;
  /** Keys of the user data that its traffic comes with; strategies may attach others. */
  readonly dataKeys: readonly string[];
  /** Streams whose arrivals are no chance: every replication has the same. */
  readonly fixedStreams: readonly string[];
}

/** One replication by its number, as shards write it. */
export interface NumberedReplication {
  /** Its number in the simulation, from 1. */
  readonly replication: number;
  /** What was counted: of all the traffic, and of each part of it. */
  readonly cells: readonly Cell[];
  /** Both sides of L = λW. */
  readonly littlesLaw: LittlesLaw;
  /** How many agents were logged in at the end. */
  readonly agentsAtEnd: number;
  /** Which rows of rule tables fired, from the beginning of the run on; absent where none was asked. */
  readonly rules?: readonly RulesFired[];
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
