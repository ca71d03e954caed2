import type { InteractionProperties, ServerOptions } from 'routeproof';
import { definePlugin, tLibrary, type Message, type MessageType, type SubstitutePair } from 'routeproof/plugins';
import { serverOptions, tLibrary as words } from 'routeproof/protocol';
import { substitution } from '../../../core/bench/substitution/substitution.ts';

export const connId = '01d9000000000007';

export const properties: InteractionProperties = {
  InteractionId: 'X1',
  InteractionState: 2,
  MediaType: 'email',
  InteractionType: 'Inbound',
  InteractionSubtype: 'InboundNew',
  TenantId: 1,
  IsOnline: false,
  SubmittedBy: 'email-server',
  SubmitSeq: 3,
  SubmittedAt: 0,
  ReceivedAt: 0,
  Queue: 'Inbound',
  UserData: { Subject: 'Hello', Priority: 2 },
};

interface Way {
  readonly wire: Message;
  readonly read: Message;
}

/** A connection of URS: each end sees what crosses it, and nothing else. */
export class Connection {
  readonly findings: string[] = [];
  readonly #ends;

  constructor(
    options: Partial<ServerOptions> = {},
    role: 'urs' | 'agent' = 'urs',
    pairs: readonly SubstitutePair[] = tLibrary().substitution!.pairs,
  ) {
    const plugin = definePlugin({ name: 't-library', substitution: { of: 'urs', pairs } });
    this.#ends = substitution([plugin], {
      options: serverOptions(options),
      interactionOf: (id) => (id === 'X1' ? properties : undefined),
      memory: () => undefined,
      findings: { add: ({ sentence }) => void this.findings.push(sentence), threw: () => undefined },
    })({ name: 'urs', role });
  }

  get isPlain(): boolean {
    return this.#ends === undefined;
  }

  /** URS says something. */
  up(message: Message): Way {
    return this.#crosses(message, 'client', 'server');
  }

  /** The server says something. */
  down(message: Message): Way {
    return this.#crosses(message, 'server', 'client');
  }

  #crosses(message: Message, from: 'client' | 'server', to: 'client' | 'server'): Way {
    const wire = this.#ends![from].encode(message);
    this.#ends![from].leaves(message, wire);
    return { wire, read: this.#ends![to].decode(wire, wire === message ? undefined : message) };
  }
}

export const handOver = (ConnID = connId, interaction = 'X1'): Message =>
  words.create('EventRouteRequest', {
    ThisDN: 'vip',
    ConnID,
    ThisQueue: 'vip',
    CallID: 3,
    CallUUID: interaction,
    UserData: {},
  });

/** A connection over which X1 was handed over. */
export function handedOver(options: Partial<ServerOptions> = {}): Connection {
  const connection = new Connection(options);
  connection.down(handOver());
  return connection;
}

export const message = (protocol: string, type: MessageType, ref: number | undefined, body: object): Message =>
  ({ protocol, type, ref, interaction: 'X1', body }) as Message;

export const told = (type: MessageType, body: object, ref?: number) =>
  message('InteractionManagement', type, ref, body);
