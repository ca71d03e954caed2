import { serverErrors, type ServerErrorName } from '../protocol/server-errors.ts';
import type { Message, MessageOf, MessageType } from '../protocol/catalogue.ts';
import type { Protocol } from '../protocol/values.ts';
import type { InteractionRecord } from '../store/interaction-record.ts';
import type { Asked, Client } from './client.ts';
import type { RegisteredClients } from './registered-clients.ts';

type Body<T extends MessageType, P extends Protocol> = MessageOf<T, P>['body'];

/** What the message is about, for a codec that prints it in other words. */
export interface About {
  readonly answers: string | undefined;
  readonly interaction: InteractionRecord | undefined;
  readonly attempt: number | undefined;
}

/** Gives the message that travels to this client in place of an event. */
export type Encode = (message: Message, client: Client, about: About) => Message;

/** Everything that the Interaction Server says, to whom it says it, and in which protocol. */
export class Outgoing {
  readonly #encode: Encode;
  readonly #clients: RegisteredClients;

  constructor(encode: Encode, clients: RegisteredClients) {
    this.#encode = encode;
    this.#clients = clients;
  }

  /** Answers a request with EventAck. */
  ack(
    asked: Asked,
    interaction?: InteractionRecord,
    extension?: Body<'EventAck', 'InteractionManagement'>['Extension'],
  ): void {
    const { proxyClientId } = asked.client;
    const body =
      extension === undefined
        ? { ProxyClientId: proxyClientId }
        : { ProxyClientId: proxyClientId, Extension: extension };
    this.answer(asked, 'EventAck', body, interaction);
  }

  /** Answers a request with EventError; a sentence of its own says more than the table's. */
  refuse(asked: Asked, error: ServerErrorName, sentence?: string, interaction?: InteractionRecord): void {
    const { code, description } = serverErrors[error];
    const ProxyClientId = asked.client.proxyClientId;
    this.answer(
      asked,
      'EventError',
      { ErrorCode: code, ErrorName: error, ErrorDescription: sentence ?? description, ProxyClientId },
      interaction,
    );
  }

  /** Answers a request with the event that it asks for. */
  answer<T extends 'EventAck' | 'EventError' | 'EventPulledInteractions' | 'EventInteractionProperties'>(
    asked: Asked,
    type: T,
    body: Body<T, 'InteractionManagement'>,
    interaction?: InteractionRecord,
  ): void {
    const { client } = asked;
    const message = {
      protocol: client.role === 'reporting-engine' ? 'Reporting' : 'InteractionManagement',
      type,
      ref: asked.ref,
      interaction: asked.interaction,
      body,
    } as Message;
    this.#send(client, message, { answers: asked.type, interaction, attempt: asked.attempt });
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
    this.#send(client, message, { answers: undefined, interaction, attempt: interaction?.attempt });
  }

  /** Passes on what a third-party service has said, to the one who asked for it. */
  pass(asked: Asked, said: MessageOf<'Event3rdServerResponse' | 'Event3rdServerFault'>): void {
    const { type, client, attempt } = asked;
    this.#send(client, said, { answers: type, interaction: undefined, attempt });
  }

  /** Hands an interaction to a strategy: the one message that is T-Library for every router. */
  requestRoute(client: Client, interaction: InteractionRecord, body: Body<'EventRouteRequest', 'TLibrary'>): void {
    const message = {
      protocol: 'TLibrary',
      type: 'EventRouteRequest',
      ref: undefined,
      interaction: interaction.id,
      body,
    } as Message;
    this.#send(client, message, { answers: undefined, interaction, attempt: interaction.attempt });
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

  #send(client: Client, message: Message, about: About): void {
    if (!client.isConnected) return;
    client.connection.pass(message, this.#encode(message, client, about));
  }
}
