import type { Refusal } from 'routeproof';
import {
  LiveMap,
  type ActorKit,
  type Client,
  type Link,
  type Message,
  type Received,
  type RunEnd,
} from 'routeproof/kit';

/** How the server answered a request: done, or refused with its name of the error. */
export type Answer = 'done' | Refused;

/** The server's name of an error, and its sentence. */
export interface Refused {
  readonly error: Refusal['error'];
  readonly description: string;
}

/** A request that a routing attempt wants sent. */
export interface AttemptRequest {
  /** Number of the routing attempt, as URS counts them. */
  readonly attempt: number;
  readonly message: Message;
  /** Left out where nothing is answered. */
  readonly onAnswer?: (answer: Answer, said: Received) => void;
  /** Is called when the run has ended without an answer. */
  readonly onNoAnswer?: () => void;
  /** Is called when the link is gone before it was sent, or before it was answered. */
  readonly onCut?: () => void;
}

/** The server, as URS reaches it: the link, what is sent over it by way of its script, and what to do where the link is gone. */
interface Server {
  readonly link: Pick<Link, 'connected'>;
  readonly client: Pick<Client, 'send'>;
  readonly onGone: () => void;
}

/**
 * Here every request of a routing attempt leaves URS. Several attempts may decide in one step, in an order that strategies
 * who await have by chance: so what is decided in a step is sent when the step ends, in the order of the attempts.
 */
export class Outbox {
  readonly #actor: Pick<ActorKit, 'atStepEnd'>;
  readonly #server: Server;
  readonly #unanswered = new LiveMap<number, AttemptRequest>();
  #requests: AttemptRequest[] = [];

  constructor(actor: Pick<ActorKit, 'atStepEnd'>, server: Server) {
    this.#actor = actor;
    this.#server = server;
  }

  /** Sends it when the step in hand ends, or at once between steps. */
  send(request: AttemptRequest): void {
    this.#requests.push(request);
    if (this.#requests.length === 1) this.#actor.atStepEnd(() => this.#sendAll());
  }

  /** Gives an answer of the server to who asked; other answers are not for attempts. */
  answered(message: Received): void {
    const request = message.ref === undefined ? undefined : this.#unanswered.get(message.ref);
    if (request === undefined) return;
    this.#unanswered.delete(message.ref!);
    request.onAnswer?.(answerOf(message), message);
  }

  /** The run has ended; what was asked at the end of a day would have been answered on the next one. */
  runEnded({ isCut }: RunEnd): void {
    if (isCut) return;
    for (const request of this.#unanswered.values()) request.onNoAnswer?.();
  }

  /** The link is gone: nothing more is sent or answered. */
  forget(): void {
    const cut = [...this.#unanswered.values(), ...this.#requests];
    this.#requests = [];
    this.#unanswered.clear();
    for (const request of cut) request.onCut?.();
  }

  #sendAll(): void {
    const { link, client, onGone } = this.#server;
    const requests = this.#requests;
    this.#requests = [];
    if (requests.length > 1) requests.sort((one, other) => one.attempt - other.attempt);
    for (const [index, request] of requests.entries()) {
      if (!link.connected) {
        for (const unsent of requests.slice(index)) unsent.onCut?.();
        return onGone();
      }
      const ref = client.send(request.message);
      if (request.onAnswer !== undefined) this.#unanswered.set(ref, request);
    }
  }
}

function answerOf(message: Message): Answer {
  if (message.type !== 'EventError' || message.protocol === 'TLibrary') return 'done';
  const { ErrorName: error, ErrorDescription: description } = message.body;
  return { error, description };
}
