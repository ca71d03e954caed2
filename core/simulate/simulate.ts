import { createBench } from '../bench/create-bench.ts';
import { checkedOptions, optionKinds, type OptionKind } from '../contract/checked-options.ts';
import { exactTimes } from '../contract/arrivals.ts';
import { checkedMaker } from '../contract/checked-scenario.ts';
import type { GivenScenario, Scenario, ScenarioFunction } from '../contract/scenario.ts';
import { streamName, streamsOf } from '../contract/traffic.ts';
import { errors } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import type { Milliseconds } from '../kernel/time.ts';
import { keysOfStreams } from './keys-of-streams.ts';
import { crewsOf } from './probe/crews-of.ts';
import { worksOf } from './probe/work-in.ts';
import { replicationsOf, seedOf, type Replications, type Runner } from './replications-of.ts';
import { runReplication } from './run-replication.ts';
import { simulationDocument, type SimulationDocument } from './simulation-document.ts';
import type { SimulationShard, SimulationSetUp } from './simulation-shard.ts';
import { isSteady } from './is-steady.ts';
import { thresholdOf, type GivenThreshold, type Threshold } from './threshold.ts';
import type { Precision } from './precision.ts';
import { checkedPrecision, replicationsNeeded } from './replications-needed.ts';
import { mser5, type WarmUp } from './warm-up.ts';

/** How many replications there are where nobody says. */
const usual = 20;

/** How a scenario's traffic is simulated. */
export interface SimulateOptions {
  /** Seed of all chance. Default: 1. */
  readonly seed?: number;
  /** How many days of traffic are played. Default: 20. */
  readonly replications?: number;
  /** Answered within this time counts for the service level; by medium, with `all` for the others. Default: 20 s. */
  readonly within?: GivenThreshold;
  /** Splits the results: by `stream`, `queue`, `virtual-queue`, `medium`, `interval`, `agent`, `group`, `skill`, a key of the user data (`user-data:queue` for a key that is called so), or by two of these, with a comma. */
  readonly by?: readonly string[];
  /**
   * Plays on until measures are known so precisely: half of the interval, of shares in points, of others as a part of the mean.
   * `{ serviceLevel: 0.02 }` is two points. `replications` is how many are played at first.
   */
  readonly untilPrecise?: Precision;
  /** How many replications are played at most, where it is to be precise. Default: 1000. */
  readonly most?: number;
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
  untilPrecise: optionKinds.object,
  most: ['a whole number of 1 or more', (value) => Number.isInteger(value) && Number(value) >= 1],
  warmUp: optionKinds.time,
  synchronous: optionKinds.flag,
  shard: optionKinds.object,
};

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
  checkedPrecision(options.untilPrecise ?? {});
  if (options.most !== undefined && options.untilPrecise === undefined)
    throw errors.optionOutOfRange(
      '`simulate`',
      'most',
      String(options.most),
      'given beside `untilPrecise`, or left out',
    );
  if (options.most !== undefined && options.most < (options.replications ?? usual))
    throw errors.optionOutOfRange('`simulate`', 'most', String(options.most), 'no less than `replications`');
  const setUp = await setUpOf(make, options, run);
  const numbers = Array.from({ length: setUp.replications }, (_, index) => index + 1).filter(
    (number) => (number - shard.index) % shard.of === 0,
  );
  const play = (wanted: readonly number[]) => replicationsOf(setUp, wanted, options, run, atOnce);
  const { runs, cutShort } = await play(numbers);
  // What was told to stop is no sample of a whole day; it counts where there is no other.
  if (runs.length === 0 || options.untilPrecise === undefined)
    return { setUp, runs: runs.length > 0 ? runs : cutShort };
  return playedOn({ setUp: { ...setUp, precision: options.untilPrecise }, runs }, options.most ?? 1000, play);
}

/** Goes on until it is precise, or until there are as many as there may be, or it was told to stop. */
async function playedOn(
  { setUp, runs }: SimulationShard,
  most: number,
  play: (numbers: readonly number[]) => Promise<Replications>,
): Promise<SimulationShard> {
  let [all, replications] = [runs, setUp.replications];
  while (all.length === replications) {
    replications = Math.min(Math.max(most, all.length), replicationsNeeded(all, setUp.precision!));
    if (replications === all.length) break;
    const more = await play(Array.from({ length: replications - all.length }, (_, index) => all.length + index + 1));
    all = [...all, ...more.runs];
  }
  return { setUp: { ...setUp, replications }, runs: all };
}

/** What all replications of a simulation have in common; the warm-up is sought where it is to be found. */
export async function setUpOf(make: () => Scenario, options: SimulateOptions, run: Runner): Promise<SimulationSetUp> {
  const { seed = 1, replications = usual, by = [] } = options;
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
    dataKeys: keysOfStreams(streams),
    fixedStreams: streams.filter(({ arrivals }) => exactTimes(arrivals) !== undefined).map(streamName),
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
