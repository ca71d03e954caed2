import type { Connection } from '../bus/connection.ts';
import type { Milliseconds } from '../kernel/time.ts';
import type { Role } from '../protocol/values.ts';

/** A registered client. One connection may carry several: each is known by its ProxyClientId. */
export interface Client {
  readonly proxyClientId: number;
  readonly name: string;
  readonly role: Role;
  readonly connection: Connection;
  /** The agent that is logged in over it. */
  agent: { readonly name: string; readonly place: string } | undefined;
  lastRequestAt: Milliseconds;
  /** Asked at registration for EventProcessingStopped, or EventPropertiesChanged, of every interaction. */
  readonly toldOfStops: boolean;
  readonly toldOfProperties: boolean;
  /** A reporting engine asked at registration to be told of calls of these third-party services. */
  readonly toldOfServices: ReadonlySet<string>;
}

/** A request that waits for its answer. */
export interface Asked {
  readonly client: Client;
  readonly type: string;
  readonly ref: number | undefined;
  readonly interaction: string | undefined;
  /** The routing attempt that it names, if a URS asks. */
  readonly attempt: number | undefined;
}
