import type { Client } from './client.ts';

/** Registered clients by ProxyClientId, in the order in which they registered. Those that many requests ask for are listed. */
export class RegisteredClients {
  readonly #clients = new Map<number, Client>();
  #routers: readonly Client[] = [];
  #toldOfStops: readonly Client[] = [];

  get routers(): readonly Client[] {
    return this.#routers;
  }

  /** Those who asked to hear of every stop. */
  get toldOfStops(): readonly Client[] {
    return this.#toldOfStops;
  }

  get(proxyClientId: number): Client | undefined {
    return this.#clients.get(proxyClientId);
  }

  values(): Iterable<Client> {
    return this.#clients.values();
  }

  add(client: Client): void {
    this.#clients.set(client.proxyClientId, client);
    this.#list();
  }

  remove({ proxyClientId }: Client): void {
    this.#clients.delete(proxyClientId);
    this.#list();
  }

  #list(): void {
    const all = [...this.#clients.values()];
    this.#routers = all.filter(({ role }) => role === 'urs');
    this.#toldOfStops = all.filter(({ toldOfStops }) => toldOfStops);
  }
}
