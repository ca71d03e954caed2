import type { Crossing, CrossingOf } from '../../../bus/crossing.ts';
import type { KeyValues } from '../../../protocol/values.ts';
import { serverName } from '../../../server/server-name.ts';
import type { Router } from '../../../store/store-view.ts';
import type { UndoLog, UndoMap } from '../undo-log.ts';

/** A client as the bus has seen it register. */
export interface Registered {
  readonly name: string;
  readonly role: Crossing['fromRole'];
  readonly toldOfStops: boolean;
  /** The ProxyClientId; the words of T-Library do not say it. */
  readonly id: number | undefined;
  /** The agent that is logged in over it. */
  readonly agent: { readonly AgentId: string; readonly PlaceId: string } | undefined;
}

const comesOrGoes: ReadonlySet<string> = new Set([
  'RequestRegisterClient',
  'RequestRegisterAddress',
  'RequestUnregisterClient',
  'RequestUnregisterAddress',
  'RequestAgentLogin',
  'RequestAgentLogout',
]);

/** Who stands behind each ProxyClientId, as the bus has seen clients register, log in and go. */
export class ClientNames {
  readonly #log: UndoLog;
  readonly #clients: UndoMap<number, Registered>;
  /** Those who are registered in words that do not say their ProxyClientId. */
  readonly #unnumbered: UndoMap<string, Registered>;
  /** The routing points that each of them has. */
  readonly #addresses: UndoMap<string, UndoMap<string, true>>;
  readonly #gone: UndoMap<number, true>;
  /** Whose connection speaks T-Library. */
  readonly #inTLibrary: UndoMap<string, true>;
  /** Requests to come or go that have no answer so far. */
  readonly #asking: UndoMap<string, Crossing>;

  constructor(log: UndoLog) {
    this.#log = log;
    this.#clients = log.map();
    this.#unnumbered = log.map();
    this.#addresses = log.map();
    this.#gone = log.map();
    this.#inTLibrary = log.map();
    this.#asking = log.map();
  }

  delivered(message: Crossing): void {
    const { to, type, protocol, from, ref } = message;
    if (to !== serverName) return;
    if (protocol === 'TLibrary' && isOwnWord(type) && !this.#inTLibrary.has(from)) this.#inTLibrary.set(from, true);
    if (comesOrGoes.has(type)) this.#asking.set(`${from} ${ref}`, message);
  }

  sent(message: Crossing): void {
    const { to, ref, type } = message;
    if (type === 'EventForcedDisconnect') this.#loggedOut(message.body.ProxyClientId);
    if (this.#asking.size === 0 || message.from !== serverName) return;
    const request = this.#asking.get(`${to} ${ref}`);
    if (request === undefined) return;
    this.#asking.delete(`${to} ${ref}`);
    if (type !== 'EventError') this.#granted(request, message);
  }

  broken(client: string, server: string): void {
    if (server !== serverName) return;
    for (const [key, { from }] of this.#asking) if (from === client) this.#asking.delete(key);
    this.#lost(client);
  }

  knows(client: string): boolean {
    return this.#unnumbered.has(client) || this.#clients.values().some(({ name }) => name === client);
  }

  name(proxyClientId: number): string | undefined {
    return this.#clients.get(proxyClientId)?.name;
  }

  /** The store says which of the server's clients a router is. */
  learn({ urs, proxyClientId }: Router): void {
    if (this.#clients.has(proxyClientId) || this.#gone.has(proxyClientId)) return;
    const client = this.#unnumbered.get(urs);
    if (client === undefined) return;
    this.#unnumbered.delete(urs);
    this.#clients.set(proxyClientId, { ...client, id: proxyClientId });
  }

  /** Who sent a request: the one that it names, or the first of its connection. */
  senderOf({ from, body }: Crossing): Registered | undefined {
    const { ProxyClientId } = body as { readonly ProxyClientId?: number };
    if (ProxyClientId !== undefined) {
      const named = this.#clients.get(ProxyClientId);
      return named?.name === from ? named : undefined;
    }
    return this.#clients.values().find(({ name }) => name === from) ?? this.#unnumbered.get(from);
  }

  speaksTLibrary(client: string): boolean {
    return this.#inTLibrary.has(client);
  }

  engines(): readonly Registered[] {
    return this.#clients.values().filter(({ role }) => role === 'reporting-engine');
  }

  curious(): readonly Registered[] {
    return [...this.#clients.values(), ...this.#unnumbered.values()].filter(({ toldOfStops }) => toldOfStops);
  }

  #granted(request: Crossing, answer: Crossing): void {
    const { ProxyClientId: id } = answer.body as { readonly ProxyClientId?: number };
    switch (request.type) {
      case 'RequestRegisterClient': return this.#registered(request, id);
      case 'RequestRegisterAddress': return this.#registersAddress(request);
      case 'RequestUnregisterClient': return void this.#clients.delete(id!);
      case 'RequestUnregisterAddress': return this.#unregistersAddress(request);
      case 'RequestAgentLogin': {
        const client = id === undefined ? undefined : this.#clients.get(id);
        const { AgentId, PlaceId } = request.body;
        if (client !== undefined) this.#clients.set(id!, { ...client, agent: { AgentId, PlaceId } });
        return;
      }
      default: return this.#loggedOut(id);
    }
  } // prettier-ignore

  /** The first makes it a client; one client may have several. */
  #registersAddress(request: CrossingOf<'RequestRegisterAddress'>): void {
    const { from, body } = request;
    const known = this.#addresses.get(from);
    if (known === undefined) this.#registered(request, undefined);
    this.#addresses.set(from, (known ?? this.#log.map<string, true>()).set(body.ThisDN, true));
  }

  #unregistersAddress({ from, body }: CrossingOf<'RequestUnregisterAddress'>): void {
    const known = this.#addresses.get(from);
    known?.delete(body.ThisDN);
    if (known?.size === 0) this.#lost(from);
  }

  #registered({ from: name, fromRole: role, body }: Crossing, id: number | undefined): void {
    const { Extensions = {}, Extension = Extensions } = body as { [Name in 'Extension' | 'Extensions']?: KeyValues };
    const toldOfStops = Number(Extension['event_processing_stopped'] ?? 0) > 0;
    const client = { name, role, toldOfStops, id, agent: undefined };
    if (id !== undefined) this.#clients.set(id, client);
    else this.#unnumbered.set(name, client);
  }

  #loggedOut(id: number | undefined): void {
    const client = id === undefined ? undefined : this.#clients.get(id);
    if (client !== undefined) this.#clients.set(id!, { ...client, agent: undefined });
  }

  #lost(client: string): void {
    this.#inTLibrary.delete(client);
    this.#addresses.delete(client);
    this.#unnumbered.delete(client);
    for (const [id, { name, role }] of this.#clients) {
      if (name !== client) continue;
      this.#clients.delete(id);
      if (role === 'urs') this.#gone.set(id, true);
    }
  }
}

/** What URS distributes about virtual queues is T-Library on every connection. */
const isOwnWord = (type: string): boolean => !type.startsWith('RequestDistribute');
