import type { Sums } from '../measures/sums.ts';
import type { SimulationShard } from '../simulation-shard.ts';
import { isCut, levelsOf, meets } from './trials.ts';

/** How many agents are enough everywhere, and the simulation that shows it. */
export interface Plenty {
  /** In every half-hour. */
  readonly agents: number;
  /** All replications with so many. */
  readonly part: SimulationShard;
  /** How many simulations it took. */
  readonly trials: number;
}

/** No more agents than these are tried. */
const mostAgents = 10_000;
/** What more agents bring that is less than this share of all is nothing. */
const little = 0.01;

/** Plays so many agents all the time; the first replication, or all of them. */
export type PlayConstant = (agents: number, which: 'first' | 'all') => Promise<SimulationShard>;

/** More and more agents on the first day, until half of them have nothing to do and the goal is met, or more of them change nothing. */
export async function findPlenty(
  play: PlayConstant,
  { agents: own, names, goal }: { readonly agents: number; readonly names: readonly string[]; readonly goal: number },
): Promise<Plenty> {
  let before = -1;
  let trials = 1;
  for (let agents = Math.min(mostAgents, Math.max(20, 2 * own)); ; trials++) {
    const first = await play(agents, 'first');
    const all = first.runs[0]?.cells.find(({ by }) => by.length === 0)?.sums ?? {};
    const share = (all.inTime ?? 0) / Math.max(1, all.offered ?? 0);
    const peak = Math.max(0, ...byInterval(first, names).map(({ busy, time }) => (time === 0 ? 0 : busy / time)));
    const isMet = levelsOf(first, names).every(({ mean }) => meets(mean, goal));
    const isEnough = peak <= agents / 2 && (isMet || share - before < little);
    if (isCut(first) || isEnough || agents === mostAgents)
      return { agents, part: isCut(first) ? first : await play(agents, 'all'), trials: trials + 1 };
    before = share;
    agents = Math.min(mostAgents, Math.max(2 * agents, Math.ceil(2.5 * peak)));
  }
}

type Counted = Pick<Sums, 'offered' | 'busy' | 'time'>;

/** What came in each half-hour, and how long agents were busy, of all replications together; nothing where there was nothing. */
export function byInterval({ runs }: SimulationShard, names: readonly string[]): readonly Counted[] {
  const places = new Map(names.map((name, index) => [name, index]));
  const counted = names.map(() => ({ offered: 0, busy: 0, time: 0 }));
  for (const { cells } of runs)
    for (const { by, of, sums } of cells) {
      const place = by.join() === 'interval' ? places.get(of[0]!) : undefined;
      if (place === undefined) continue;
      counted[place]!.offered += sums.offered ?? 0;
      counted[place]!.busy += sums.busy ?? 0;
      counted[place]!.time += sums.time ?? 0;
    }
  return counted;
}
