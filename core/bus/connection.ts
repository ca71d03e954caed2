import type { Observable } from 'rxjs';
import { checkSender } from './check-is-message.ts';
import type { Message } from '../protocol/catalogue.ts';
import { sealedBody } from '../protocol/key-values/sealed.ts';
import type { Codec } from './codec.ts';
import type { Direction, Peer } from './direction.ts';

/** A server's end of a connection, as `kit.listen` emits it: requests in, events out. */
export class Connection {
  /** Who is at the other end: name and role. */
  readonly client: Peer;
  readonly #out: Direction;
  readonly #in: Direction;
  readonly #codec: Codec | undefined;
  #open = true;

  constructor(out: Direction, back: Direction, codec?: Codec) {
    this.#out = out;
    this.#codec = codec;
    this.#in = back;
    this.client = out.to;
    back.closed.hear(() => {
      this.#open = false;
      out.deafen();
    });
  }

  /** Requests, in the words of the server. */
  get received(): Observable<Message> {
    return this.#in.received.values;
  }

  /** Emits when the client is gone. */
  get closed(): Observable<void> {
    return this.#in.closed.told;
  }

  /** Whether the client can still be told something. */
  get open(): boolean {
    return this.#open;
  }

  /** Sends an event, as it is now, whatever becomes of what was given. */
  send(message: Message): void {
    this.pass({ ...message, body: sealedBody(message.body) } as Message);
  }

  /** The same for what nobody writes to any more: no copy is made. */
  pass(message: Message): void {
    if (!this.#open) return;
    const wire = this.#codec?.encode(message) ?? message;
    if (wire.type.startsWith('Request')) checkSender(this.#out.from, wire);
    this.#codec?.leaves(message, wire);
    this.#out.send(wire, wire === message ? undefined : message);
  }

  /** Hears every request past RxJS; gives back what ends that. */
  hear(listener: (message: Message) => void): () => void {
    return this.#in.received.hear(listener);
  }

  /** Calls when the client is gone, past RxJS; gives back what ends that. */
  hearClosed(listener: () => void): () => void {
    return this.#in.closed.hear(listener);
  }

  /** Whether the request that is just being received was made by the bench, with the attributes that its row has. */
  isMade(request: Message): boolean {
    return this.#in.isMade(request);
  }

  /** Closes the connection after what is under way has arrived; what the client still sends is lost. */
  close(): void {
    if (!this.#open) return;
    this.#open = false;
    if (!this.#out.deaf) this.#out.bus.break(this.client.name, this.#out.from.name);
    this.#in.deafen();
    this.#out.close('after what is under way');
  }

  /** Breaks the connection from the server's end: what is under way, in both directions, is lost, and the client is told. */
  cut(): void {
    if (!this.#open) return;
    this.#open = false;
    if (!this.#out.deaf) this.#out.bus.break(this.client.name, this.#out.from.name);
    this.#in.deafen();
    this.#out.close('at once');
  }
}
