import type { Peer } from '../../bus/direction.ts';
import type { AskedFor, Call, Known } from '../../contract/substitution.ts';
import { LiveMap } from '../../kernel/live-map.ts';
import { Calls } from './calls.ts';
import type { Message } from '../../protocol/catalogue.ts';
import type { ServerOptions } from '../../protocol/server-options.ts';
import type { InteractionProperties } from '../../protocol/values.ts';
import type { Memory } from '../../store/memory.ts';

/** What the server's end of a connection knows beside what crosses it. */
export interface ServerSide {
  /** The calls of all its connections: it is the server that names them. */
  readonly calls: Calls;
  readonly options: ServerOptions;
  readonly interactionOf: (id: string) => InteractionProperties | undefined;
  /** Is told which calls a step of the server looks at and adds, where somebody follows the run. */
  readonly memory: () => Memory | undefined;
}

/** One end of a connection: remembers what has crossed it, as far as that explains what crosses it later. */
export class ConnectionEnd implements Known {
  readonly client: Known['client'];
  readonly #server: ServerSide | undefined;
  readonly #calls: Calls;
  readonly #asked = new LiveMap<number, AskedFor>();
  readonly #addresses = new Set<string>();

  constructor({ name, role }: Pick<Peer, 'name' | 'role'>, server?: ServerSide) {
    this.client = Object.freeze({ name, role });
    this.#server = server;
    this.#calls = server?.calls ?? new Calls();
  }

  get options(): ServerOptions | undefined {
    return this.#server?.options;
  }

  readonly call = (connId: string): Call | undefined => {
    this.#server?.memory()?.reads(`client:call ${connId}`);
    return this.#calls.of(connId);
  };

  readonly callOf = (interaction: string | undefined): Call | undefined =>
    interaction === undefined ? undefined : this.#calls.latestOf(interaction);

  readonly asked = (ref: number | undefined): AskedFor | undefined =>
    ref === undefined ? undefined : this.#asked.get(ref);

  readonly addresses = (): ReadonlySet<string> => new Set(this.#addresses);

  readonly interaction = (id: string | undefined): InteractionProperties | undefined =>
    id === undefined ? undefined : this.#server?.interactionOf(id);

  /** A message has left this end, or was read at it. */
  crossed(message: Message, wire: Message): void {
    if (wire.protocol === 'TLibrary') this.#tells(wire);
    const { ref } = message;
    if (ref === undefined) return;
    if (message.type.startsWith('Request')) this.#asked.set(ref, kept(message, wire));
    else this.#answered(ref, message);
  }

  #tells(wire: Extract<Message, { protocol: 'TLibrary' }>): void {
    if (wire.type === 'EventRouteRequest') this.#begins(wire);
    if (wire.type === 'EventRouteUsed' || wire.type === 'EventAbandoned') this.#calls.end(wire.body.ConnID);
  }

  #begins({ body }: Extract<Message, { type: 'EventRouteRequest' }>): void {
    const { ConnID: connId, CallUUID: interaction, ThisDN: thisDn, CallID: callId } = body;
    if (interaction === undefined) return;
    this.#server?.memory()?.writes(`client:call ${connId}`);
    this.#calls.begin({ connId, interaction, thisDn, callId });
  }

  #answered(ref: number, { type }: Message): void {
    const asked = this.#asked.get(ref)?.wire;
    if (asked === undefined) return;
    this.#asked.delete(ref);
    if (type !== 'EventAck') return;
    if (asked.type === 'RequestRegisterAddress') this.#addresses.add(asked.body.ThisDN);
    if (asked.type === 'RequestUnregisterAddress') this.#addresses.delete(asked.body.ThisDN);
  }
}

/** Substitutions look at it, and write nothing into it. */
function kept(request: Message, wire: Message): AskedFor {
  Object.freeze(request.body);
  return Object.freeze({ request: Object.freeze(request), wire });
}
