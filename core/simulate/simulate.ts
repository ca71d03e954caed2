import { createBench } from '../bench/create-bench.ts';
import { checkedOptions, optionKinds, type OptionKind } from '../contract/checked-options.ts';
import { checkedMaker } from '../contract/checked-scenario.ts';
import type { GivenScenario, Scenario, ScenarioFunction } from '../contract/scenario.ts';
import { streamsOf } from '../contract/traffic.ts';
import { errors } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import type { Milliseconds } from '../kernel/time.ts';
import { crewsOf } from './probe/crews-of.ts';
import { worksOf } from './probe/work-in.ts';
import { runReplication, type Replication, type ReplicationOptions } from './run-replication.ts';
import { simulationDocument, type SimulationDocument } from './simulation-document.ts';
import type { NumberedReplication, SimulationShard, SimulationSetUp } from './simulation-shard.ts';
import { isSteady } from './is-steady.ts';
import { thresholdOf, type GivenThreshold, type Threshold } from './threshold.ts';
import { mser5, type WarmUp } from './warm-up.ts';

/** How a scenario's traffic is simulated. */
export interface SimulateOptions {
  /** Seed of all chance. Default: 1. */
  readonly seed?: number;
  /** How many days of traffic are played. Default: 20. */
  readonly replications?: number;
  /** Answered within this time counts for the service level; by medium, with `all` for the others. Default: 20 s. */
  readonly within?: GivenThreshold;
  /** Splits the results: by `stream`, `queue`, `virtual-queue`, `medium`, `interval`, `agent`, `group`, `skill`, a key of the user data, or by two of these, with a comma. */
  readonly by?: readonly string[];
  /** How long a run warms up. Default: as MSER-5 finds it in runs of its own; none where rates or agents change over the day. */
  readonly warmUp?: Milliseconds;
  /** Whether the scenario's code is known never to await. Default: false. */
  readonly synchronous?: boolean;
  /** Only every so many-th replication, from the `index`-th on, counted from 1. */
  readonly shard?: {
    /** Which machine this is, from 1. */
    readonly index: number;
    /** How many machines there are. */
    readonly of: number;
  };
}

const isTime = (value: unknown): boolean => typeof value === 'number' && value >= 0;

const threshold: OptionKind = [
  'a time in milliseconds, or times by medium such as `{ chat: seconds(30) }`',
  (value) => isTime(value) || (optionKinds.object[1](value) && Object.values(value as object).every(isTime)),
];

const simulateOptionKinds: Readonly<Record<keyof SimulateOptions, OptionKind>> = {
  seed: optionKinds.number,
  replications: ['a whole number of 1 or more', (value) => Number.isInteger(value) && Number(value) >= 1],
  within: threshold,
  by: optionKinds.texts,
  warmUp: optionKinds.time,
  synchronous: optionKinds.flag,
  shard: optionKinds.object,
};

/** Runs one replication somewhere: here, or in another thread. */
export type Runner = (replication: number, options: ReplicationOptions) => Promise<Replication>;

/**
 * Simulates a scenario's traffic in independent replications; each measure comes with its 95 % confidence interval. Rejects with
 * `noTraffic` where nothing comes by chance.
 */
export function simulate<S extends ScenarioFunction>(
  make: GivenScenario<S>,
  options?: SimulateOptions,
): Promise<SimulationDocument>;
export async function simulate(make: () => Scenario, options: SimulateOptions = {}): Promise<SimulationDocument> {
  checkedMaker('`simulate`', make);
  return simulationDocument(await simulateShard(make, checkedOptions('`simulate`', options, simulateOptionKinds)));
}

/** The replications of a simulation, or those of one shard; `run` says where each is run. */
export async function simulateShard(
  make: () => Scenario,
  options: SimulateOptions = {},
  run: Runner = (_replication, how) => runReplication(make, how),
  atOnce = 1,
): Promise<SimulationShard> {
  const { shard = { index: 1, of: 1 } } = options;
  const setUp = await setUpOf(make, options, run);
  const numbers = Array.from({ length: setUp.replications }, (_, index) => index + 1).filter(
    (number) => (number - shard.index) % shard.of === 0,
  );
  return { setUp, runs: await replicationsOf(setUp, numbers, options, run, atOnce) };
}

/** Plays the replications of these numbers; those that were told to stop are left out where there are others. */
export async function replicationsOf(
  setUp: SimulationSetUp,
  numbers: readonly number[],
  { synchronous = false }: SimulateOptions,
  run: Runner,
  atOnce: number,
): Promise<readonly NumberedReplication[]> {
  const { seed, within, by, warmUp } = setUp;
  const left = [...numbers];
  const runs: NumberedReplication[] = [];
  const cutShort: NumberedReplication[] = [];
  const take = async (): Promise<void> => {
    for (let number = left.shift(); number !== undefined; number = left.shift()) {
      const how = { within, by, warmUp: warmUp.time, synchronous, seed: seedOf(seed, number) };
      const { cells, littlesLaw, agentsAtEnd, findings, isCut, stopped } = await run(number, how);
      (stopped ? cutShort : runs).push({ replication: number, cells, littlesLaw, agentsAtEnd, findings, isCut });
      if (stopped) left.splice(0);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, take));
  // What was told to stop is no sample of a whole day; it counts where there is no other.
  const sample = runs.length > 0 ? runs : cutShort;
  return sample.sort((one, other) => one.replication - other.replication);
}

/** The seed of one replication: no two of any simulation with fewer than 100,000 replications share one. */
export const seedOf = (seed: number, replication: number): number => seed * 100_000 + replication;

/** What all replications of a simulation have in common; the warm-up is sought where it is to be found. */
export async function setUpOf(make: () => Scenario, options: SimulateOptions, run: Runner): Promise<SimulationSetUp> {
  const { seed = 1, replications = 20, by = [] } = options;
  const { scenario } = createBench(make, { seed, lean: true, synchronous: true });
  const streams = streamsOf(scenario.load?.traffic);
  if (streams.length === 0) throw errors.noTraffic(scenario.name);
  const within = thresholdOf(options.within);
  checkMedia(within, scenario);
  return {
    scenario: scenario.name,
    strategy: scenario.strategy?.name ?? null,
    seed,
    warmUp: await warmUpOf(scenario, within, options, run),
    within,
    by: by.map(splitOf),
    replications,
    crews: crewsOf(scenario.centre ?? {}),
    works: worksOf(streams),
  };
}

/** One dimension, or two with a comma between them. */
function splitOf(text: string): readonly string[] {
  const by = text.split(',').map((each) => each.trim());
  if (by.length > 2 || by.some((each) => each === '') || new Set(by).size < by.length) throw errors.badSplit(text);
  return by;
}

function checkMedia({ media }: Threshold, { centre, load }: Scenario): void {
  const known = [
    ...streamsOf(load?.traffic).map(({ media: medium = 'email' }) => medium),
    ...(centre?.agents ?? []).flatMap((agent) => agent.media ?? ['email']),
  ];
  for (const medium of Object.keys(media))
    if (!known.includes(medium)) throw errors.unknownMedium(medium, [...new Set(known)], nearestName(medium, known));
}

/** How many runs of their own the warm-up is sought in: one alone cuts nothing in most short simulations. */
const pilots = 5;

async function warmUpOf(
  scenario: Scenario,
  within: Threshold,
  { seed = 1, synchronous = false, warmUp }: SimulateOptions,
  run: Runner,
): Promise<WarmUp> {
  if (warmUp !== undefined) return { method: 'given', time: warmUp };
  if (!isSteady(scenario)) return { method: 'none', time: 0 };
  const how = { within, synchronous, warmUp: 0, seeksWarmUp: true };
  // Between two seeds of replications there is room for as many as one likes.
  const runs = await Promise.all(
    Array.from({ length: pilots }, (_, pilot) => run(0, { ...how, seed: seedOf(seed, pilot / pilots) })),
  );
  return { method: 'MSER-5', time: mser5(runs.flatMap(({ series }) => series ?? [])) };
}
