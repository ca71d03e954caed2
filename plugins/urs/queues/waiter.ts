import type { Milliseconds } from 'routeproof';
import type { BoardAgent } from './board-agent.ts';

/** A place in a queue that can be given up. */
export interface Standing {
  leave(): void;
}

/** Somebody who waits for an agent, in one queue or several. */
export class Waiter {
  /** Takes the agent; `requested` is the target that brought it. */
  readonly give: (agent: BoardAgent, requested: string) => void;
  readonly ageing: number;
  readonly priority: number;
  /** What its priority would have been at time 0, had it waited then: those who age alike stay in this order. */
  base = 0;
  /** Counted over all queues, so that of equals who came first is served first; 0 before it waits. */
  arrival = 0;
  /** Where it stands. */
  readonly entries: Standing[] = [];

  constructor(give: (agent: BoardAgent, requested: string) => void, priority: number, ageing: number) {
    this.give = give;
    this.priority = priority;
    this.ageing = ageing;
  }

  /** Its waiting begins. */
  begin(arrival: number, now: Milliseconds): void {
    this.arrival = arrival;
    this.base = this.priority - this.#gainedBy(now);
  }

  /** Whether it is served before another one. */
  isBefore(other: Waiter, now: Milliseconds): boolean {
    const difference =
      this.ageing === other.ageing
        ? this.base - other.base
        : this.base + this.#gainedBy(now) - other.base - other.#gainedBy(now);
    return difference === 0 ? this.arrival < other.arrival : difference > 0;
  }

  #gainedBy(time: Milliseconds): number {
    return (this.ageing * time) / 1000;
  }
}
