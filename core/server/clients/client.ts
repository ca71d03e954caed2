import type { Connection } from '../../bus/connection.ts';
import type { Milliseconds } from '../../kernel/time.ts';
import type { Role } from '../../protocol/values.ts';
import { Remembered, type Memory } from '../../store/memory.ts';

/** What a client asked at its registration to be told of every interaction, or of third-party services. */
export interface ToldOf {
  readonly stops: boolean;
  readonly properties: boolean;
  readonly services: ReadonlySet<string>;
}

/** An agent that is logged in over a client, and where. */
interface LoggedIn {
  readonly name: string;
  readonly place: string;
}

/** A registered client. One connection may carry several: each is known by its ProxyClientId. */
export class Client extends Remembered {
  readonly name: string;
  readonly role: Role;
  #lastRequestAt: Milliseconds = 0;
  #agent: LoggedIn | undefined = undefined;

  constructor(
    readonly proxyClientId: number,
    readonly connection: Connection,
    readonly toldOf: ToldOf,
    memory: Memory | undefined,
  ) {
    super('client', proxyClientId, memory);
    this.name = connection.client.name;
    this.role = connection.client.role;
  }

  /** The agent that is logged in over it. */
  get agent(): LoggedIn | undefined {
    this.isRead();
    return this.#agent;
  }

  set agent(agent: LoggedIn | undefined) {
    this.isWritten();
    this.#agent = agent;
  }

  /** When it asked for something last. Only handling-timeouts look at that, and as upkeep they depend on every step: it has no place. */
  get lastRequestAt(): Milliseconds {
    return this.#lastRequestAt;
  }

  set lastRequestAt(time: Milliseconds) {
    this.#lastRequestAt = time;
  }

  /** Whether its connection is there; it goes with the client. */
  get isConnected(): boolean {
    this.isRead();
    return this.connection.open;
  }
}

/** A request that waits for its answer. */
export interface Asked {
  readonly client: Client;
  readonly type: string;
  readonly ref: number | undefined;
  readonly interaction: string | undefined;
  /** The routing attempt that it names, if a URS asks. */
  readonly connId: string | undefined;
}
