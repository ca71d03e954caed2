import type { Observable } from 'rxjs';
import { statistics, type Connection, type MessageOf } from 'routeproof';
import type { AgentStanding } from './agent-standing.ts';
import type { Roster } from './roster.ts';

/** Tells URS how agents stand: at once when it opens a statistic, and then at each change. */
export class StatisticsServer {
  readonly #roster: Roster;
  /** What each client has opened: names of agents, or `undefined` for all. */
  readonly #opened = new Map<Connection, Set<string | undefined>>();

  constructor(roster: Roster, connections: Observable<Connection>) {
    this.#roster = roster;
    connections.subscribe((connection) => {
      connection.received.subscribe((message) => {
        if (message.type === 'RequestOpenStatistic') this.#open(connection, message);
      });
      connection.closed.subscribe(() => this.#opened.delete(connection));
    });
  }

  /** Tells all who want to know. */
  tell(agent: AgentStanding): void {
    for (const [connection, opened] of this.#opened)
      if (opened.has(undefined) || opened.has(agent.name))
        connection.pass(statistics.create('EventInfo', agent.info()));
  }

  /** Nobody has opened anything any more. */
  forget(): void {
    this.#opened.clear();
  }

  #open(connection: Connection, { ref, body }: MessageOf<'RequestOpenStatistic'>): void {
    const { StatisticType, ObjectId } = body;
    const opened = this.#opened.get(connection) ?? new Set();
    this.#opened.set(connection, opened.add(ObjectId));
    connection.pass(statistics.create('EventStatisticOpened', { ReferenceId: ref!, StatisticType, ObjectId }));
    for (const agent of this.#roster.agents)
      if (ObjectId === undefined || ObjectId === agent.name)
        connection.pass(statistics.create('EventInfo', agent.info()));
  }
}
