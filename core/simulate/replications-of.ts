import type { Replication, ReplicationOptions } from './run-replication.ts';
import type { NumberedReplication, SimulationSetUp } from './simulation-shard.ts';

/** Runs one replication somewhere: here, or in another thread. */
export type Runner = (replication: number, options: ReplicationOptions) => Promise<Replication>;

/** Replications in their order. */
export interface Replications {
  /** Those that went to their end. */
  readonly runs: readonly NumberedReplication[];
  /** Those that were told to stop before. */
  readonly cutShort: readonly NumberedReplication[];
}

/** Plays the replications of these numbers, so many at once; the first that is told to stop is the last. */
export async function replicationsOf(
  { seed, within, by, warmUp }: SimulationSetUp,
  numbers: readonly number[],
  { synchronous = false }: { readonly synchronous?: boolean },
  run: Runner,
  atOnce: number,
): Promise<Replications> {
  const left = [...numbers];
  const runs: NumberedReplication[] = [];
  const cutShort: NumberedReplication[] = [];
  const take = async (): Promise<void> => {
    for (let number = left.shift(); number !== undefined; number = left.shift()) {
      const how = { within, by, warmUp: warmUp.time, synchronous, seed: seedOf(seed, number) };
      const { cells, littlesLaw, agentsAtEnd, rules, findings, isCut, stopped } = await run(number, how);
      const shown = { cells, littlesLaw, agentsAtEnd, ...(rules && { rules }), findings, isCut };
      (stopped ? cutShort : runs).push({ replication: number, ...shown });
      if (stopped) left.splice(0);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, take));
  const byNumber = (one: NumberedReplication, other: NumberedReplication) => one.replication - other.replication;
  return { runs: runs.sort(byNumber), cutShort: cutShort.sort(byNumber) };
}

/** The seed of one replication: no two of any simulation with fewer than 100,000 replications share one. */
export const seedOf = (seed: number, replication: number): number => seed * 100_000 + replication;
