import type { ActorClock } from '../kernel/clock/actor-clock.ts';
import type { Limits } from '../kernel/limits.ts';
import type { ServerOptions } from '../protocol/server-options.ts';
import type { AgentRecord } from '../store/agent-record.ts';
import type { Memory } from '../store/memory.ts';
import type { InteractionStore } from '../store/interaction-store.ts';
import type { Client } from './clients/client.ts';
import { Outgoing } from './outgoing.ts';
import { RegisteredClients } from './clients/registered-clients.ts';

/** What the configuration says about the places of the contact centre. `undefined` means that there is no such place. */
export interface Places {
  /** The strategy that a queue feeds, if any, and how many interactions may be with it at once. */
  readonly queue: (name: string) => { readonly strategy: string | undefined; readonly limit: number } | undefined;
  /** The queue behind a workbin, and of what kind its owners are where that is fixed. */
  readonly workbin: (name: string) => { readonly queue: string; readonly owner: OwnerKind | undefined } | undefined;
  /** The medium's own handling-timeout in minutes, if it has one. */
  readonly handlingTimeout: (mediaType: string) => number | undefined;
  /** Whether there is an agent, a place or a group of this name. */
  readonly has: (kind: OwnerKind, name: string) => boolean;
  /** The sentence for a name that the configuration does not have, with the one that is near. */
  readonly unknown: (kind: 'queue' | 'workbin' | OwnerKind, name: string) => string;
}

/** Of what kind the owners of workbins are. */
export type OwnerKind = 'agent' | 'place' | 'group';

/** What every handler of the server works with. */
export class ServerCore {
  readonly clients: RegisteredClients;
  readonly out: Outgoing;
  /** Who is told what a step looks at and changes; nobody, unless somebody follows the run. */
  readonly memory: Memory | undefined;
  readonly #places: Places;
  readonly #offering = new Set<string>();
  readonly #atRouter = new Map<string, number>();
  readonly #numbers = { submission: 0, name: 0, attempt: 0, client: 0 };

  constructor(
    readonly name: string,
    readonly store: InteractionStore,
    readonly clock: ActorClock,
    readonly options: ServerOptions,
    places: Places,
    readonly limits: Limits,
  ) {
    this.#places = places;
    this.memory = store.memory;
    this.clients = new RegisteredClients(store.memory);
    this.out = new Outgoing(this.clients);
  }

  /** Counts over the whole run: submissions, interactions that came without a name, routing attempts, clients. */
  next(what: 'submission' | 'name' | 'attempt' | 'client'): number {
    this.memory?.writes(`number:${what}`);
    return ++this.#numbers[what];
  }

  /** What the configuration says of a queue. */
  queue(name: string): ReturnType<Places['queue']> {
    this.memory?.reads(`queue:${name}`);
    return this.#places.queue(name);
  }

  /** The queue behind a workbin. Where every name is known, the first who names a workbin makes it one. */
  workbin(name: string): ReturnType<Places['workbin']> {
    this.memory?.writes(`queue:${name}`);
    return this.#places.workbin(name);
  }

  handlingTimeout(mediaType: string): number | undefined {
    return this.#places.handlingTimeout(mediaType);
  }

  /** Whether the configuration has an agent, a place or a group of this name. */
  has(...named: Parameters<Places['has']>): boolean {
    return this.#places.has(...named);
  }

  /** Says that there is no such queue, workbin, agent, place or group. */
  unknown(...named: Parameters<Places['unknown']>): string {
    return this.#places.unknown(...named);
  }

  /** Whether a queue will hand over what waits in it before time moves. */
  isOffering(queue: string): boolean {
    this.memory?.reads(`queue:${queue}`);
    return this.#offering.has(queue);
  }

  setOffering(queue: string, isOffering: boolean): void {
    this.memory?.writes(`queue:${queue}`);
    if (isOffering) this.#offering.add(queue);
    else this.#offering.delete(queue);
  }

  /** How many interactions of a queue are with a strategy. */
  atRouter(queue: string): number {
    this.memory?.reads(`queue:${queue}`);
    return this.#atRouter.get(queue) ?? 0;
  }

  countAtRouter(queue: string, change: 1 | -1): void {
    this.memory?.writes(`queue:${queue}`);
    this.#atRouter.set(queue, this.atRouter(queue) + change);
  }

  agentOf(client: Client): AgentRecord | undefined {
    return client.agent === undefined ? undefined : this.store.agent(client.agent.name);
  }
}
