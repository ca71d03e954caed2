import { meanInterval } from '../estimates/mean-interval.ts';
import { TimeIntervals } from '../probe/time-intervals.ts';
import type { SimulationShard } from '../simulation-shard.ts';
import { halfHour } from '../with-staff.ts';
import { Balance } from './balance.ts';
import { countedWork } from './counted-work.ts';
import { isWithin, membersOf, setsWithoutHelp, type SetWithoutHelp } from './sets-without-help.ts';

/** Work that is more than all who do it can do, in a part of the day. */
export interface Overload {
  /** Where it begins: `12:00`; absent where it is the whole run. */
  readonly from?: string;
  /** The last half-hour of it. */
  readonly to?: string;
  /** The kinds of work: streams, with their user data. */
  readonly work: readonly string[];
  /** Everybody who ever answered one of these, in all replications. */
  readonly agents: readonly string[];
  /** How much comes: customers, times the mean of handling and after-work; whoever calls again is one. */
  readonly erlangs: number;
  /** How many can be worked on at once, by those who are there. */
  readonly capacity: number;
}

/** So much more is not seen in a sentence with one digit. */
const least = 0.05;

/**
 * Where more comes than can be done: for each set of agents who have no other help, the work that they alone do, beside what they can
 * take at once while they are there. It needs not be wrong (customers leave, a queue goes down again in the evening).
 */
export function overloadsOf(shard: SimulationShard): readonly Overload[] {
  const counted = countedWork(shard);
  const { crews } = shard.setUp;
  const told: { readonly set: SetWithoutHelp; readonly intervals: ReadonlySet<number> }[] = [];
  const found: Overload[] = [];
  for (const set of setsWithoutHelp(counted.works, crews)) {
    const within = set.isJoined ? told.filter((each) => isWithin(each.set, set)) : [];
    const balance = new Balance(counted, set);
    const intervals = counted.intervals
      .map((_name, index) => index)
      .filter((index) => !within.some((each) => each.intervals.has(index)) && isOverload(balance, index));
    if (intervals.length === 0) continue;
    told.push({ set, intervals: new Set(intervals) });
    const work = balance.works.map(({ name }) => name);
    const agents = membersOf(set.crews, crews).flatMap((crew) => crew.agents);
    for (const part of followingEachOther(intervals, counted.intervals)) {
      const [from, to] = [counted.intervals[part[0]!]!, counted.intervals[part.at(-1)!]!];
      found.push({ ...(from !== '' && { from, to }), work, agents, ...balance.over(part) });
    }
  }
  return found;
}

/** More than chance alone makes of it; with one replication, chance as it is where arrivals and handling are exponential. */
function isOverload(balance: Balance, interval: number): boolean {
  const { erlangs, capacity } = balance.over([interval]);
  if (!(erlangs - capacity >= least)) return false;
  const { mean, low } = meanInterval(balance.excess(interval));
  return (low ?? (mean ?? 0) - 2 * balance.deviation(interval)) > 0;
}

/** Half-hours in parts between which there is a gap. */
function followingEachOther(intervals: readonly number[], names: readonly string[]): readonly (readonly number[])[] {
  const parts: number[][] = [];
  for (const index of intervals) {
    const last = parts.at(-1)?.at(-1);
    const follows =
      last !== undefined &&
      TimeIntervals.beginningOf(names[index]!) - TimeIntervals.beginningOf(names[last]!) <= halfHour;
    if (follows) parts.at(-1)!.push(index);
    else parts.push([index]);
  }
  return parts;
}
