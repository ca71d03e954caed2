import { nothing, type Interval } from '../estimates/interval.ts';
import { estimateOf, sampleOf } from '../measures/estimates-of.ts';
import { measureNamed } from '../measures/measures.ts';
import { groupsIn } from '../simulation-document.ts';
import type { SimulationShard } from '../simulation-shard.ts';

/** Half-hours in which something comes, and what is asked of them. */
export interface Asked {
  /** Their names, as the splits of a simulation have them. */
  readonly names: readonly string[];
  /** Whether the goal counts in each: it does not where no staffing reaches it. */
  readonly counts: readonly boolean[];
  /** From 0 to 1. */
  readonly goal: number;
}

/** A staffing that was played. */
export interface Trial {
  /** How many agents, by half-hour. */
  readonly agents: readonly number[];
  /** The service level of those who came in each. */
  readonly levels: readonly Interval[];
  /** Its replications; a staffing that is asked for again has none. */
  readonly part?: SimulationShard;
}

/** No more simulations than these are played for an answer. */
export const mostTrials = 100;

/** Plays staffings with the same seeds, each once, until there are too many or it is told to stop. */
export class Trials {
  readonly asked: Asked;
  readonly #play: (agents: readonly number[]) => Promise<SimulationShard>;
  readonly #known = new Map<string, Trial>();
  readonly #most: number;
  /** The replications of a simulation that did not come to its end. */
  cut: SimulationShard | undefined;
  /** Whether a staffing was not played because there were too many before. */
  isExhausted = false;

  /** `most` is how many simulations there may be. */
  constructor(asked: Asked, most: number, play: (agents: readonly number[]) => Promise<SimulationShard>) {
    this.asked = asked;
    this.#most = most;
    this.#play = play;
  }

  /** How many were played. */
  get count(): number {
    return this.#known.size;
  }

  /** Nothing where there is to be no more. */
  async play(agents: readonly number[]): Promise<Trial | undefined> {
    const key = agents.join();
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.count >= this.#most) this.isExhausted = true;
    if (this.cut !== undefined || this.isExhausted) return undefined;
    const part = await this.#play(agents);
    if (isCut(part)) {
      this.cut = part;
      return undefined;
    }
    const levels = levelsOf(part, this.asked.names);
    this.#known.set(key, { agents, levels });
    return { agents, levels, part };
  }

  /** Where a staffing misses the goal. */
  missing({ levels }: Trial): readonly number[] {
    const { counts, goal } = this.asked;
    return levels.flatMap(({ mean }, index) => (counts[index] && !meets(mean, goal) ? [index] : []));
  }
}

/** Whether a service level reaches a goal; where nobody was to be answered, nothing is missed. */
export const meets = (level: number | null, goal: number): boolean => level === null || level >= goal;

/** Whether replications are missing or did not come to their end. */
export const isCut = ({ runs, setUp }: SimulationShard): boolean =>
  runs.length < setUp.replications || runs.some((run) => run.isCut);

/** The service level of those who came in each half-hour. */
export function levelsOf({ runs }: SimulationShard, names: readonly string[]): readonly Interval[] {
  const parts = groupsIn(runs).get('interval');
  const measure = measureNamed('serviceLevel')!;
  return names.map((name) => {
    const cells = parts?.get(name);
    return cells === undefined ? nothing : estimateOf(measure, sampleOf(cells));
  });
}
