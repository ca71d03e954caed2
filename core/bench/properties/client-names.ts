import type { Bus } from '../../bus/bus.ts';
import type { Crossing } from '../../bus/crossing.ts';
import { serverName } from '../../server/server-name.ts';

interface Registered {
  readonly name: string;
  readonly role: Crossing['fromRole'];
  readonly toldOfStops: boolean;
}

const comesOrGoes: ReadonlySet<string> = new Set(['RequestRegisterClient', 'RequestUnregisterClient']);

/** Who stands behind each ProxyClientId, as the bus has seen clients register and go. */
export class ClientNames {
  readonly #clients = new Map<number, Registered>();

  constructor(bus: Bus) {
    const asking = new Map<string, Crossing>();
    bus.messages.subscribe((message) => {
      if (comesOrGoes.has(message.standsFor ?? message.type)) asking.set(`${message.from} ${message.ref}`, message);
    });
    bus.sent.subscribe(({ to, ref, body, standsFor, type }) => {
      if (asking.size === 0) return;
      const request = asking.get(`${to} ${ref}`);
      if (request === undefined) return;
      asking.delete(`${to} ${ref}`);
      if ((standsFor ?? type) !== 'EventAck') return;
      const { ProxyClientId, Extensions } = body as { ProxyClientId?: number; Extensions?: { ProxyClientId?: number } };
      const id = ProxyClientId ?? Extensions?.ProxyClientId;
      if (id === undefined) return;
      if ((request.standsFor ?? request.type) === 'RequestUnregisterClient') return void this.#clients.delete(id);
      const { Extension = {} } = request.body as { Extension?: Record<string, unknown> };
      const toldOfStops = Number(Extension['event_processing_stopped'] ?? 0) > 0;
      this.#clients.set(id, { name: to, role: request.fromRole, toldOfStops });
    });
    bus.broken.subscribe(({ client, server }) => {
      if (server !== serverName) return;
      for (const [key, { from }] of asking) if (from === client) asking.delete(key);
      for (const [id, { name }] of this.#clients) if (name === client) this.#clients.delete(id);
    });
  }

  knows(client: string): boolean {
    for (const { name } of this.#clients.values()) if (name === client) return true;
    return false;
  }

  name(proxyClientId: number): string | undefined {
    return this.#clients.get(proxyClientId)?.name;
  }

  engines(): readonly string[] {
    return [...this.#clients.values()].filter(({ role }) => role === 'reporting-engine').map(({ name }) => name);
  }

  curious(): readonly string[] {
    return [...this.#clients.values()].filter(({ toldOfStops }) => toldOfStops).map(({ name }) => name);
  }
}
