import { errors } from '../kernel/errors.ts';
import { simulationDocument, type SimulationDocument } from './simulation-document.ts';
import type { SimulationShard } from './simulation-shard.ts';

/** Puts shards together as if one process had run them all. Throws when they are not of one simulation, or overlap. */
export const mergeSimulations = (parts: readonly SimulationShard[]): SimulationDocument =>
  simulationDocument(wholeSimulation(parts));

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
