import type { Observable } from 'rxjs';
import { errors } from '../kernel/errors.ts';
import { extended } from '../kernel/extended.ts';
import { catalogue, checkMessage, type Message, type MessageOf } from '../protocol/catalogue.ts';
import type { Crossing } from './crossing.ts';
import type { Direction } from './direction.ts';

/** The words that a client's connection speaks: gives the message that travels for this one, or is handled for it. */
export type Codec = (message: Message) => Message;

/** A client's end of its connection: requests out, events in, each direction in order. */
export class Link {
  /** What arrives, as it travelled. A stand-in names in `standsFor` what it stands for. */
  readonly messages: Observable<Crossing>;
  /** Emits when the connection has ended, whoever ended it. */
  readonly closed: Observable<void>;
  readonly name: string;
  readonly #out: Direction;
  readonly #in: Direction;
  readonly #codec: Codec | undefined;
  #refs = 0;
  #proxyClientId: number | undefined;
  #unregistering: number | undefined;
  #connected = true;

  constructor(out: Direction, back: Direction, codec: Codec | undefined) {
    this.#out = out;
    this.#in = back;
    this.#codec = codec;
    this.name = out.from.name;
    this.messages = back.received.values as Observable<Crossing>;
    this.closed = back.closed.asObservable();
    back.received.values.subscribe((message) => {
      if (message.type === 'EventAck') this.#acknowledged(message);
    });
    back.closed.subscribe(() => {
      // Whoever disconnects here has still to tell the other end.
      if (!this.#connected) return;
      this.#connected = false;
      out.deafen();
    });
  }

  get connected(): boolean {
    return this.#connected;
  }

  /**
   * Sends a request and gives back its ReferenceId, which its answer will carry in `ref`.
   * The link numbers requests and adds the ProxyClientId that the registration was answered with.
   * An event has no answer: it is not numbered, and gives back the ReferenceId that it has, or 0.
   */
  send(message: Message): number {
    if (!this.#connected) throw errors.linkClosed(this.name, message.type);
    if (!(message.type in catalogue)) checkMessage(message);
    const numbered = this.#numbered(message);
    if (!this.#codec) this.#out.send(numbered, undefined);
    else if (!isPlain(numbered)) this.#out.send(numbered, undefined, this.#codec);
    else {
      const wire = this.#codec(numbered);
      this.#out.send(wire, wire === numbered ? undefined : numbered.type, numbered);
    }
    return numbered.ref ?? 0;
  }

  /** Breaks the connection: what is under way, in both directions, is lost. */
  disconnect(): void {
    if (!this.#connected) return;
    this.#connected = false;
    if (!this.#out.deaf) this.#out.bus.break(this.name, this.#out.to.name);
    this.#in.deafen();
    this.#out.close('at once');
    this.#in.closed.next();
    this.#in.closed.complete();
  }

  /** The first acknowledgement brings the ProxyClientId; after an end of registration another will. */
  #acknowledged({ ref, body }: MessageOf<'EventAck'>): void {
    if (ref !== undefined && ref === this.#unregistering) this.#proxyClientId = undefined;
    else this.#proxyClientId ??= body.ProxyClientId;
  }

  #numbered(message: Message): Message {
    if (!message.type.startsWith('Request')) return message;
    const ref = message.ref ?? ++this.#refs;
    if (ref > this.#refs) this.#refs = ref;
    if (message.type === 'RequestUnregisterClient') this.#unregistering = ref;
    const { protocol, type, interaction } = message;
    return { protocol, type, ref, interaction, body: this.#withProxy(message) } as Message;
  }

  #withProxy({ protocol, body }: Message): object {
    if (this.#proxyClientId === undefined || protocol === 'TLibrary' || 'ProxyClientId' in body) return body;
    return extended(body, { ProxyClientId: this.#proxyClientId });
  }
}

/** Whether the server understands the message without a codec; other words are read when they arrive. */
export const isPlain = ({ protocol }: Message): boolean => protocol !== 'TLibrary';
