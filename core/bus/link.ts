import { Observable } from 'rxjs';
import { Broadcast } from '../kernel/broadcast.ts';
import { errors } from '../kernel/errors.ts';
import type { Message } from '../protocol/catalogue.ts';
import { isMade } from '../protocol/messages/made.ts';
import { sealedBody } from '../protocol/key-values/sealed.ts';
import type { Role } from '../protocol/values.ts';
import { checkIsMessage, checkSender } from './check-is-message.ts';
import type { Connection } from './connection.ts';
import type { Codec } from './codec.ts';
import type { Received } from './crossing.ts';
import type { Delay, Direction, Peer } from './direction.ts';
import { RequestNumbers } from './request-numbers.ts';

/** What a link is made of, each time that it is opened. */
export interface Wire {
  readonly out: Direction;
  readonly back: Direction;
  readonly codec: Codec | undefined;
  readonly connection: Pick<Connection, 'cut'>;
}

/** What comes between a client and its wire: passes a message on, once, twice or later. `travelsAs` is its type on the wire. */
export type Interference = (message: Message, travelsAs: string, pass: () => void) => void;

/** A client's end of its connection: requests out, events in, each direction in order. It may be opened again when it has ended. */
export class Link {
  /** The client's name, as it stands in the trace. */
  readonly name: string;
  /** What the client is for the server. */
  readonly role: Role;
  /** The name of the server. */
  readonly to: string;
  readonly #open: (received: Broadcast<Message>) => Wire;
  readonly #received = new Broadcast<Message>();
  readonly #closed = new Broadcast<void>();
  readonly #reopened = new Broadcast<void>();
  readonly #numbers = new RequestNumbers();
  #wire: Wire;
  #interference: Interference | undefined;
  #extraDelay: Delay | undefined;
  #connected = true;

  constructor({ name, role }: Pick<Peer, 'name' | 'role'>, to: string, open: (received: Broadcast<Message>) => Wire) {
    this.name = name;
    this.role = role;
    this.to = to;
    this.#open = open;
    this.#received.hear((message) => {
      if (message.type === 'EventAck') this.#numbers.acknowledged(message);
    });
    this.#wire = this.#connect();
  }

  /** What arrives, as the client reads it; `wire` is how it travelled, where a substitution says that it travels as another message. */
  get messages(): Observable<Received> {
    return this.#received.values as Observable<Received>;
  }

  /** Emits when the connection has ended, whoever ended it; at once, when it has ended already. */
  get closed(): Observable<void> {
    return new Observable((subscriber) => this.hearClosed(() => subscriber.next()));
  }

  /** Emits when the client is connected again: it has to register anew. */
  get reopened(): Observable<void> {
    return this.#reopened.values;
  }

  /** The message that would travel in place of this one, or the message itself. */
  travelsAs(message: Message): Message {
    return this.#wire.codec?.encode(message) ?? message;
  }

  /** Whether the client can send: it has not heard yet that the connection ended. */
  get connected(): boolean {
    return this.#connected;
  }

  /** Whether both ends are there: a client does not know at once that the other one is gone. */
  get isWhole(): boolean {
    return this.#connected && !this.#wire.out.deaf;
  }

  /** Whether the actor behind it does anything when it is connected again. */
  get comesBack(): boolean {
    return this.#reopened.isHeard;
  }

  /**
   * Sends a request and gives back its ReferenceId, which its answer will carry in `ref`.
   * The link numbers requests and adds the ProxyClientId that the registration was answered with.
   * An event has no answer: it is not numbered, and gives back the ReferenceId that it has, or 0.
   */
  send(message: Message): number {
    if (!this.#connected) throw errors.linkClosed(this.name, message.type);
    if (!isMade(message)) checkIsMessage(this.name, message);
    const numbered = this.#numbered(message);
    if (this.#interference === undefined) this.#pass(this.#wire, numbered, isMade(message));
    else this.#interfered(this.#wire, numbered, this.#interference);
    return numbered.ref ?? 0;
  }

  /** Hears every message past RxJS; gives back what ends that. */
  hear(listener: (message: Received) => void): () => void {
    return this.#received.hear(listener as (message: Message) => void);
  }

  /** Calls when the connection has ended, past RxJS; at once, when it has ended already. Gives back what ends that. */
  hearClosed(listener: () => void): () => void {
    if (!this.#connected) listener();
    return this.#closed.hear(listener);
  }

  /** Calls when the client is connected again, past RxJS; gives back what ends that. */
  hearReopened(listener: () => void): () => void {
    return this.#reopened.hear(listener);
  }

  /** Breaks the connection: what is under way, in both directions, is lost. */
  disconnect(): void {
    if (!this.#connected) return;
    this.#connected = false;
    const { out, back } = this.#wire;
    if (!out.deaf) out.bus.break(this.name, this.to);
    back.deafen();
    out.close('at once');
    this.#closed.tell();
  }

  /** Breaks the connection at the server's end: the client hears of it a little later. */
  cut(): void {
    this.#wire.connection.cut();
  }

  /** Connects again, after the connection has ended; for the server it is another connection. ReferenceIds are counted on. */
  reopen(): void {
    if (this.isWhole) return;
    this.disconnect();
    this.#numbers.forgetProxy();
    this.#wire = this.#connect();
    this.#connected = true;
    this.#reopened.tell();
  }

  /** Puts something between the client and its wire, for as long as the run lasts. */
  interfere(interference: Interference): void {
    this.#interference = interference;
  }

  /** Adds to the delay of each message, both ways, for as long as the run lasts. What follows keeps its place behind it. */
  slow(extra: Delay): void {
    this.#extraDelay = extra;
    for (const way of [this.#wire.out, this.#wire.back]) way.slow(extra);
  }

  #connect(): Wire {
    const wire = this.#open(this.#received);
    if (this.#extraDelay !== undefined) for (const direction of [wire.out, wire.back]) direction.slow(this.#extraDelay);
    wire.back.closed.hear(() => {
      // Whoever disconnects here has still to tell the other end.
      if (!this.#connected) return;
      this.#connected = false;
      wire.out.deafen();
      this.#closed.tell();
    });
    return wire;
  }

  #pass({ out, codec }: Wire, message: Message, isChecked = false): void {
    if (codec === undefined) return out.send(message, undefined, isChecked);
    const wire = codec.encode(message);
    codec.leaves(message, wire);
    out.send(wire, wire === message ? undefined : message);
  }

  /** A message that is passed on again is a request of its own. What is passed on later goes where it was meant to go. */
  #interfered(wire: Wire, message: Message, interference: Interference): void {
    const { type } = wire.codec?.encode(message) ?? message;
    let passed = false;
    interference(message, type, () => {
      this.#pass(wire, passed ? this.#numbered({ ...message, ref: undefined } as Message) : message);
      passed = true;
    });
  }

  #numbered(message: Message): Message {
    if (!message.type.startsWith('Request')) {
      // A server of an author's own may be told what he likes.
      if (this.#wire.out.to.role === 'interaction-server') checkSender(this, message);
      return { ...message, body: sealedBody(message.body) } as Message;
    }
    return this.#numbers.numbered(message);
  }
}
