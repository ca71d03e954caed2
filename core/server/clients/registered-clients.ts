import type { Memory } from '../../store/memory.ts';
import type { Client } from './client.ts';

/** Registered clients by ProxyClientId, in the order in which they registered. Those that many requests ask for are listed. */
export class RegisteredClients {
  readonly #memory: Memory | undefined;
  readonly #clients = new Map<number, Client>();
  #routers: readonly Client[] = [];
  #engines: readonly Client[] = [];
  #toldOfStops: readonly Client[] = [];

  constructor(memory: Memory | undefined) {
    this.#memory = memory;
  }

  get routers(): readonly Client[] {
    this.#memory?.reads('client:');
    return this.#routers;
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
    this.#list();
  }

  remove({ proxyClientId }: Client): void {
    this.#memory?.writes(`client:${proxyClientId}`);
    this.#clients.delete(proxyClientId);
    this.#list();
  }

  #list(): void {
    this.#memory?.writes('client:');
    const all = [...this.#clients.values()];
    this.#routers = all.filter(({ role }) => role === 'urs');
    this.#engines = all.filter(({ role }) => role === 'reporting-engine');
    this.#toldOfStops = all.filter(({ toldOf }) => toldOf.stops);
  }
}
