import { serverErrors, type ServerErrorName } from '../protocol/server-errors.ts';
import type { Message, MessageOf, MessageType } from '../protocol/catalogue.ts';
import type { Protocol } from '../protocol/values.ts';
import type { InteractionRecord } from '../store/interaction-record.ts';
import type { Asked, Client } from './clients/client.ts';
import type { RegisteredClients } from './clients/registered-clients.ts';

/** Why a request is refused; without a sentence, the one of the error's own. */
export interface Refusal {
  readonly error: ServerErrorName;
  readonly sentence?: string | undefined;
}

type Body<T extends MessageType, P extends Protocol> = MessageOf<T, P>['body'];

/** Everything that the Interaction Server says, to whom it says it, and in which protocol. */
export class Outgoing {
  readonly #clients: RegisteredClients;

  constructor(clients: RegisteredClients) {
    this.#clients = clients;
  }

  /** Answers a request with EventAck. */
  ack(asked: Asked, extension?: Body<'EventAck', 'InteractionManagement'>['Extension']): void {
    const { proxyClientId } = asked.client;
    const body =
      extension === undefined
        ? { ProxyClientId: proxyClientId }
        : { ProxyClientId: proxyClientId, Extension: extension };
    this.answer(asked, 'EventAck', body);
  }

  /** Answers a request with EventError; a sentence of its own says more than the table's. */
  refuse(asked: Asked, why: ServerErrorName | Refusal): void {
    const { error, sentence }: Refusal = typeof why === 'string' ? { error: why } : why;
    const { code, description } = serverErrors[error];
    const ProxyClientId = asked.client.proxyClientId;
    this.answer(asked, 'EventError', {
      ErrorCode: code,
      ErrorName: error,
      ErrorDescription: sentence ?? description,
      ProxyClientId,
    });
  }

  /** Answers a request with the event that it asks for. */
  answer<T extends 'EventAck' | 'EventError' | 'EventPulledInteractions' | 'EventInteractionProperties'>(
    asked: Asked,
    type: T,
    body: Body<T, 'InteractionManagement'>,
  ): void {
    const { client } = asked;
    const message = {
      protocol: client.role === 'reporting-engine' ? 'Reporting' : 'InteractionManagement',
      type,
      ref: asked.ref,
      interaction: asked.interaction,
      body,
    } as Message;
    this.#send(client, message);
  }

  /** Tells a client something that it did not ask for. */
  tell<T extends MessageType>(
    client: Client,
    type: T,
    interaction: InteractionRecord | undefined,
    body: Body<T, 'InteractionManagement'>,
  ): void {
    const message = {
      protocol: 'InteractionManagement',
      type,
      ref: undefined,
      interaction: interaction?.id,
      body,
    } as Message;
    this.#send(client, message);
  }

  /** Passes on what a third-party service has said, to the one who asked for it. */
  pass({ client }: Asked, said: MessageOf<'Event3rdServerResponse' | 'Event3rdServerFault'>): void {
    this.#send(client, said);
  }

  /** Hands an interaction to a strategy: the one message that is T-Library for every router. */
  requestRoute(client: Client, { id }: InteractionRecord, body: Body<'EventRouteRequest', 'TLibrary'>): void {
    const message = {
      protocol: 'TLibrary',
      type: 'EventRouteRequest',
      ref: undefined,
      interaction: id,
      body,
    } as Message;
    this.#send(client, message);
  }

  /** Tells every connected reporting engine; nothing is kept for one that comes later. */
  report<T extends MessageType>(type: T, interaction: string | undefined, body: Body<T, 'Reporting'>): void {
    for (const engine of this.#clients.engines) this.reportTo(engine, type, interaction, body);
  }

  /** Tells one reporting engine. */
  reportTo<T extends MessageType>(
    engine: Client,
    type: T,
    interaction: string | undefined,
    body: Body<T, 'Reporting'>,
  ): void {
    engine.connection.pass({ protocol: 'Reporting', type, ref: undefined, interaction, body } as Message);
  }

  #send(client: Client, message: Message): void {
    if (client.isConnected) client.connection.pass(message);
  }
}
