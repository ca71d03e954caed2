import { createBench } from '../../bench/create-bench.ts';
import { checkedMaker } from '../../contract/checked-scenario.ts';
import { scenarioLike, type Scenario } from '../../contract/scenario.ts';
import { streamsOf } from '../../contract/traffic.ts';
import { errors } from '../../kernel/errors.ts';
import { hours } from '../../kernel/time.ts';
import { TimeIntervals } from '../probe/time-intervals.ts';
import { endOf, runReplication } from '../run-replication.ts';
import type { Runner } from '../replications-of.ts';
import { simulateShard, type SimulateOptions } from '../simulate.ts';
import type { SimulationShard } from '../simulation-shard.ts';
import { halfHour, withStaff } from '../with-staff.ts';
import { answerIntervals } from './answer-interval.ts';
import { byInterval, findPlenty } from './plenty.ts';
import { seekStaffing, type Found } from './seek-staffing.ts';
import { staffingDocument, type StaffingDocument } from './staffing-document.ts';
import { isCut, levelsOf, meets, mostTrials, Trials } from './trials.ts';

/** What is asked of a staffing, and how it is simulated. */
export interface StaffingOptions extends Pick<SimulateOptions, 'seed' | 'replications' | 'within' | 'synchronous'> {
  /** The service level that each half-hour is to reach, from 0 to 1. Default: 0.8. */
  readonly goal?: number;
  /** How many simulations are played at most. Default: 100. */
  readonly trials?: number;
}

/** Runs replications with so many agents by half-hour somewhere: here, or in other threads. */
export type StaffedRunner = (staff: readonly number[]) => Runner;

/** Half-hours are told of no longer runs. */
const mostDays = 14;

/**
 * Seeks the least staffing by half-hour with which whoever comes in it is answered in time as often as the goal says, and between which
 * numbers of agents each of these answers lies. Every staffing meets the same customers.
 */
export async function leastStaffing(
  make: () => Scenario,
  options: StaffingOptions = {},
  runner: StaffedRunner = (staff) => (_replication, how) => runReplication(staffed(make, staff), how),
  atOnce = 1,
): Promise<StaffingDocument> {
  const { goal = 0.8, trials: most = mostTrials, ...how } = options;
  const scenario = checked(make, how);
  const played = (staff: readonly number[], some: SimulateOptions = {}): Promise<SimulationShard> =>
    simulateShard(staffed(make, staff), { ...how, ...some }, runner(staff), atOnce);

  const intervals = new TimeIntervals(halfHour);
  const until = endOf(scenario);
  const all = Array.from({ length: Math.ceil(until / halfHour) }, (_, index) => intervals.nameOf(index));
  const plenty = await findPlenty((agents, which) => played([agents], which === 'first' ? { replications: 1 } : {}), {
    ...{ agents: scenario.centre?.agents?.length ?? 0, names: all, goal },
  });
  const counted = byInterval(plenty.part, all);
  const rows = isCut(plenty.part)
    ? []
    : all.map((_name, index) => index).filter((index) => counted[index]!.offered > 0);
  const names = rows.map((row) => all[row]!);
  const loads = rows.map((row) => counted[row]!.busy / counted[row]!.time);
  const atBest = levelsOf(plenty.part, names);
  const asked = { names, goal, counts: atBest.map(({ mean }) => meets(mean, goal)) };
  const start = loads.map((load) => Math.min(plenty.agents, Math.max(1, Math.ceil(load + Math.sqrt(load)))));
  const trials = new Trials(asked, most - plenty.trials, (agents) => played(staffBy(rows, agents)));
  const found: Found = asked.counts.includes(true)
    ? await seekStaffing(trials, start, plenty.agents)
    : { trial: undefined, isReached: false, isOver: true };
  const ends = found.isReached && found.isOver ? await answerIntervals(trials, found.trial!) : [];
  return staffingDocument({
    ...{ asked, found, ends, loads, atBest, plenty },
    lengths: rows.map((row) => Math.min(until, (row + 1) * halfHour) - row * halfHour),
    staff: found.trial === undefined ? [] : staffBy(rows, found.trial.agents),
    cut: trials.cut ?? (isCut(plenty.part) ? plenty.part : undefined),
    ...{ simulations: plenty.trials + trials.count, isExhausted: trials.isExhausted },
  });
}

/** Agents of each half-hour from the start of the run: where nothing comes, as many as before; nobody before something comes. */
function staffBy(rows: readonly number[], agents: readonly number[]): readonly number[] {
  const staff = Array.from({ length: rows.at(-1)! + 1 }, () => 0);
  for (const [index, row] of rows.entries()) staff.fill(agents[index]!, row);
  return staff;
}

const staffed = (make: () => Scenario, staff: readonly number[]): (() => Scenario) =>
  scenarioLike(() => withStaff(make(), staff), make);

/** The scenario, where half-hours are a question of it. */
function checked(make: () => Scenario, { seed = 1 }: SimulateOptions): Scenario {
  checkedMaker('`leastStaffing`', make);
  const { scenario } = createBench(make, { seed, lean: true, synchronous: true });
  const streams = streamsOf(scenario.load?.traffic);
  if (streams.length === 0) throw errors.noTraffic(scenario.name);
  if (streams.every(({ arrivals }) => 'perHour' in arrivals || 'every' in arrivals))
    throw errors.staffingOfSteady(scenario.name);
  if (endOf(scenario) > hours(24 * mostDays)) throw errors.staffingTooLong(scenario.name, mostDays);
  return scenario;
}
