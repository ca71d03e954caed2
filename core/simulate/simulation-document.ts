import { verdictOn, type Verdict } from '../contract/verdict.ts';
import { isFailure, type Finding } from '../contract/finding.ts';
import { errors } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import { addedRules, type RulesFired } from '../report/rules-fired.ts';
import type { Cell } from './measures/cell.ts';
import { estimatesOf, sampleOf, type Intervals } from './measures/estimates-of.ts';
import { overloadsOf, type Overload } from './overload/overload.ts';
import { overloadSentence } from './overload/overload-sentence.ts';
import { byName } from './by-name.ts';
import { allOthers, askedFor, dimensions } from './probe/split.ts';
import { queueGrowth } from './queue-growth.ts';
import { unreached } from './replications-needed.ts';
import {
  wholeSimulation,
  type NumberedReplication,
  type SimulationSetUp,
  type SimulationShard,
} from './simulation-shard.ts';

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
  /** The same for media that have a threshold of their own. */
  readonly withinByMedium: Readonly<Record<string, number>>;
} & Intervals & {
    /** The same measures by `stream`, `queue`, `medium`, `skill`, `agent` or `interval`, and by what was asked for; then by name. */
    readonly by: Readonly<Record<string, Readonly<Record<string, Intervals>>>>;
    /** Both sides of L = λW, counted apart: they should be alike. */
    readonly littlesLaw: {
      /** Mean number of those who wait, over time. */
      readonly queueLength: number;
      /** Arrivals a second, times the mean wait. */
      readonly rateTimesWait: number;
    };
    /** Which rows of rule tables fired, warm-up included, and in how many replications; absent where none was asked. */
    readonly rules?: readonly RulesFired[];
    /** Where more comes than can be done. */
    readonly overloads: readonly (Overload & { readonly sentence: string })[];
    /** Ten of each replication at most, with its number. */
    readonly findings: readonly (Finding & { readonly replication: number })[];
    /** Why the numbers are not to be relied on, in sentences. */
    readonly notes: readonly string[];
    /** What else is to be known of the numbers, in sentences. */
    readonly remarks: readonly string[];
  };

/** Makes one document of the replications of a simulation, in their order. */
export function simulationDocument(shard: SimulationShard): SimulationDocument {
  const { setUp } = shard;
  const runs = shard.runs.toSorted((one, other) => one.replication - other.replication);
  const groups = groupsIn(runs);
  const notes = notesOf(shard, groups);
  const all = groups.get('')?.get('');
  return {
    verdict: verdictOf(runs, notes),
    scenario: setUp.scenario,
    strategy: setUp.strategy,
    seed: setUp.seed,
    replications: runs.length,
    warmUp: { method: setUp.warmUp.method, seconds: setUp.warmUp.time / 1000 },
    within: setUp.within.all / 1000,
    withinByMedium: Object.fromEntries(
      Object.entries(setUp.within.media).map(([medium, within]) => [medium, within / 1000]),
    ),
    ...(all !== undefined && estimatesOf([], sampleOf(all))),
    by: splitsOf(groups, setUp.by),
    littlesLaw: littlesLawOf(runs),
    ...(runs.some(({ rules }) => rules) && { rules: addedRules(runs.map(({ rules }) => rules)) }),
    overloads: overloadsOf(shard).map((each) => ({ ...each, sentence: overloadSentence(each) })),
    findings: runs.flatMap(({ replication, findings }) =>
      findings.slice(0, 10).map((each) => ({ ...each, replication })),
    ),
    notes,
    remarks: setUp.fixedStreams.length > 0 ? [fixedSentence(setUp.fixedStreams)] : [],
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

/** The parts of the traffic, by their split and their name; each with one cell for a replication that has it. */
export type Groups = ReadonlyMap<string, ReadonlyMap<string, readonly (Cell | undefined)[]>>;

/** What a part is called: `gold, 12:00`; a value with a comma is in quotes there, so that no two parts have one name. */
const partName = ({ by, of }: Cell): string =>
  of.length < 2
    ? of.join()
    : of
        .map((value, index) => (by[index] !== 'interval' && /, |^"/.test(value) ? JSON.stringify(value) : value))
        .join(', ');

/** All parts of all replications. */
export function groupsIn(runs: readonly NumberedReplication[]): Groups {
  const groups = new Map<string, Map<string, (Cell | undefined)[]>>();
  for (const [index, { cells }] of runs.entries())
    for (const cell of cells) {
      const split = groups.get(cell.by.join()) ?? new Map<string, (Cell | undefined)[]>();
      groups.set(cell.by.join(), split);
      const name = partName(cell);
      let known = split.get(name);
      if (known === undefined) split.set(name, (known = runs.map(() => undefined)));
      known[index] = cell;
    }
  return groups;
}

const alwaysShown = ['stream', 'queue', 'medium', 'skill', 'agent', 'interval'];

function splitsOf(
  groups: Groups,
  asked: readonly (readonly string[])[],
): Readonly<Record<string, Readonly<Record<string, Intervals>>>> {
  const names = new Set([...alwaysShown, ...asked.map((by) => by.join())]);
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const split = groups.get(name);
      if (split === undefined || split.size === 0) return [];
      const cells = [...split.keys()].sort(byName);
      return [[name, Object.fromEntries(cells.map((cell) => [cell, intervalsOf(name.split(','), split.get(cell)!)]))]];
    }),
  );
}

const intervalsOf = (by: readonly string[], cells: readonly (Cell | undefined)[]): Intervals =>
  estimatesOf(by, sampleOf(cells));

function littlesLawOf(runs: readonly NumberedReplication[]): SimulationDocument['littlesLaw'] {
  const total = (of: (run: NumberedReplication) => number): number => runs.reduce((sum, run) => sum + of(run), 0);
  const time = total(({ cells }) => cells.find(({ by }) => by.length === 0)?.sums.time ?? 0);
  if (time === 0) return { queueLength: 0, rateTimesWait: 0 };
  return {
    queueLength: total(({ littlesLaw }) => littlesLaw.queue) / time,
    rateTimesWait: total(({ littlesLaw }) => littlesLaw.waits) / time,
  };
}

const fixedSentence = (streams: readonly string[]): string =>
  `The arrivals of ${streams.map((name) => `'${name}'`).join(', ')} are the same in every replication: intervals say what chance does beside them, not how another day would be.`;

/** What else there is to split by. */
const meantBy = (key: string, { dataKeys }: SimulationSetUp): string | undefined =>
  nearestName(key.replace(/^user-data:/, ''), [...askedFor, ...dataKeys]);

function notesOf({ setUp, runs }: SimulationShard, groups: Groups): readonly string[] {
  const notes: string[] = [];
  const cut = runs.find(({ isCut }) => isCut);
  if (runs.length < setUp.replications) notes.push(errors.simulationCut(runs.length, setUp.replications).message);
  else if (cut !== undefined) notes.push(errors.replicationCut(cut.replication).message);
  const imprecise = setUp.precision && unreached(runs, setUp.precision);
  if (imprecise !== undefined) notes.push(imprecise);
  const growth = queueGrowth(runs);
  if (growth !== undefined) notes.push(growth);
  for (const by of setUp.by) {
    const parts = [...(groups.get(by.join())?.values() ?? [])].map(
      (cells) => cells.find((cell) => cell !== undefined)!.of,
    );
    const key = by.find((each) => !dimensions.includes(each));
    if (parts.every((of) => of.includes('(none)')))
      notes.push(errors.emptySplit(by.join(), key, key && meantBy(key, setUp)).message);
    if (parts.some((of) => of.includes(allOthers))) notes.push(errors.splitTooFine(key ?? by.join()).message);
  }
  return notes;
}
