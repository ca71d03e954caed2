import { WaitCounts } from '../estimates/wait-counts.ts';
import { addSums, Sums } from '../measures/sums.ts';
import type { Dimensions } from './dimensions.ts';
import { dimensions, type OpenCell, type Split, type ValueIn } from './split.ts';
import type { TimeIntervals } from './time-intervals.ts';
import type { Visit } from './visit.ts';

/** Interactions that are alike in all that is known of them when they come, with the parts of the traffic that they belong to. */
interface Kind {
  readonly stream: string;
  readonly queue: string;
  readonly medium: string;
  /** By interval. */
  readonly cells: (readonly OpenCell[])[];
  /** In the hands of an agent, but for intervals. */
  readonly byAgent: Map<string, readonly OpenCell[]>;
  /** In the hands of any agent of a crew, by interval. */
  readonly byCrew: Map<string, (readonly OpenCell[])[]>;
}

/** Interactions that are alike are counted once, and in all of their parts when the counting is over. */
interface CountedOnce {
  readonly cell: OpenCell;
  readonly parts: readonly OpenCell[];
}

/** Where interactions are counted, for all parts of the traffic that they belong to: found once for those that are alike, as far as these go. */
export class CellsOfVisits {
  readonly #dimensions: Dimensions;
  readonly #intervals: TimeIntervals | undefined;
  readonly #alike: readonly Split[];
  readonly #own: readonly Split[];
  readonly #alikeByAgent: readonly Split[];
  readonly #inIntervalsByCrew: readonly Split[];
  readonly #ownByAgent: readonly Split[];
  /** By their work. */
  readonly #kinds = new Map<string, Kind[]>();
  readonly #countedOnce: CountedOnce[] = [];

  constructor(splits: readonly Split[], of: Dimensions, intervals: TimeIntervals | undefined) {
    this.#dimensions = of;
    this.#intervals = intervals;
    const [ofAgents, ofCustomers] = [
      splits.filter((each) => each.isOfAgents),
      splits.filter((each) => !each.isOfAgents),
    ];
    this.#alike = ofCustomers.filter(isOfAlike);
    this.#own = ofCustomers.filter((split) => !isOfAlike(split));
    const alike = ofAgents.filter(isOfAlike);
    this.#alikeByAgent = alike.filter(({ interval }) => interval < 0);
    this.#inIntervalsByCrew = alike.filter(({ by, interval }) => interval >= 0 && !by.includes('agent'));
    this.#ownByAgent = ofAgents.filter((split) => ![...this.#alikeByAgent, ...this.#inIntervalsByCrew].includes(split));
  }

  /** Of an interaction; of half-hours that of its arrival, unless another is said. */
  of(visit: Visit, interval = this.#intervals?.at(visit.since) ?? 0): readonly OpenCell[] {
    const { cells } = this.#kindOf(visit);
    const alike = (cells[interval] ??= this.#together(this.#alike, this.#dimensions.ofVisit(visit, interval)));
    if (this.#own.length === 0) return alike;
    return [...alike, ...collected(this.#own, this.#dimensions.ofVisit(visit, interval))];
  }

  /** Of an interaction in the hands of an agent; what the interaction has of its own may change meanwhile. */
  byAgent(visit: Visit, agent: string): readonly OpenCell[] {
    if (visit.cellsAreOf !== agent) {
      visit.cellsAreOf = agent;
      visit.cellsByAgent = this.#alikeBy(visit, agent);
    }
    if (this.#ownByAgent.length === 0) return visit.cellsByAgent;
    return [...visit.cellsByAgent, ...collected(this.#ownByAgent, this.#dimensions.ofVisitBy(visit, agent))];
  }

  /** Gives to each part what was counted once. */
  addUp(): void {
    for (const { cell, parts } of this.#countedOnce.splice(0))
      for (const part of parts) {
        addSums(part.sums, cell.sums);
        part.waits?.merge(cell.waits!);
      }
  }

  #together(splits: readonly Split[], values: ValueIn): readonly OpenCell[] {
    const parts = collected(splits, values);
    if (parts.length < 2) return parts;
    const waits = parts.some((part) => part.waits !== undefined) ? new WaitCounts() : undefined;
    const cell: OpenCell = { of: [], sums: new Sums(), waits };
    this.#countedOnce.push({ cell, parts });
    return [cell];
  }

  #alikeBy(visit: Visit, agent: string): readonly OpenCell[] {
    const { byAgent } = this.#kindOf(visit);
    let alike = byAgent.get(agent);
    if (alike === undefined)
      byAgent.set(agent, (alike = this.#together(this.#alikeByAgent, this.#dimensions.ofVisitBy(visit, agent))));
    return this.#inIntervalsByCrew.length === 0 ? alike : [...alike, ...this.#inInterval(visit, agent)];
  }

  #inInterval(visit: Visit, agent: string): readonly OpenCell[] {
    const { byCrew } = this.#kindOf(visit);
    const crew = this.#dimensions.crewOf(agent) ?? '';
    let cells = byCrew.get(crew);
    if (cells === undefined) byCrew.set(crew, (cells = []));
    return (cells[this.#intervals!.at(visit.since)] ??= this.#together(
      this.#inIntervalsByCrew,
      this.#dimensions.ofVisitBy(visit, agent),
    ));
  }

  #kindOf({ stream, queue, medium, work }: Visit): Kind {
    let kinds = this.#kinds.get(work);
    if (kinds === undefined) this.#kinds.set(work, (kinds = []));
    for (const kind of kinds) if (kind.stream === stream && kind.queue === queue && kind.medium === medium) return kind;
    const kind: Kind = { stream, queue, medium, cells: [], byAgent: new Map(), byCrew: new Map() };
    kinds.push(kind);
    return kind;
  }
}

/** Virtual queues and user data are each interaction's own. */
const isOfAlike = ({ by }: Split): boolean => by.every((each) => each !== 'virtual-queue' && dimensions.includes(each));

function collected(splits: readonly Split[], values: ValueIn): readonly OpenCell[] {
  const cells: OpenCell[] = [];
  for (const split of splits) split.collect(values, cells);
  return cells;
}
