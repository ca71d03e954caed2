import type { Connection } from '../../bus/connection.ts';
import type { Memory } from '../../store/memory.ts';
import type { Client } from './client.ts';
import { OpenCalls, type OpenCall } from './open-calls.ts';

/** Registered clients by ProxyClientId, in the order in which they registered. Those that many requests ask for are listed. */
export class RegisteredClients {
  readonly #memory: Memory | undefined;
  readonly #clients = new Map<number, Client>();
  readonly #calls = new Map<Connection, OpenCalls>();
  #routers: readonly Client[] = [];
  #engines: readonly Client[] = [];
  #toldOfStops: readonly Client[] = [];

  constructor(memory: Memory | undefined) {
    this.#memory = memory;
  }

  /** The router that gets interactions: the one that registered first. */
  get router(): Client | undefined {
    this.#memory?.reads('client:');
    return this.#routers.find(({ isConnected }) => isConnected);
  }

  /** The reporting engines. */
  get engines(): readonly Client[] {
    this.#memory?.reads('client:');
    return this.#engines;
  }

  /** Those who asked to hear of every stop. */
  get toldOfStops(): readonly Client[] {
    this.#memory?.reads('client:');
    return this.#toldOfStops;
  }

  /** The service that is connected under that name. */
  serviceNamed(service: string): Client | undefined {
    for (const client of this.values())
      if (client.role === 'service' && client.name === service && client.isConnected) return client;
    return undefined;
  }

  /** What a service was asked over its connection and has not answered. */
  callsOn(connection: Connection): OpenCalls {
    let calls = this.#calls.get(connection);
    if (calls === undefined) this.#calls.set(connection, (calls = new OpenCalls(connection.client.name, this.#memory)));
    return calls;
  }

  /** Nobody is there any more who could answer. */
  endCallsOn(connection: Connection): readonly OpenCall[] {
    return this.#calls.get(connection)?.takeAll() ?? [];
  }

  get(proxyClientId: number): Client | undefined {
    this.#memory?.reads(`client:${proxyClientId}`);
    return this.#clients.get(proxyClientId);
  }

  values(): Iterable<Client> {
    this.#memory?.reads('client:');
    return this.#clients.values();
  }

  add(client: Client): void {
    this.#memory?.writes(`client:${client.proxyClientId}`);
    this.#clients.set(client.proxyClientId, client);
    this.#memory?.writes('client:');
    if (client.role === 'urs') this.#routers = [...this.#routers, client];
    if (client.role === 'reporting-engine') this.#engines = [...this.#engines, client];
    if (client.toldOf.stops) this.#toldOfStops = [...this.#toldOfStops, client];
  }

  remove(client: Client): void {
    this.#memory?.writes(`client:${client.proxyClientId}`);
    this.#clients.delete(client.proxyClientId);
    this.#memory?.writes('client:');
    const isOther = (each: Client) => each !== client;
    if (client.role === 'urs') this.#routers = this.#routers.filter(isOther);
    if (client.role === 'reporting-engine') this.#engines = this.#engines.filter(isOther);
    if (client.toldOf.stops) this.#toldOfStops = this.#toldOfStops.filter(isOther);
  }
}
