import type { ActorClock } from '../kernel/actor-clock.ts';
import type { Limits } from '../kernel/limits.ts';
import type { ServerOptions } from '../protocol/server-options.ts';
import type { AgentRecord } from '../store/agent-record.ts';
import type { InteractionStore } from '../store/interaction-store.ts';
import type { Client } from './client.ts';
import type { Outgoing } from './outgoing.ts';
import { RegisteredClients } from './registered-clients.ts';

/** What the configuration says about the places of the contact centre. `undefined` means that there is no such place. */
export interface Places {
  /** The strategy that a queue feeds, if any, and how many interactions may be with it at once. */
  readonly queue: (name: string) => { readonly strategy: string | undefined; readonly limit: number } | undefined;
  /** The queue behind a workbin. */
  readonly workbin: (name: string) => { readonly queue: string } | undefined;
  /** The medium's own handling-timeout in minutes, if it has one. */
  readonly handlingTimeout: (mediaType: string) => number | undefined;
  readonly hasAgent: (name: string) => boolean;
}

/** What every handler of the server works with. */
export class ServerCore {
  readonly clients = new RegisteredClients();
  /** Queues that will hand over what waits in them before time moves. */
  readonly offered = new Set<string>();
  readonly #atRouter = new Map<string, number>();
  #attempts = 0;
  #submitted = 0;
  #named = 0;
  #registered = 0;

  constructor(
    readonly name: string,
    readonly store: InteractionStore,
    readonly clock: ActorClock,
    readonly options: ServerOptions,
    readonly places: Places,
    readonly limits: Limits,
    readonly out: Outgoing,
  ) {}

  /** Numbers routing attempts over the whole run. */
  nextAttempt(): number {
    return ++this.#attempts;
  }

  nextSubmitSeq(): number {
    return ++this.#submitted;
  }

  nextInteractionNumber(): number {
    return ++this.#named;
  }

  nextProxyClientId(): number {
    return ++this.#registered;
  }

  /** How many interactions of a queue are with a strategy. */
  atRouter(queue: string): number {
    return this.#atRouter.get(queue) ?? 0;
  }

  countAtRouter(queue: string, change: 1 | -1): void {
    this.#atRouter.set(queue, this.atRouter(queue) + change);
  }

  client(proxyClientId: number): Client | undefined {
    return this.clients.get(proxyClientId);
  }

  clientsOf(role: Client['role']): Client[] {
    return [...this.clients.values()].filter((client) => client.role === role);
  }

  /** The router that gets interactions: the one that registered first. */
  router(): Client | undefined {
    return this.clients.routers.find(({ connection }) => connection.open);
  }

  agentOf(client: Client): AgentRecord | undefined {
    return client.agent === undefined ? undefined : this.store.agent(client.agent.name);
  }
}
