import { createBench } from '../bench/create-bench.ts';
import { checkedOptions, optionKinds, type OptionKind } from '../contract/checked-options.ts';
import { checkedMaker } from '../contract/checked-scenario.ts';
import type { GivenScenario, Scenario, ScenarioFunction } from '../contract/scenario.ts';
import { exactTimes } from '../contract/arrivals.ts';
import { meanOf } from '../contract/drawn.ts';
import { streamsOf, type TrafficStream } from '../contract/traffic.ts';
import { errors } from '../kernel/errors.ts';
import { hours, seconds, type Milliseconds } from '../kernel/time.ts';
import { runReplication, type Replication, type ReplicationOptions } from './run-replication.ts';
import { simulationDocument, type SimulationDocument } from './simulation-document.ts';
import type { NumberedReplication, SimulationShard, SimulationSetUp } from './simulation-shard.ts';
import type { WarmUp } from './warm-up.ts';

/** How a scenario's traffic is simulated. */
export interface SimulateOptions {
  /** Seed of all chance. Default: 1. */
  readonly seed?: number;
  /** How many days of traffic are played. Default: 20. */
  readonly replications?: number;
  /** Answered within this time counts for the service level. Default: 20 s. */
  readonly within?: Milliseconds;
  /** How long a run warms up. Default: as MSER-5 finds it in a run of its own; none where rates or agents change over the day. */
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

const simulateOptionKinds: Readonly<Record<keyof SimulateOptions, OptionKind>> = {
  seed: optionKinds.number,
  replications: ['a whole number of 1 or more', (value) => Number.isInteger(value) && Number(value) >= 1],
  within: optionKinds.bound,
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
  const how = howOf(options, setUp.warmUp.time);
  const numbers = Array.from({ length: setUp.replications }, (_, index) => index + 1).filter(
    (number) => (number - shard.index) % shard.of === 0,
  );
  const runs: NumberedReplication[] = [];
  const cutShort: NumberedReplication[] = [];
  const take = async (): Promise<void> => {
    for (let number = numbers.shift(); number !== undefined; number = numbers.shift()) {
      const done = await run(number, { ...how, seed: seedOf(setUp.seed, number) });
      const { measures, groups, findings, isCut } = done;
      (done.stopped ? cutShort : runs).push({ replication: number, measures, groups, findings, isCut });
      if (done.stopped) numbers.splice(0);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, take));
  // What was told to stop is no sample of a whole day; it counts where there is no other.
  const sample = runs.length > 0 ? runs : cutShort;
  return { setUp, runs: sample.sort((one, other) => one.replication - other.replication) };
}

/** The seed of one replication: no two of any simulation with fewer than 100,000 replications share one. */
export const seedOf = (seed: number, replication: number): number => seed * 100_000 + replication;

async function setUpOf(make: () => Scenario, options: SimulateOptions, run: Runner): Promise<SimulationSetUp> {
  const { seed = 1, replications = 20, within = seconds(20) } = options;
  const { scenario } = createBench(make, { seed, lean: true, synchronous: true });
  if (streamsOf(scenario.load?.traffic).length === 0) throw errors.noTraffic(scenario.name);
  return {
    scenario: scenario.name,
    strategy: scenario.strategy?.name ?? null,
    seed,
    warmUp: await warmUpOf(scenario, options, run),
    within: within / 1000,
    replications,
    overload: isOverloaded(scenario),
  };
}

async function warmUpOf(scenario: Scenario, options: SimulateOptions, run: Runner): Promise<WarmUp> {
  if (options.warmUp !== undefined) return { method: 'given', time: options.warmUp };
  if (!isSteady(scenario)) return { method: 'none', time: 0 };
  const how = { ...howOf(options, 0), seed: seedOf(options.seed ?? 1, 0), seeksWarmUp: true };
  const { warmUp = 0 } = await run(0, how);
  return { method: 'MSER-5', time: warmUp };
}

const howOf = ({ within = seconds(20), synchronous = false }: SimulateOptions, warmUp: Milliseconds) => ({
  within,
  synchronous,
  warmUp,
});

/** Whether rates and agents stay the same, so that there is something to warm up to. */
const isSteady = ({ centre, load }: Scenario): boolean =>
  streamsOf(load?.traffic).every(({ arrivals }) => !('profile' in arrivals) && exactTimes(arrivals) === undefined) &&
  (centre?.agents ?? []).every(({ work }) => work?.shifts === undefined && work?.breaks === undefined);

/** More comes than all agents together can do, and nobody leaves. */
function isOverloaded({ centre, load }: Scenario): boolean {
  const streams = streamsOf(load?.traffic);
  if (streams.some(({ patience }) => patience !== undefined)) return false;
  const erlangs = streams.reduce((sum, stream) => sum + loadOf(stream), 0);
  return erlangs >= (centre?.agents ?? []).length;
}

/** In erlangs. */
function loadOf({ arrivals, handling, afterWork = 0 }: TrafficStream): number {
  const batch = 'batch' in arrivals && arrivals.batch !== undefined ? meanOf(arrivals.batch) : 1;
  const work = (meanOf(handling) + meanOf(afterWork)) * batch;
  if ('perHour' in arrivals) return (arrivals.perHour * work) / hours(1);
  return 'every' in arrivals ? work / meanOf(arrivals.every) : 0;
}
