import type { Observable } from 'rxjs';
import { statistics, type Connection, type MessageOf } from 'routeproof/kit';

/** An agent of whom others are told: by name, and as EventInfo has it now. */
export interface Standing {
  /** The ObjectId by which URS asks for the agent. */
  readonly name: string;
  /** What a client is told of the agent. */
  info(): MessageOf<'EventInfo'>['body'];
}

/** What is told: how agents stand, and statistics that somebody else works out. */
export interface KnownToEngine {
  /** Those who are known, first those who were first. */
  readonly agents: readonly Standing[];
  /** Statistics that the centre defines. Default: none. */
  readonly statistics?: {
    /** Whether there is one of this name. */
    has(name: string): boolean;
    /** Tells it to the connection from now on. */
    open(connection: Connection, name: string, of: string | undefined): void;
    /** Tells that connection nothing any more. */
    close(connection: Connection): void;
  };
}

/**
 * Tells URS how agents stand: at once when it opens a statistic, and then at each change. It asks `known` for whoever is known,
 * a `Roster` say, and serves those who connect: `new StatisticsServer(roster, kit.listen('reporting-engine', 'stat-server'))`.
 */
export class StatisticsServer {
  readonly #known: KnownToEngine;
  /** What each client has opened: names of agents, or `undefined` for all. */
  readonly #opened = new Map<Connection, Set<string | undefined>>();

  constructor(known: KnownToEngine, connections: Observable<Connection>) {
    this.#known = known;
    connections.subscribe((connection) => {
      connection.hear((message) => {
        if (message.type === 'RequestOpenStatistic') this.#open(connection, message);
      });
      connection.hearClosed(() => {
        this.#opened.delete(connection);
        known.statistics?.close(connection);
      });
    });
  }

  /** Tells all who want to know. */
  tell(agent: Standing): void {
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
    const opening = statistics.create('EventStatisticOpened', { ReferenceId: ref!, StatisticType, ObjectId });
    if (this.#known.statistics?.has(StatisticType) === true) {
      connection.pass(opening);
      this.#known.statistics.open(connection, StatisticType, ObjectId);
      return;
    }
    const opened = this.#opened.get(connection) ?? new Set();
    this.#opened.set(connection, opened.add(ObjectId));
    connection.pass(opening);
    for (const agent of this.#known.agents)
      if (ObjectId === undefined || ObjectId === agent.name)
        connection.pass(statistics.create('EventInfo', agent.info()));
  }
}
