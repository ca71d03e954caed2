import { mean } from 'simple-statistics';
import { meanInterval } from '../estimates/mean-interval.ts';
import type { Crew } from '../probe/crews-of.ts';
import type { Counted, CountedCrew, CountedWork, Counts } from './counted-work.ts';
import { roomByShares, type Shares } from './shares-of-agent.ts';
import { membersOf, type SetWithoutHelp } from './sets-without-help.ts';

/** How much of what agents have one second takes. */
interface Weights {
  /** Of handling. */
  readonly handling: number;
  /** Of after-work. */
  readonly afterWork: number;
}

/**
 * What comes for a set of agents, beside what they can do, in each half-hour of each replication. Of one medium it is counted in
 * what is worked on at once (three chats of an agent are three); of media that share an agent's time, in agents.
 */
export class Balance {
  /** What nobody else does. */
  readonly works: readonly CountedWork[];
  readonly #lengths: readonly number[];
  /** By half-hour and replication. */
  readonly #comes: readonly (readonly number[])[];
  readonly #can: readonly (readonly number[])[];
  /** By half-hour, for one replication. */
  readonly #variances: readonly number[];

  constructor({ lengths, works, crews }: Counted, { crews: set, media, shares }: SetWithoutHelp) {
    const who = membersOf(set, crews);
    this.works = works.filter((work) => media.includes(work.medium) && (work.crews & set) === work.crews);
    this.#lengths = lengths;
    const weights = new Map(
      media.map((medium) => [
        medium,
        shares === undefined ? weightsOf(medium, who, media.length > 1) : sharedWeights(medium, who, shares),
      ]),
    );
    const demands = this.works.map((work) => demandOf(work, weights.get(work.medium)!));
    this.#comes = lengths.map((_length, interval) => summed(demands.map(({ comes }) => comes[interval]!)));
    this.#variances = lengths.map((_length, interval) =>
      demands.reduce((sum, { came, each }) => sum + 2 * mean(came[interval]!) * each[interval]! ** 2, 0),
    );
    const room = (crew: Crew): number =>
      shares !== undefined ? roomOf(crew, shares) : media.length > 1 ? 1 : (crew.capacity[media[0]!] ?? 0);
    this.#can = lengths.map((_length, interval) =>
      summed(who.map(({ crew, there }) => there[interval]!.map((time) => time * room(crew)))),
    );
  }

  /** By how much more comes than can be done, in each replication. */
  excess(interval: number): readonly number[] {
    return this.#comes[interval]!.map((comes, replication) => comes - this.#can[interval]![replication]!);
  }

  /** How far one replication is from the mean, where customers come by chance and their times are exponential. */
  deviation(interval: number): number {
    return Math.sqrt(this.#variances[interval]!);
  }

  /** What comes and what can be done, on average over these half-hours; nothing where they have no time. */
  over(intervals: readonly number[]): { readonly erlangs: number; readonly capacity: number } {
    const total = (of: (interval: number) => number) => intervals.reduce((sum, each) => sum + of(each), 0);
    const time = total((interval) => this.#lengths[interval]!);
    if (time === 0) return { erlangs: 0, capacity: 0 };
    return {
      erlangs: total((interval) => mean([...this.#comes[interval]!])) / time,
      capacity: total((interval) => mean([...this.#can[interval]!])) / time,
    };
  }
}

interface Demand {
  readonly came: Counts;
  /** How much one takes, by half-hour. */
  readonly each: readonly number[];
  readonly comes: Counts;
}

/**
 * What a work takes: as many as came, times what those took who came in that half-hour, where that is another time than on the whole
 * day. How far a replication is from the mean of all is how replications differ; the mean of them is the same.
 */
function demandOf({ came, completed, handling, afterWork }: CountedWork, weights: Weights): Demand {
  const taken = handling.map((times, interval) =>
    times.map((time, replication) => time * weights.handling + afterWork[interval]![replication]! * weights.afterWork),
  );
  const ofDay = total(taken.flat()) / total(completed.flat());
  const demands = came.map((counts, interval) => {
    const [times, done] = [taken[interval]!, completed[interval]!];
    if (isAsOnTheDay(times, done, ofDay)) return { each: ofDay, comes: counts.map((all) => all * ofDay) };
    const each = total(times) / total(done);
    const share = total(counts) / total(done);
    return { each, comes: counts.map((all, index) => all * each + share * (times[index]! - each * done[index]!)) };
  });
  return { came, each: demands.map(({ each }) => each), comes: demands.map(({ comes }) => comes) };
}

/** Whether chance alone may have made the difference: the mean of a few is far from that of all. */
function isAsOnTheDay(times: readonly number[], done: readonly number[], ofDay: number): boolean {
  const count = total(done);
  if (count === 0) return true;
  const { mean: off, low, high } = meanInterval(times.map((time, index) => time - ofDay * done[index]!));
  // One replication: as chance is where times are exponential.
  if (low === null || high === null) return Math.abs(off!) <= 2 * ofDay * Math.sqrt(count);
  return low <= 0 && high >= 0;
}

/** After-work keeps the whole agent from taking anything, beside what is in hand meanwhile; handling takes one of so many places. */
function weightsOf(medium: string, who: readonly CountedCrew[], inAgents: boolean): Weights {
  const able = who.filter(({ crew }) => crew.capacity[medium] !== undefined);
  const capacities = able.map(({ crew }) => crew.capacity[medium]!);
  const most = Math.max(1, ...capacities);
  const fewest = Math.min(most, ...capacities);
  const places = Math.max(1, fewest - heldIn(able));
  return inAgents ? { handling: 1 / most, afterWork: places / most } : { handling: 1, afterWork: places };
}

/** What one agent of a crew can have in hand by such shares; of media without alternatives, all that it may have of each. */
const roomOf = ({ alternatives, capacity }: Crew, shares: Shares): number => {
  const own = Object.fromEntries(Object.entries(shares).filter(([medium]) => capacity[medium] !== undefined));
  return roomByShares(alternatives ?? [capacity], own);
};

/** After-work keeps what an agent has room for from coming, beside what is in hand meanwhile, and that may be whatever takes most. */
function sharedWeights(medium: string, who: readonly CountedCrew[], shares: Shares): Weights {
  const handling = shares[medium]!;
  const able = who.filter(({ crew }) => crew.capacity[medium] !== undefined);
  const room = Math.min(...able.map(({ crew }) => roomOf(crew, shares)));
  const held = heldIn(able) * Math.max(...Object.values(shares));
  return { handling, afterWork: Math.max(handling, room - held) };
}

/** How many they have in hand while they do after-work. */
function heldIn(able: readonly CountedCrew[]): number {
  const sum = (of: (crew: CountedCrew) => Counts) => total(able.map((crew) => total(of(crew).flat())));
  const time = sum(({ afterWork }) => afterWork);
  return time > 0 ? sum(({ heldMeanwhile }) => heldMeanwhile) / time : 0;
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

function summed(lists: readonly (readonly number[])[]): readonly number[] {
  const [first = [], ...others] = lists;
  return first.map((value, index) => others.reduce((sum, each) => sum + each[index]!, value));
}
