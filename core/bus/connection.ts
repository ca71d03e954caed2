import type { Observable } from 'rxjs';
import { checkSender } from './check-sender.ts';
import type { Message } from '../protocol/catalogue.ts';
import { sealedBody } from '../protocol/sealed.ts';
import type { Direction, Peer } from './direction.ts';

/** A server's end of a connection. */
export class Connection {
  /** Requests, in the words of the server. */
  readonly received: Observable<Message>;
  /** Emits when the client is gone. */
  readonly closed: Observable<void>;
  readonly client: Peer;
  readonly #out: Direction;
  readonly #in: Direction;
  #open = true;

  constructor(out: Direction, back: Direction) {
    this.#out = out;
    this.#in = back;
    this.client = out.to;
    this.received = back.received.values;
    this.closed = back.closed.told;
    back.closed.hear(() => {
      this.#open = false;
      out.deafen();
    });
  }

  get open(): boolean {
    return this.#open;
  }

  /** Sends an event; `wire` is what travels in its place, if a substitution says so. */
  send(message: Message, wire: Message = message): void {
    this.pass(message, { ...wire, body: sealedBody(wire.body) } as Message);
  }

  /** The same for what nobody writes to any more: what travels is `wire` itself, and no copy. */
  pass(message: Message, wire: Message = message): void {
    const same = wire.type === message.type && wire.protocol === message.protocol;
    if (wire.type.startsWith('Request')) checkSender(this.#out.from, wire);
    if (this.#open) this.#out.send(wire, same ? undefined : message.type);
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
