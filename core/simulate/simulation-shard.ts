import type { Finding } from '../contract/finding.ts';
import type { GroupMeasures, Measures } from './measures.ts';
import type { WarmUp } from './warm-up.ts';

/** What every replication of a simulation has in common. */
export interface SimulationSetUp {
  readonly scenario: string;
  readonly strategy: string | null;
  readonly seed: number;
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
  readonly replication: number;
  readonly measures: Measures;
  readonly groups: readonly GroupMeasures[];
  readonly findings: readonly Finding[];
  readonly isCut: boolean;
}

/** Some or all replications of a simulation; what `--shard` writes and `merge` reads. */
export interface SimulationShard {
  readonly setUp: SimulationSetUp;
  readonly runs: readonly NumberedReplication[];
}
