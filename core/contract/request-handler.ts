import type { Cancel } from '../kernel/clock/actor-clock.ts';
import type { Milliseconds } from '../kernel/time.ts';
import type { Message, MessageOf, RequestType } from '../protocol/catalogue.ts';
import type { ServerErrorName } from '../protocol/server-errors.ts';
import type { ServerOptions } from '../protocol/server-options.ts';
import type { ClientRole, KeyValues } from '../protocol/values.ts';
import type { InteractionView, StoreView } from '../store/store-view.ts';

/** The client whose request is in hand. */
export interface Requester {
  /** Its name on the bench, as `tell` takes it. */
  readonly name: string;
  /** What it registered as. */
  readonly role: ClientRole;
  /** The agent that is logged in over it, and where. */
  readonly agent: { readonly name: string; readonly place: string } | undefined;
}

/** The Interaction Server in the hands of one who handles a request for it. */
export interface HandlingServer {
  /** Who is to be answered. */
  readonly requester: Requester;
  /** The interaction that the request is about, if the server knows it. */
  readonly interaction: InteractionView | undefined;
  /** All that the server knows. */
  readonly store: StoreView;
  /** Options of the server in this run. */
  readonly options: ServerOptions;
  /** Virtual time of the step in hand. */
  readonly now: Milliseconds;
  /** Answers with EventAck. */
  ack(extension?: KeyValues): void;
  /** Answers with EventError; a sentence of your own goes before the table's. */
  refuse(error: ServerErrorName, sentence?: string): void;
  /** Answers with the event that the request asks for: `interactionManagement.create('EventPulledInteractions', { … })`. */
  answer(event: Message): void;
  /** Tells a client by its name, or an agent by the name with which it is logged in. */
  tell(name: string, event: Message): void;
  /** Tells every reporting engine: `reporting.create('EventPartyAdded', { … })`. */
  report(event: Message): void;
  /** Does something in a later step of the server: what is answered then is in time. */
  after(delay: Milliseconds, work: () => void): Cancel;
}

/**
 * Handles one kind of request. Registration, attributes and login have been checked. It answers once, at once or later, or
 * passes the request on to the server's own handler with `otherwise()`; `otherwise(request)` passes on another in its place.
 * What it throws is a finding, and then the server's own handler answers.
 */
export type RequestHandler<T extends RequestType> = (
  server: HandlingServer,
  request: MessageOf<T, 'InteractionManagement' | 'Reporting' | 'ExternalService'>,
  otherwise: (request?: Message) => void,
) => void;

/** Handlers by the names of their requests on the wire. */
export type RequestHandlers = { readonly [T in RequestType]?: RequestHandler<T> };
