import type { Connection } from '../bus/connection.ts';
import type { CodecsFor, Network } from '../bus/network.ts';
import { problemOf, type Message, type MessageOf, type MessageType } from '../protocol/catalogue.ts';
import type { KeyValues } from '../protocol/values.ts';
import { removeItem } from '../kernel/remove-item.ts';
import { Client, type Asked } from './clients/client.ts';
import { clientGone } from './acts/client-gone.ts';
import { failOpenCalls } from './acts/external-calls.ts';
import { requestRegisterClient } from './requests/request-register-client.ts';
import type { Replacement, Replacements } from './handler.ts';
import { requestTable, type RequestRow } from './requests/request-table.ts';
import type { Refusal } from './outgoing.ts';
import type { ServerCore } from './server-core.ts';
import { askingRefusal, protocolRefusal, typeRefusal } from './asking-refusal.ts';

/** The Interaction Server: takes requests from its clients, answers each once, and tells everybody else what happened. */
export class InteractionServer {
  readonly #core: ServerCore;
  readonly #replacements: Replacements;
  readonly #clientsOf = new Map<Connection, Client[]>();

  constructor(core: ServerCore, replacements: Replacements) {
    this.#core = core;
    this.#replacements = replacements;
  }

  /** Starts to serve. `codecsFor` gives the words of connections that speak their own. */
  listen(network: Network, codecsFor: CodecsFor): void {
    const { name, clock } = this.#core;
    network.listen('interaction-server', name, clock, codecsFor).subscribe((connection) => {
      this.#clientsOf.set(connection, []);
      connection.hear((message) => this.#take(connection, message));
      connection.hearClosed(() => {
        this.#drop(connection);
        failOpenCalls(this.#core, connection);
      });
    });
  }

  /**
   * T13: the program starts again, all its connections broken: every client is gone, and what it had goes back by the rules for
   * that, in the order in which they registered: that is the server's own, who connected first is not.
   */
  restart(): void {
    for (const { connection } of [...this.#core.clients.values()]) this.#drop(connection);
    this.#clientsOf.clear();
  }

  #take(connection: Connection, message: Message): void {
    const clients = this.#clientsOf.get(connection) ?? [];
    if (message.type === 'RequestRegisterClient') return this.#register(connection, clients, message);
    const client = senderOf(clients, message);
    if (client === undefined) return this.#refuseStranger(connection, message, { error: 'not-registered' });
    client.lastRequestAt = this.#core.clock.now();
    this.#handle(askedBy(client, message), message, this.#replacements.get(message.type));
    this.#strikeOffGone(client);
  }

  /** Who has ended its registration is no client of its connection any more. */
  #strikeOffGone(client: Client): void {
    if (this.#core.clients.get(client.proxyClientId) === undefined)
      removeItem(this.#clientsOf.get(client.connection) ?? [], client);
  }

  /** Refused, it leaves nobody on the connection, as the chapter Registration has it. */
  #register(connection: Connection, clients: Client[], message: Message & { type: 'RequestRegisterClient' }): void {
    const { role } = connection.client;
    const refusal = protocolRefusal(role, message) ?? problemRefusal(connection, message);
    if (refusal !== undefined) return this.#refuseStranger(connection, message, refusal);
    const request = message as MessageOf<'RequestRegisterClient', 'InteractionManagement'>;
    const other = typeRefusal(role, request.body.ClientType);
    if (other !== undefined) return this.#refuseStranger(connection, message, other);
    clients.push(requestRegisterClient(this.#core, connection, request));
  }

  /** Whoever replaces the handler of a request gets it after the same checks, and may pass it on, or another in its place. */
  #handle(asked: Asked, message: Message, replacement: Replacement | undefined): void {
    const { out } = this.#core;
    const { client } = asked;
    const row: RequestRow | undefined = requestTable[message.type] ?? (replacement && withoutHandler);
    const refusal =
      row === undefined ? notSupported : (askingRefusal(client, message) ?? problemRefusal(client.connection, message));
    if (row === undefined || refusal !== undefined) {
      // Events that the server takes from nobody are told of by the bench.
      if (row !== undefined || message.type.startsWith('Request')) out.refuse(asked, refusal!);
      return;
    }
    const body = message.body as Readonly<Record<string, unknown>>;
    const needsLogin = row.asks === 'agent' || (client.role === 'agent' && !beforeLogin.has(message.type));
    if (row.oneOf.length > 0 && row.oneOf.every((name) => body[name] === undefined))
      out.refuse(asked, {
        error: 'missing-attribute',
        sentence: `${message.type} needs one of ${row.oneOf.join(', ')}.`,
      });
    else if (needsLogin && client.agent === undefined) out.refuse(asked, 'not-logged-in');
    else if (replacement !== undefined)
      replacement(this.#core, asked, message, (given) => {
        // Whatever is passed on, it is the request that was asked which is answered.
        const inPlace = { ...asked, type: given.type, interaction: given.interaction };
        this.#handle(inPlace, { ...given, ref: message.ref } as Message, undefined);
        this.#strikeOffGone(client);
      });
    else row.handle(this.#core, asked, message as MessageOf<MessageType, 'InteractionManagement'>);
  }

  /** G7: a request of a client that is not registered is refused, and its connection closed; others who share it go in a step of their own. */
  #refuseStranger(connection: Connection, message: Message, refusal: Refusal): void {
    this.#core.out.refuse(askedBy(stranger(connection), message), refusal);
    connection.close();
    if (this.#clientsOf.get(connection)?.length === 0) this.#clientsOf.delete(connection);
    else this.#core.clock.after(0, () => this.#drop(connection), { name: 'connection lost' });
  }

  #drop(connection: Connection): void {
    for (const client of this.#clientsOf.get(connection) ?? []) clientGone(this.#core, client, 'party_disconnect');
    this.#clientsOf.delete(connection);
  }
}

/** What is known of a request that the server does not handle itself. */
const withoutHandler: RequestRow = {
  asks: 'anyone',
  oneOf: [],
  handle: (core, asked) => core.out.refuse(asked, 'not-supported'),
};

/** Whoever sends without being registered. */
const stranger = (connection: Connection): Client =>
  new Client(0, connection, { stops: false, properties: false, services: new Set() }, undefined);

const notSupported: Refusal = { error: 'not-supported' };

function problemRefusal(connection: Connection, message: Message): Refusal | undefined {
  if (connection.isMade(message)) return undefined;
  const problem = problemOf(message);
  return problem && { error: problem.kind, sentence: problem.error.message };
}

/** What an agent application may ask before its agent is logged in. */
const beforeLogin: ReadonlySet<string> = new Set(['RequestAgentLogin', 'RequestUnregisterClient']);

/** The client that a message names by its ProxyClientId; without one, the first of the connection. */
function senderOf(clients: readonly Client[], { body }: Message): Client | undefined {
  const { ProxyClientId } = body as { readonly ProxyClientId?: number };
  if (ProxyClientId === undefined) return clients[0];
  for (const client of clients) if (client.proxyClientId === ProxyClientId) return client;
  return undefined;
}

function askedBy(client: Client, { type, ref, interaction, body }: Message): Asked {
  const { Extension, Envelope = Extension } = body as { readonly [Name in 'Extension' | 'Envelope']?: KeyValues };
  const ConnID = client.role === 'urs' ? Envelope?.['ConnID'] : undefined;
  // What is no text names no attempt.
  const connId = ConnID === undefined || typeof ConnID === 'string' ? ConnID : '';
  return { client, type, ref, interaction, connId };
}
