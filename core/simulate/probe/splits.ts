import type { Centre } from '../../contract/centre.ts';
import type { Prices } from '../../contract/traffic.ts';
import type { Milliseconds } from '../../kernel/time.ts';
import { agentDimensions, type Cell } from '../measures/cell.ts';
import type { Sums } from '../measures/sums.ts';
import type { AgentTime } from './agent-time.ts';
import type { TimeIntervals } from './time-intervals.ts';
import { costOf } from './cost-of.ts';
import { CellsOfVisits } from './cells-of-visits.ts';
import { Dimensions } from './dimensions.ts';
import type { OpenCell, Split } from './split.ts';
import { splitsKept } from './splits-kept.ts';
import type { Visit } from './visit.ts';

/** How a wait ended, and how long it was. */
export interface WaitOver {
  readonly how: 'answered' | 'abandoned' | 'stopped';
  readonly wait: Milliseconds;
  readonly isInTime: boolean;
}

interface Splitting {
  readonly from: Milliseconds;
  readonly by: readonly (readonly string[])[];
  readonly intervals: TimeIntervals | undefined;
}

/** The traffic of a run in all its parts. */
export class Splits {
  /** What is counted of all of the traffic. */
  readonly all: Sums;
  readonly #from: Milliseconds;
  readonly #intervals: TimeIntervals | undefined;
  readonly #splits: readonly Split[];
  readonly #byInterval: Split | undefined;
  readonly #dimensions: Dimensions;
  readonly #cells: CellsOfVisits;
  /** How many wait, and where that is counted: the interval of the last change, and what is counted there. */
  #queue = 0;
  #interval = -1;
  #inInterval: Sums | undefined;

  constructor({ from, by, intervals }: Splitting, centre: Centre) {
    this.#from = from;
    this.#intervals = intervals;
    this.#splits = splitsKept(by, intervals !== undefined);
    this.#byInterval = this.#splits.find((split) => split.by.join() === 'interval');
    this.all = this.#splits.find((split) => split.by.length === 0)!.cell([]).sums;
    this.#dimensions = new Dimensions(centre, intervals);
    this.#cells = new CellsOfVisits(this.#splits, this.#dimensions, intervals);
  }

  /** So many wait from now on. */
  queueIs(length: number, now: Milliseconds): void {
    if (this.#byInterval === undefined) return;
    // Who waits when an interval begins waits in it, too; before the end of the warm-up nothing is counted.
    if (now >= this.#from) this.#goOnTo(this.#intervals!.at(now), this.#byInterval);
    this.#queue = length;
    if (this.#inInterval !== undefined && length > this.#inInterval.longestQueue)
      this.#inInterval.longestQueue = length;
  }

  #goOnTo(index: number, byInterval: Split): void {
    const intervals = this.#intervals!;
    for (let each = Math.max(this.#interval + 1, intervals.at(this.#from)); each <= index; each++) {
      this.#inInterval = byInterval.cell([intervals.nameOf(each)]).sums;
      this.#inInterval.longestQueue = this.#queue;
      this.#interval = each;
    }
  }

  waitEnds(visit: Visit, { how, wait, isInTime }: WaitOver, now: Milliseconds): void {
    this.#waited(visit, now);
    if (!visit.counts) return;
    for (const { sums, waits } of this.#cellsOf(visit)) {
      sums.offered++;
      if (visit.isRepeat) sums.repeats++;
      sums[how]++;
      sums.waits += wait;
      if (wait > 0) sums.waited++;
      waits?.add(wait);
      if (how === 'answered') {
        sums.handled++;
        sums.answers += wait;
        if (isInTime) sums.inTime++;
      } else if (how === 'abandoned') {
        sums.leaving += wait;
        if (isInTime) sums.abandonedInTime++;
      }
    }
    if (how !== 'answered' || visit.agent === undefined) return;
    for (const { sums } of this.#cells.byAgent(visit, visit.agent)) {
      sums.answered++;
      sums.answers += wait;
      if (isInTime) sums.inTime++;
    }
  }

  stillWaits(visit: Visit, within: Milliseconds, now: Milliseconds): void {
    this.#waited(visit, now);
    if (!visit.counts) return;
    const wait = now - visit.since;
    for (const { sums, waits } of this.#cellsOf(visit)) {
      sums.offered++;
      if (visit.isRepeat) sums.repeats++;
      sums.waiting++;
      sums.waits += wait;
      if (wait > 0) sums.waited++;
      waits?.add(wait);
      if (wait > within) sums.overdue++;
    }
  }

  taken(visit: Visit, agent: string): void {
    for (const { sums } of this.#cells.byAgent(visit, agent)) sums.handled++;
  }

  handled(visit: Visit, agent: string, time: Milliseconds): void {
    for (const { sums } of this.#cells.byAgent(visit, agent)) {
      sums.completed++;
      sums.handling += time;
    }
  }

  workedAfter(visit: Visit, agent: string, time: Milliseconds): void {
    for (const { sums } of this.#cellsOf(visit)) sums.afterWork += time;
    for (const { sums } of this.#cells.byAgent(visit, agent)) sums.afterWork += time;
  }

  completed(visit: Visit): void {
    for (const { sums } of this.#cellsOf(visit)) {
      sums.completed++;
      sums.handling += visit.handling;
    }
  }

  stillInHand(visit: Visit): void {
    for (const { sums } of this.#cellsOf(visit)) sums.inHand++;
  }

  /** What agents did with their time, in every part that is about agents alone. */
  takeAgents(times: Iterable<readonly [agent: string, time: AgentTime]>): void {
    const splits = this.#splits.filter(({ by }) =>
      by.every((each) => each === 'interval' || agentDimensions.includes(each)),
    );
    for (const [agent, time] of times) {
      const cells: OpenCell[] = [];
      for (const split of splits) if (split.interval < 0) split.collect(this.#dimensions.ofAgent(agent), cells);
      for (const { sums } of cells) time.addTo(sums);
      time.eachInterval((index, addTo) => {
        const parts: OpenCell[] = [];
        const values = this.#dimensions.ofAgent(agent, this.#intervals!.nameOf(index));
        for (const split of splits) if (split.interval >= 0) split.collect(values, parts);
        for (const { sums } of parts) addTo(sums);
      });
    }
  }

  /** All parts, with the time in which each was measured, and what it cost. */
  closed(now: Milliseconds, prices?: Prices): readonly Cell[] {
    this.#cells.addUp();
    this.queueIs(this.#queue, now);
    const measured = new Map<string, Milliseconds>();
    this.#intervals?.spread(this.#from, now, (index, time) => measured.set(this.#intervals!.nameOf(index), time));
    for (const split of this.#splits)
      for (const { of, sums } of split.cells) {
        sums.time = split.interval < 0 ? now - this.#from : (measured.get(of[split.interval]!) ?? 0);
        if (prices !== undefined) sums.cost = costOf(sums, prices);
      }
    return this.#splits.flatMap((split) => split.closed());
  }

  /** The wait of whoever came before the end of the warm-up counts for the queue, too, as far as it was after it. */
  #waited(visit: Visit, now: Milliseconds): void {
    const since = Math.max(visit.since, this.#from);
    if (now <= since) return;
    const wait = now - visit.since;
    const intervals = this.#intervals;
    const isInOne = intervals === undefined || intervals.at(visit.since) === intervals.at(now);
    for (const { sums } of this.#cellsOf(visit)) {
      if (wait > sums.longestWait) sums.longestWait = wait;
      if (isInOne) sums.queue += now - since;
    }
    if (isInOne) return;
    intervals.spread(since, now, (index, time) => {
      for (const { sums } of this.#cells.of(visit, index)) sums.queue += time;
    });
  }

  /** Its parts of the traffic, of half-hours that of its arrival; they are those of the end of its wait. */
  #cellsOf(visit: Visit): readonly OpenCell[] {
    if (visit.cells !== undefined) return visit.cells;
    const cells = this.#cells.of(visit);
    if (!visit.isWaiting) visit.cells = cells;
    return cells;
  }
}
