import type { Milliseconds } from '../kernel/time.ts';
import { byName } from './by-name.ts';
import type { Cell } from './measures/cell.ts';
import type { Crew } from './probe/crews-of.ts';
import type { NumberedReplication, SimulationSetUp, SimulationShard } from './simulation-shard.ts';
import { meanInterval } from './estimates/mean-interval.ts';

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
  /** How much comes: arrivals, times the mean of handling and after-work. */
  readonly erlangs: number;
  /** How many can be worked on at once, by those who are there. */
  readonly capacity: number;
}

/** The work of one kind in all replications. */
interface Work {
  readonly name: string;
  readonly medium: string;
  /** Handling and after-work of one. */
  readonly handleTime: Milliseconds;
  /** Those who ever answered one. */
  readonly crews: readonly string[];
}

/**
 * Where more comes than can be done: for each set of agents who have no other help, the work that they alone do, beside what they can
 * take at once while they are there. It needs not be wrong (customers leave, a queue goes down again in the evening).
 */
export function overloadsOf({ setUp, runs }: SimulationShard): readonly Overload[] {
  const works = worksDone(setUp, runs);
  const found: Overload[] = [];
  const sets = new Map(works.map(({ medium, crews }) => [`${medium} ${crews.join()}`, { medium, crews }]));
  for (const { medium, crews } of sets.values()) {
    const alone = works.filter((work) => work.medium === medium && work.crews.every((crew) => crews.includes(crew)));
    const who = setUp.crews.filter(({ name }) => crews.includes(name));
    found.push(...inIntervals(alone, who, medium, runs));
  }
  return found;
}

function worksDone({ works }: SimulationSetUp, runs: readonly NumberedReplication[]): readonly Work[] {
  const done = new Map(Object.keys(works).map((name) => [name, { completed: 0, time: 0, crews: new Set<string>() }]));
  for (const { by, of, sums } of runs.flatMap(({ cells }) => cells)) {
    const work = by[0] === 'work' ? done.get(of[0]!) : undefined;
    if (work === undefined) continue;
    if (by.length === 1) {
      work.completed += sums.completed ?? 0;
      work.time += (sums.handling ?? 0) + (sums.afterWork ?? 0);
    } else if (by[1] === 'crew' && (sums.handled ?? 0) > 0) work.crews.add(of[1]!);
  }
  return [...done].flatMap(([name, { completed, time, crews }]) =>
    completed === 0 ? [] : [{ name, medium: works[name]!, handleTime: time / completed, crews: [...crews].sort() }],
  );
}

/** What comes and what can be done in one interval of one replication, in agents' time. */
interface Balance {
  readonly comes: Milliseconds;
  readonly can: Milliseconds;
  readonly time: Milliseconds;
}

function inIntervals(
  works: readonly Work[],
  crews: readonly Crew[],
  medium: string,
  runs: readonly NumberedReplication[],
): readonly Overload[] {
  const balances = runs.map(({ cells }) => balancesOf(cells, works, crews, medium));
  const intervals = [...new Set(balances.flatMap((each) => [...each.keys()]))].sort(byName);
  const found: Overload[] = [];
  let open: { names: string[]; balances: Balance[] } | undefined;
  const close = (): void => {
    if (open !== undefined) found.push(overloadOf(open.names, open.balances, works, crews));
    open = undefined;
  };
  for (const name of intervals) {
    const here = balances.map((each) => each.get(name) ?? { comes: 0, can: 0, time: 0 });
    const { mean, low } = meanInterval(here.map(({ comes, can }) => comes - can));
    if ((low ?? mean ?? 0) <= 0) close();
    else {
      open ??= { names: [], balances: [] };
      open.names.push(name);
      open.balances.push(...here);
    }
  }
  close();
  return found;
}

function overloadOf(
  names: readonly string[],
  balances: readonly Balance[],
  works: readonly Work[],
  crews: readonly Crew[],
): Overload {
  const total = (key: keyof Balance) => balances.reduce((sum, each) => sum + each[key], 0);
  const [from, to] = [names[0]!, names.at(-1)!];
  return {
    ...(from !== wholeRun && { from, to }),
    work: works.map(({ name }) => name),
    agents: crews.flatMap(({ agents }) => agents),
    erlangs: total('comes') / total('time'),
    capacity: total('can') / total('time'),
  };
}

const wholeRun = '';

function balancesOf(
  cells: readonly Cell[],
  works: readonly Work[],
  crews: readonly Crew[],
  medium: string,
): ReadonlyMap<string, Balance> {
  const byInterval = cells.some(({ by }) => by.join() === 'work,interval');
  const found = new Map<string, Balance>();
  const add = (name: string, more: Partial<Balance>): void => {
    const { comes, can, time } = found.get(name) ?? { comes: 0, can: 0, time: 0 };
    found.set(name, { comes: comes + (more.comes ?? 0), can: can + (more.can ?? 0), time: more.time ?? time });
  };
  for (const { by, of, sums } of cells) {
    const [kind] = by;
    if (by.length !== (byInterval ? 2 : 1) || (byInterval && by[1] !== 'interval')) continue;
    const interval = of[1] ?? wholeRun;
    const { offered = 0, busy = 0, available = 0, time = 0 } = sums;
    if (kind === 'work') {
      const work = works.find(({ name }) => name === of[0]);
      if (work !== undefined) add(interval, { comes: offered * work.handleTime, time });
    } else if (kind === 'crew') {
      const crew = crews.find(({ name }) => name === of[0]);
      if (crew !== undefined) add(interval, { can: (busy + available) * (crew.capacity[medium] ?? 0), time });
    }
  }
  return found;
}

/** An overload in a sentence. */
export function overloadSentence({ from, to, work, agents, erlangs, capacity }: Overload): string {
  const when =
    from === undefined
      ? 'Over the whole run'
      : from === to
        ? `In the half-hour of ${from}`
        : `From ${from} to the half-hour of ${to!}`;
  const who =
    agents.length <= 4 ? listed(agents) : `${listed(agents.slice(0, 3), ',')} and ${agents.length - 3} others`;
  return `${when}, more comes of ${listed(work)} than can be done: ${erlangs.toFixed(1)} erlangs for ${who}, who have room for ${capacity.toFixed(1)} and no other help.`;
}

function listed(names: readonly string[], last = ' and'): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')}${last} ${names.at(-1)!}`;
}
