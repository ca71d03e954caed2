import type { Ageing, Milliseconds } from 'routeproof';
import type { Asked } from '../targets/possible-target.ts';
import type { Choice } from '../targets/target-reader.ts';
import type { BoardAgent } from './board-agent.ts';

/** A place in a queue that can be given up. */
export interface Standing {
  /** For what it stands there. */
  readonly asked: Asked;
  leave(): void;
}

/** Counts from when somebody waits. */
export interface Place {
  /** Counted over all queues, so that of equals who came first is served first. */
  readonly arrival: number;
  readonly since: Milliseconds;
}

/** For whom a waiter waits, and who takes what it gets. */
export interface Holder {
  readonly interaction: string;
  /** `requested` is the target that brought the agent. */
  take(waiter: Waiter, agent: BoardAgent, requested: string): void;
}

/** How somebody waits. */
interface Wishes {
  readonly priority: number;
  readonly ageing: number | Ageing;
  readonly virtualQueues: readonly string[];
  readonly choice: Choice;
}

/** Somebody who waits for an agent, in one queue or several. */
export class Waiter implements Place {
  /** Another one goes on with it where it keeps its place in the line from wait to wait. */
  holder: Holder;
  /** Stands in line, and is not served: nobody waits for what it would get. */
  isResting = false;
  /** Where it waits, as others are told. */
  readonly virtualQueues: readonly string[];
  /** How one of its targets is chosen where several are free. */
  readonly choice: Choice;
  readonly priority: number;
  /** What the priority gains with each second; undefined where it grows in steps, or has an end. */
  readonly rate: number | undefined;
  /** What its priority would have been at time 0, had it waited then: those of one rate stay in this order. */
  base = 0;
  /** 0 before it waits. */
  arrival = 0;
  since: Milliseconds = 0;
  /** Where it stands. */
  entries: Standing[] = [];
  readonly #ageing: Ageing;
  readonly #place: Place | undefined;
  /** Tells those of one place apart. */
  #turn = 0;

  /** `place` is where it counts from, if not from when it begins. */
  constructor(holder: Holder, { priority, ageing, virtualQueues, choice }: Wishes, place?: Place) {
    this.holder = holder;
    this.virtualQueues = virtualQueues;
    this.choice = choice;
    this.priority = priority;
    this.#place = place;
    this.#ageing = typeof ageing === 'number' ? { by: ageing } : ageing;
    const { by, every, upTo } = this.#ageing;
    this.rate = every === undefined && upTo === undefined ? by : undefined;
  }

  /** Its waiting begins; `turn` is another one for each. */
  begin(turn: number, now: Milliseconds): void {
    this.#turn = turn;
    this.arrival = this.#place?.arrival ?? turn;
    this.since = this.#place?.since ?? now;
    if (this.rate !== undefined) this.base = this.priority - (this.rate * this.since) / 1000;
  }

  /** Where it would stand had it another place, to be compared and no more. */
  standingAt(place: Place): Waiter {
    const { holder, priority, virtualQueues, choice } = this;
    const other = new Waiter(holder, { priority, virtualQueues, choice, ageing: this.#ageing }, place);
    other.begin(this.#turn, 0);
    return other;
  }

  give(agent: BoardAgent, requested: string): void {
    this.holder.take(this, agent, requested);
  }

  /** Whether it is served before another one. */
  isBefore(other: Waiter, now: Milliseconds): boolean {
    const difference =
      this.rate !== undefined && this.rate === other.rate
        ? this.base - other.base
        : this.#priorityAt(now) - other.#priorityAt(now);
    if (difference !== 0) return difference > 0;
    return this.arrival === other.arrival ? this.#turn < other.#turn : this.arrival < other.arrival;
  }

  #priorityAt(now: Milliseconds): number {
    if (this.rate !== undefined) return this.base + (this.rate * now) / 1000;
    const { by, every, upTo = Infinity } = this.#ageing;
    const waited = now - this.since;
    const gained = every === undefined ? (by * waited) / 1000 : by * Math.floor(waited / every);
    return Math.max(this.priority, Math.min(upTo, this.priority + gained));
  }
}
