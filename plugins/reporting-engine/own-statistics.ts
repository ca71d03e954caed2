import type { Milliseconds, ReportedAgent, Statistic } from 'routeproof';
import {
  found,
  problemOf,
  readable,
  statistics as protocol,
  type ActorKit,
  type Connection,
  type Crossing,
  type Kit,
} from 'routeproof/kit';
import { Configuration } from '../urs/targets/configuration.ts';
import { matches, parseTarget, type ParsedTarget } from '../urs/targets/parse-target.ts';
import { HandlingTimes } from './handling-times.ts';
import type { Roster } from './roster.ts';

interface Opened {
  readonly statistic: Statistic;
  readonly of: string;
  readonly target: ParsedTarget;
  readonly tell: (value: number) => void;
  told: number | undefined;
}

/** Works out the statistics that a centre defines, and tells who has opened one whenever it has changed. */
export class OwnStatistics {
  readonly #defined: readonly Statistic[];
  readonly #kit: Pick<ActorKit, 'finding' | 'clock'>;
  readonly #roster: Roster;
  readonly #configuration: Configuration;
  readonly #handling = new HandlingTimes();
  readonly #opened = new Map<Connection, Opened[]>();
  /** Those that have failed: each is told once. */
  readonly #failed = new Set<Statistic>();

  constructor(
    { centre, script }: Pick<Kit, 'centre' | 'script'>,
    kit: Pick<ActorKit, 'finding' | 'clock'>,
    roster: Roster,
  ) {
    this.#defined = centre.statistics ?? [];
    this.#configuration = new Configuration(centre, script);
    this.#kit = kit;
    this.#roster = roster;
  }

  has(name: string): boolean {
    return this.#defined.some((each) => each.name === name);
  }

  /** Tells it to the connection from now on. */
  open(connection: Connection, name: string, of: string | undefined): void {
    const statistic = this.#defined.find((each) => each.name === name);
    if (statistic === undefined || of === undefined) return;
    const tell = (Value: number) =>
      connection.pass(protocol.create('EventStatisticValue', { StatisticType: name, ObjectId: of, Value }));
    const opened: Opened = { statistic, of, target: parseTarget(of), tell, told: undefined };
    this.#opened.set(connection, [...(this.#opened.get(connection) ?? []), opened]);
    this.#look(opened, this.#agents(), this.#kit.clock.now());
  }

  close(connection: Connection): void {
    this.#opened.delete(connection);
  }

  /** Hears what the server reports; the roster has taken it in. */
  see(event: Crossing): void {
    if (this.#defined.length === 0) return;
    this.#handling.see(event);
    this.#lookAll(event.at);
  }

  /** The server is heard of no longer. */
  closed(now: Milliseconds): void {
    this.#handling.close();
    this.#lookAll(now);
  }

  #lookAll(now: Milliseconds): void {
    if (this.#opened.size === 0) return;
    const agents = this.#agents();
    for (const each of this.#opened.values()) for (const opened of each) this.#look(opened, agents, now);
  }

  #agents(): readonly AgentInfo[] {
    return this.#roster.agents.map((agent) => agent.info());
  }

  /** The program was started again. */
  forget(): void {
    this.#handling.forget();
    this.#opened.clear();
  }

  #look(opened: Opened, agents: readonly AgentInfo[], now: Milliseconds): void {
    const { statistic, target, of } = opened;
    const concerned = agents.filter(({ AgentId, PlaceId }) =>
      matches(target, this.#configuration.candidate(AgentId, PlaceId)),
    );
    const value = this.#valueOf(
      statistic,
      of,
      concerned.map((info) => this.#reported(info)),
      now,
    );
    if (value === undefined || value === opened.told) return;
    opened.told = value;
    opened.tell(value);
  }

  #valueOf(statistic: Statistic, of: string, agents: readonly ReportedAgent[], now: Milliseconds): number | undefined {
    let problem: string;
    try {
      const value: unknown = statistic.value(agents, now);
      if (typeof value === 'number' && Number.isFinite(value)) return value;
      problem = `it gave ${String(value)}, which is no number`;
    } catch (error) {
      problem = problemOf(readable(error));
    }
    if (!this.#failed.has(statistic)) this.#kit.finding(found.statisticFailed(statistic.name, of, problem));
    this.#failed.add(statistic);
    return undefined;
  }

  #reported({ AgentId, LoggedIn, MediaStateList, MediaCapacityList, Interactions }: AgentInfo): ReportedAgent {
    const { count, time } = this.#handling.of(AgentId);
    return {
      name: AgentId,
      isLoggedIn: LoggedIn,
      ready: Object.keys(MediaStateList).filter(
        (medium) => MediaStateList[medium] === 1 && Number(MediaCapacityList[medium]) > 0,
      ),
      interactions: Interactions,
      handled: count,
      handlingTime: time,
    };
  }
}

type AgentInfo = ReturnType<Roster['agents'][number]['info']>;
