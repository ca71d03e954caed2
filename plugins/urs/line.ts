import type { BoardAgent } from './board-agent.ts';
import type { ParsedTarget } from './parse-target.ts';

/** Somebody who waits for an agent; a link in the chain of a line. */
export class Waiter {
  readonly give: (agent: BoardAgent) => void;
  /** Counted over all lines, so that who came first is served first. */
  arrival = 0;
  line: Line | undefined;
  previous: Waiter | undefined;
  next: Waiter | undefined;

  constructor(give: (agent: BoardAgent) => void) {
    this.give = give;
  }
}

/** Those who wait for one target and one medium, first come first served; leaving costs the same wherever one stands. */
export class Line {
  readonly target: ParsedTarget;
  readonly medium: string;
  /** The known agents whom the target asks for. */
  readonly members = new Set<BoardAgent>();
  #last: Waiter | undefined;
  #first: Waiter | undefined;

  constructor(target: ParsedTarget, medium: string) {
    this.target = target;
    this.medium = medium;
  }

  get first(): Waiter | undefined {
    return this.#first;
  }

  admit(agent: BoardAgent): void {
    this.members.add(agent);
    agent.lines.push(this);
  }

  append(waiter: Waiter): void {
    waiter.line = this;
    waiter.previous = this.#last;
    if (this.#last === undefined) this.#first = waiter;
    else this.#last.next = waiter;
    this.#last = waiter;
  }

  remove(waiter: Waiter): void {
    const { previous, next } = waiter;
    if (previous === undefined) this.#first = next;
    else previous.next = next;
    if (next === undefined) this.#last = previous;
    else next.previous = previous;
    waiter.line = waiter.previous = waiter.next = undefined;
  }
}
