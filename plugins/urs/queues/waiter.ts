import type { Ageing, Milliseconds } from 'routeproof';
import type { Asked } from '../targets/possible-target.ts';
import type { BoardAgent } from './board-agent.ts';

/** A place in a queue that can be given up. */
export interface Standing {
  /** For what it stands there. */
  readonly asked: Asked;
  leave(): void;
}

/** Somebody who waits for an agent, in one queue or several. */
export class Waiter {
  /** Takes the agent; `requested` is the target that brought it. */
  readonly give: (agent: BoardAgent, requested: string) => void;
  readonly priority: number;
  /** What the priority gains with each second; undefined where it grows in steps, or has an end. */
  readonly rate: number | undefined;
  /** What its priority would have been at time 0, had it waited then: those of one rate stay in this order. */
  base = 0;
  /** Counted over all queues, so that of equals who came first is served first; 0 before it waits. */
  arrival = 0;
  /** Where it stands. */
  entries: Standing[] = [];
  readonly #ageing: Ageing;
  /** When it began to wait. */
  since: Milliseconds = 0;

  constructor(give: (agent: BoardAgent, requested: string) => void, priority: number, ageing: number | Ageing) {
    this.give = give;
    this.priority = priority;
    this.#ageing = typeof ageing === 'number' ? { by: ageing } : ageing;
    const { by, every, upTo } = this.#ageing;
    this.rate = every === undefined && upTo === undefined ? by : undefined;
  }

  /** Its waiting begins. */
  begin(arrival: number, now: Milliseconds): void {
    this.arrival = arrival;
    this.since = now;
    if (this.rate !== undefined) this.base = this.priority - (this.rate * now) / 1000;
  }

  /** Whether it is served before another one. */
  isBefore(other: Waiter, now: Milliseconds): boolean {
    const difference =
      this.rate !== undefined && this.rate === other.rate
        ? this.base - other.base
        : this.#priorityAt(now) - other.#priorityAt(now);
    return difference === 0 ? this.arrival < other.arrival : difference > 0;
  }

  #priorityAt(now: Milliseconds): number {
    if (this.rate !== undefined) return this.base + (this.rate * now) / 1000;
    const { by, every, upTo = Infinity } = this.#ageing;
    const waited = now - this.since;
    const gained = every === undefined ? (by * waited) / 1000 : by * Math.floor(waited / every);
    return Math.max(this.priority, Math.min(upTo, this.priority + gained));
  }
}
