import type { ActorKit, SelectionStatistic } from 'routeproof';
import type { AgentBoard } from './agent-board.ts';
import type { BoardAgent } from './board-agent.ts';
import type { Configuration } from '../targets/configuration.ts';
import { isPreferred } from './is-preferred.ts';
import { Line } from './line.ts';
import { matches, type ParsedTarget } from '../targets/parse-target.ts';
import { Member, type Seat } from './seat.ts';
import { Stand, type Waiter } from './waiter.ts';

/** A target, and the text in which it was asked for. */
export interface Asked {
  readonly target: ParsedTarget;
  readonly requested: string;
}

/** All who wait for agents, one line for each target, medium and statistic. An agent goes to the first of all its lines. */
export class WaitingLines {
  readonly #board: AgentBoard;
  readonly #configuration: Configuration;
  readonly #clock: Pick<ActorKit['clock'], 'now'>;
  readonly #lines: Line[] = [];
  /** The lines for each target, by its name: there are few of them, one for each medium and statistic. */
  readonly #linesFor = new Map<string, Line[]>();
  /** Agents who are still to be offered, because those who are served may give back what they got. */
  readonly #offers: BoardAgent[] = [];
  #serving = false;
  #arrivals = 0;

  constructor(board: AgentBoard, configuration: Configuration, clock: Pick<ActorKit['clock'], 'now'>) {
    this.#board = board;
    this.#configuration = configuration;
    this.#clock = clock;
  }

  /** Gets an agent at once if one is free for one of the targets, else stands in the lines of all beside those before. */
  join(waiter: Waiter, targets: readonly Asked[], medium: string, by: SelectionStatistic): void {
    const now = this.#clock.now();
    if (waiter.arrival === 0) waiter.begin(++this.#arrivals, now);
    const stands: Stand[] = [];
    for (const { target, requested } of targets)
      stands.push(new Stand(waiter, this.#lineFor(target, medium, by), requested));
    let best: Seat | undefined;
    let through: Stand | undefined;
    for (const stand of stands) {
      const seat = stand.line.best(now)?.seat;
      if (seat === undefined || (best !== undefined && !isPreferred(by, seat, best, now))) continue;
      best = seat;
      through = stand;
    }
    if (best === undefined || through === undefined) return stands.forEach((stand) => place(stand));
    this.leave(waiter);
    waiter.give(best.agent, through.requested);
  }

  leave({ stands }: Waiter): void {
    for (const stand of stands) stand.line.remove(stand);
    stands.length = 0;
  }

  /** How many wait for a target, over all media. */
  waitingFor({ kind, object }: ParsedTarget): number {
    let waiting = 0;
    for (const line of this.#linesFor.get(object) ?? []) if (line.target.kind === kind) waiting += line.length;
    return waiting;
  }

  #lineFor(target: ParsedTarget, medium: string, by: SelectionStatistic): Line {
    const { kind, object } = target;
    let lines = this.#linesFor.get(object);
    if (lines === undefined) this.#linesFor.set(object, (lines = []));
    for (const line of lines) if (line.medium === medium && line.by === by && line.target.kind === kind) return line;
    const line = new Line(target, medium, by);
    lines.push(line);
    this.#lines.push(line);
    for (const agent of this.#board.agents) this.#admit(agent, line);
    return line;
  }

  #admit(agent: BoardAgent, line: Line): void {
    if (!matches(line.target, this.#configuration.candidate(agent.name, agent.place))) return;
    const seat = agent.seat(line.medium);
    const member = new Member(seat, line);
    seat.members.push(member);
    if (seat.listed) line.enlist(member);
  }

  /** Something is known of an agent that was not known before: who is free no longer goes from the lines, who is now is offered. */
  settle(agent: BoardAgent): void {
    if (agent.admittedAt !== agent.place) this.#admitAnew(agent);
    const loading = agent.loadingNow();
    const isLoadedAlike = loading === agent.loading;
    agent.loading = loading;
    let isNew = false;
    for (const seat of agent.seats) {
      if (!seat.listed) isNew ||= seat.isFree;
      else if (!seat.isFree) strike(seat);
      else if (seat.listedSince !== seat.since || !isLoadedAlike) reorder(seat);
    }
    if (isNew) this.#offer(agent);
  }

  /** Which targets ask for an agent depends on its place. */
  #admitAnew(agent: BoardAgent): void {
    agent.admittedAt = agent.place;
    for (const seat of agent.seats) {
      if (seat.listed) strike(seat);
      seat.members.length = 0;
    }
    for (const line of this.#lines) this.#admit(agent, line);
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

  /** Gives the agent to those who wait, as long as it can take something; what is left of it stands as free. */
  #serveWith(agent: BoardAgent): void {
    agent.offered = false;
    const now = this.#clock.now();
    for (let stand = firstFor(agent, now); stand !== undefined; stand = firstFor(agent, now)) {
      this.leave(stand.waiter);
      stand.waiter.give(agent, stand.requested);
    }
    for (const seat of agent.seats) if (seat.isFree && !seat.listed) enlist(seat);
  }
}

function firstFor(agent: BoardAgent, now: number): Stand | undefined {
  let first: Stand | undefined;
  for (const seat of agent.seats) {
    if (!seat.isFree) continue;
    for (const { line } of seat.members) {
      const stand = line.first(now);
      if (stand !== undefined && (first === undefined || stand.waiter.isBefore(first.waiter, now))) first = stand;
    }
  }
  return first;
}

function place(stand: Stand): void {
  stand.waiter.stands.push(stand);
  stand.line.append(stand);
}

function enlist(seat: Seat): void {
  seat.listed = true;
  seat.listedSince = seat.since;
  for (const member of seat.members) member.line.enlist(member);
}

function reorder(seat: Seat): void {
  seat.listedSince = seat.since;
  for (const member of seat.members) member.line.reorder(member);
}

function strike(seat: Seat): void {
  seat.listed = false;
  for (const member of seat.members) member.line.strike(member);
}
