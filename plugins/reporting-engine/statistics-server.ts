import type { Observable } from 'rxjs';
import { statistics, type Connection, type MessageOf } from 'routeproof/kit';

/** An agent of whom others are told: by name, and as EventInfo has it now. */
export interface Standing {
  /** The ObjectId by which URS asks for the agent. */
  readonly name: string;
  /** What a client is told of the agent. */
  info(): MessageOf<'EventInfo'>['body'];
}

/**
 * Tells URS how agents stand: at once when it opens a statistic, and then at each change. It asks `known` for whoever is known,
 * a `Roster` say, and serves those who connect: `new StatisticsServer(roster, kit.listen('reporting-engine', 'stat-server'))`.
 */
export class StatisticsServer {
  readonly #known: { readonly agents: readonly Standing[] };
  /** What each client has opened: names of agents, or `undefined` for all. */
  readonly #opened = new Map<Connection, Set<string | undefined>>();

  constructor(known: { readonly agents: readonly Standing[] }, connections: Observable<Connection>) {
    this.#known = known;
    connections.subscribe((connection) => {
      connection.hear((message) => {
        if (message.type === 'RequestOpenStatistic') this.#open(connection, message);
      });
      connection.hearClosed(() => this.#opened.delete(connection));
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
    const opened = this.#opened.get(connection) ?? new Set();
    this.#opened.set(connection, opened.add(ObjectId));
    connection.pass(statistics.create('EventStatisticOpened', { ReferenceId: ref!, StatisticType, ObjectId }));
    for (const agent of this.#known.agents)
      if (ObjectId === undefined || ObjectId === agent.name)
        connection.pass(statistics.create('EventInfo', agent.info()));
  }
}
