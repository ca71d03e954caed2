import type { AgentBoard } from './agent-board.ts';
import type { BoardAgent } from './board-agent.ts';
import type { Configuration } from './configuration.ts';
import { Line, type Waiter } from './line.ts';
import { matches, type ParsedTarget } from './parse-target.ts';

/** All who wait for agents, one line for each target and medium. Whoever came first is served first, in whatever line. */
export class WaitingLines {
  readonly #board: AgentBoard;
  readonly #configuration: Configuration;
  readonly #lines = new Map<string, Line>();
  /** Agents who are still to be offered, because those who are served may give back what they got. */
  readonly #offers: BoardAgent[] = [];
  #serving = false;
  #arrivals = 0;

  constructor(board: AgentBoard, configuration: Configuration) {
    this.#board = board;
    this.#configuration = configuration;
    board.arrived.subscribe((agent) => {
      for (const line of this.#lines.values()) this.#admit(line, agent);
    });
    board.freed.subscribe((agent) => this.#offer(agent));
  }

  /** Gets an agent at once if one is free, else when it is the waiter's turn. */
  join(target: ParsedTarget, medium: string, waiter: Waiter): void {
    const line = this.#lineFor(target, medium);
    // Somebody waits there, so nobody is free.
    const free =
      line.first === undefined
        ? this.#board.longestReady(medium, (agent) => !agent.offered && line.members.has(agent))
        : undefined;
    waiter.arrival = ++this.#arrivals;
    if (free === undefined) line.append(waiter);
    else waiter.give(free);
  }

  leave(waiter: Waiter): void {
    waiter.line?.remove(waiter);
  }

  #lineFor(target: ParsedTarget, medium: string): Line {
    const key = `${medium} ${target.kind} ${target.object}`;
    let line = this.#lines.get(key);
    if (line === undefined) {
      this.#lines.set(key, (line = new Line(target, medium)));
      for (const agent of this.#board.agents) this.#admit(line, agent);
    }
    return line;
  }

  #admit(line: Line, agent: BoardAgent): void {
    if (matches(line.target, this.#configuration.candidate(agent.name))) line.admit(agent);
  }

  #offer(agent: BoardAgent): void {
    if (agent.offered) return;
    agent.offered = true;
    this.#offers.push(agent);
    if (this.#serving) return;
    this.#serving = true;
    try {
      for (let next = 0; next < this.#offers.length; next++) this.#serveWith(this.#offers[next]!);
    } finally {
      for (const left of this.#offers) left.offered = false;
      this.#offers.length = 0;
      this.#serving = false;
    }
  }

  /** Gives the agent to those who wait, as long as it can take something. */
  #serveWith(agent: BoardAgent): void {
    agent.offered = false;
    for (let waiter = firstFor(agent); waiter !== undefined; waiter = firstFor(agent)) {
      this.leave(waiter);
      waiter.give(agent);
    }
  }
}

function firstFor(agent: BoardAgent): Waiter | undefined {
  let first: Waiter | undefined;
  for (const { first: waiter, medium } of agent.lines)
    if (waiter !== undefined && (first === undefined || waiter.arrival < first.arrival) && agent.canTake(medium))
      first = waiter;
  return first;
}
