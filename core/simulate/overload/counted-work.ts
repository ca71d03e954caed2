import { byName } from '../by-name.ts';
import type { Sums } from '../measures/sums.ts';
import type { Crew } from '../probe/crews-of.ts';
import type { SimulationShard } from '../simulation-shard.ts';

/** A number for each replication of each half-hour. */
export type Counts = readonly (readonly number[])[];

/** What was counted of a kind of work. */
export interface CountedWork {
  readonly name: string;
  readonly medium: string;
  /** Those who ever answered one, a bit for each crew. */
  readonly crews: bigint;
  /** How many came to be worked on. */
  readonly came: Counts;
  readonly completed: Counts;
  readonly handling: Counts;
  readonly afterWork: Counts;
}

/** What was counted of a crew. */
export interface CountedCrew {
  readonly crew: Crew;
  /** Agents' time in which they worked, or could have. */
  readonly there: Counts;
  /** Agents' time of after-work. */
  readonly afterWork: Counts;
  /** What they had in hand meanwhile, times how long. */
  readonly heldMeanwhile: Counts;
}

/** What overload is found from. */
export interface Counted {
  /** The half-hours, by name; one without a name where the run has none. */
  readonly intervals: readonly string[];
  /** How long each was measured. */
  readonly lengths: readonly number[];
  readonly works: readonly CountedWork[];
  readonly crews: readonly CountedCrew[];
}

/** Puts together what the replications have counted of works and of crews in each half-hour. */
export function countedWork({ setUp, runs }: SimulationShard): Counted {
  const cells = runs.flatMap((run, replication) => run.cells.map((cell) => ({ ...cell, replication })));
  const hasIntervals = cells.some(({ by }) => by.join() === 'work,interval');
  const of = (kind: string) => cells.filter(({ by }) => by.join() === (hasIntervals ? `${kind},interval` : kind));
  const [ofWorks, ofCrews] = [of('work'), of('crew')];
  const nameOf = (cell: (typeof cells)[number]): string => cell.of[1] ?? '';
  const intervals = [...new Set([...ofWorks, ...ofCrews].map(nameOf))].sort(byName);
  const places = new Map(intervals.map((name, index) => [name, index]));
  const lengths = intervals.map(() => 0);
  for (const cell of [...ofWorks, ...ofCrews]) {
    const place = places.get(nameOf(cell))!;
    lengths[place] = Math.max(lengths[place]!, cell.sums.time ?? 0);
  }
  const countsIn = (from: typeof cells) => {
    const byThing = new Map<string, (typeof cells)[number][]>();
    for (const cell of from) {
      const known = byThing.get(cell.of[0]!);
      if (known === undefined) byThing.set(cell.of[0]!, [cell]);
      else known.push(cell);
    }
    return (name: string, value: (sums: Readonly<Partial<Sums>>) => number): Counts => {
      const counts = intervals.map(() => runs.map(() => 0));
      for (const cell of byThing.get(name) ?? [])
        counts[places.get(nameOf(cell))!]![cell.replication] = value(cell.sums);
      return counts;
    };
  };
  const [workCounts, crewCounts] = [countsIn(ofWorks), countsIn(ofCrews)];
  const answering = new Map<string, bigint>();
  const bits = new Map(setUp.crews.map(({ name }, index) => [name, 1n << BigInt(index)]));
  for (const { by, of: names, sums } of cells)
    if (by.join() === 'work,crew' && (sums.handled ?? 0) > 0)
      answering.set(names[0]!, (answering.get(names[0]!) ?? 0n) | (bits.get(names[1]!) ?? 0n));
  return {
    ...{ intervals, lengths },
    works: Object.entries(setUp.works).flatMap(([name, medium]) => {
      const crews = answering.get(name) ?? 0n;
      const completed = workCounts(name, (sums) => sums.completed ?? 0);
      if (crews === 0n || completed.every((each) => each.every((count) => count === 0))) return [];
      const came = workCounts(name, cameOf);
      const handling = workCounts(name, (sums) => sums.handling ?? 0);
      const afterWork = workCounts(name, (sums) => sums.afterWork ?? 0);
      return [{ name, medium, crews, came, completed, handling, afterWork }];
    }),
    crews: setUp.crews.map((crew) => ({
      crew,
      there: crewCounts(crew.name, ({ busy = 0, available = 0 }) => busy + available),
      afterWork: crewCounts(crew.name, (sums) => sums.afterWork ?? 0),
      heldMeanwhile: crewCounts(crew.name, (sums) => sums.heldInAfterWork ?? 0),
    })),
  };
}

/** Who is stopped before an answer is no work, and who left and comes again is the same work once more. */
const cameOf = ({ offered = 0, stopped = 0, repeats = 0 }: Readonly<Partial<Sums>>): number =>
  Math.max(0, offered - stopped - repeats);
