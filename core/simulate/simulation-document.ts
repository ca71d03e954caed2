import { verdictOn, type Verdict } from '../contract/verdict.ts';
import { isFailure, type Finding } from '../contract/finding.ts';
import { errors } from '../kernel/errors.ts';
import { confidenceInterval, type Interval } from './confidence-interval.ts';
import type { GroupMeasures } from './share-of-traffic.ts';
import { wholeSimulation, type NumberedReplication, type SimulationShard } from './simulation-shard.ts';

/** Each measure with its interval. */
export type Intervals = Readonly<Record<string, Interval>>;

/** What `simulate --json` prints. Times are in seconds. */
export type SimulationDocument = {
  /** `inconclusive` where `notes` says why. */
  readonly verdict: Verdict;
  /** Name of the scenario. */
  readonly scenario: string;
  /** Name of its default strategy, if it has one. */
  readonly strategy: string | null;
  /** The seed it was asked for with. */
  readonly seed: number;
  /** How many were played. */
  readonly replications: number;
  /** What was cut from the beginning of each replication. */
  readonly warmUp: {
    /** `MSER-5`, `given`, or `none` where rates or agents change over the day. */
    readonly method: string;
    /** How much. */
    readonly seconds: number;
  };
  /** Answered within so many seconds counts for the service level. */
  readonly within: number;
} & Intervals & {
    /** The same measures by `queue`, `medium`, `skill`, `agent` or `interval`, and then by its name. */
    readonly by: Readonly<Record<string, Readonly<Record<string, Intervals>>>>;
    /** Both sides of L = λW, counted apart: they should be alike. */
    readonly littlesLaw: {
      /** Mean number of those who wait, over time. */
      readonly queueLength: number;
      /** Arrivals a second, times the mean wait. */
      readonly rateTimesWait: number;
    };
    /** Ten of each replication at most, with its number. */
    readonly findings: readonly (Finding & { readonly replication: number })[];
    /** Why the numbers are not to be relied on, in sentences. */
    readonly notes: readonly string[];
  };

/** Makes one document of the replications of a simulation, in their order. */
export function simulationDocument(shard: SimulationShard): SimulationDocument {
  const { setUp } = shard;
  const runs = shard.runs.toSorted((one, other) => one.replication - other.replication);
  const notes = notesOf(setUp, runs);
  const all = intervalsOf(runs.map(({ measures }) => measures));
  return {
    verdict: verdictOf(runs, notes),
    scenario: setUp.scenario,
    strategy: setUp.strategy,
    seed: setUp.seed,
    replications: runs.length,
    warmUp: { method: setUp.warmUp.method, seconds: setUp.warmUp.time / 1000 },
    within: setUp.within,
    ...all,
    by: groupsOf(runs),
    littlesLaw: {
      queueLength: all['queueLength']?.mean ?? 0,
      rateTimesWait: all['arrivalRateTimesWait']?.mean ?? 0,
    },
    findings: runs.flatMap(({ replication, findings }) =>
      findings.slice(0, 10).map((each) => ({ ...each, replication })),
    ),
    notes,
  } as unknown as SimulationDocument;
}

/** Puts shards together as if one process had run them all. Throws when they are not of one simulation, or overlap. */
export const mergeSimulations = (parts: readonly SimulationShard[]): SimulationDocument =>
  simulationDocument(wholeSimulation(parts));

const verdictOf = (runs: readonly NumberedReplication[], notes: readonly string[]): Verdict => {
  if (runs.some(({ findings }) => findings.some(isFailure))) return 'fail';
  if (runs.length === 0 || notes.length > 0) return 'inconclusive';
  return verdictOn(runs.flatMap(({ findings }) => findings));
};

function notesOf(
  { replications, overload }: SimulationShard['setUp'],
  runs: readonly NumberedReplication[],
): readonly string[] {
  const notes: string[] = [];
  const cut = runs.find(({ isCut }) => isCut);
  if (runs.length < replications) notes.push(errors.simulationCut(runs.length, replications).message);
  else if (cut !== undefined) notes.push(errors.replicationCut(cut.replication).message);
  if (overload && runs.some(grows)) notes.push(errors.queueGrows().message);
  return notes;
}

/** At the end more wait than in the middle of a run that has settled. */
const grows = ({ measures }: NumberedReplication): boolean =>
  (measures['waitingAtEnd'] ?? 0) > 10 && (measures['waitingAtEnd'] ?? 0) > (measures['queueLength'] ?? 0);

function intervalsOf(samples: readonly Readonly<Record<string, number | null>>[]): Intervals {
  const names = [...new Set(samples.flatMap((each) => Object.keys(each)))];
  return Object.fromEntries(names.map((name) => [name, confidenceInterval(samples.map((each) => each[name] ?? null))]));
}

function groupsOf(runs: readonly NumberedReplication[]): Record<string, Record<string, Intervals>> {
  const found = new Map<string, GroupMeasures[]>();
  for (const { groups } of runs)
    for (const group of groups) {
      const key = JSON.stringify([group.by, group.name]);
      found.set(key, [...(found.get(key) ?? []), group]);
    }
  const by: Record<string, Record<string, Intervals>> = {};
  const keys = [...found.keys()].sort();
  for (const key of keys) {
    const groups = found.get(key)!;
    const { by: kind, name } = groups[0]!;
    (by[kind] ??= {})[name] = intervalsOf(groups.map(({ measures }) => measures));
  }
  return by;
}
