import type { ActorClock } from '../kernel/clock/actor-clock.ts';
import { Broadcast } from '../kernel/broadcast.ts';
import type { Clock } from '../kernel/clock/clock.ts';
import type { EventQueue } from '../kernel/clock/event-queue.ts';
import { Once } from './once.ts';
import type { Milliseconds } from '../kernel/time.ts';
import { namesInteraction, type Message } from '../protocol/catalogue.ts';
import type { Role } from '../protocol/values.ts';
import type { Bus } from './bus.ts';
import type { Codec } from './codec.ts';
import type { Crossing, Received } from './crossing.ts';

/** One end of a wire, as the wire itself sees it. */
export interface Peer {
  /** Who it is. */
  readonly name: string;
  /** What it is for the server. */
  readonly role: Role;
  /** Its own view of time. */
  readonly clock: ActorClock;
}

/** How long a message is under way; no message: the end of the connection. */
export type Delay = (message: Message | undefined) => Milliseconds;

/** What is under way in words that are read when they have arrived. */
interface InWords {
  readonly crossing: Crossing;
  /** What is on the wire, and nothing beside it. */
  readonly wire: Message;
}

/** One direction of a link: a queue that keeps the order of what is sent over it. */
export class Direction {
  readonly closed = new Once();
  readonly queue: EventQueue;
  #open = true;
  /** The message in hand, if the bench has made it. */
  #made: Message | undefined;

  constructor(
    readonly bus: Bus,
    readonly clock: Clock,
    readonly from: Peer,
    readonly to: Peer,
    public delay: Delay,
    readonly received: Broadcast<Message> = new Broadcast(),
    /** Reads the words of the wire, where the receiver speaks others. */
    readonly decode?: Codec['decode'],
  ) {
    this.queue = clock.queue(to.clock, `${from.name} -> ${to.name}`);
  }

  /** Whether nobody listens any more at the other end. */
  get deaf(): boolean {
    return !this.#open;
  }

  /**
   * `wire` travels; `meant` is what it stands for, if it stands for another message. `isMade` says that the bench itself has made it,
   * with the attributes that its row has. From here to whoever reads it, it is one object.
   */
  send(wire: Message, meant?: Message, isMade = false): void {
    // Whoever sends does not know yet; the message is lost, and nobody hears of it.
    if (!this.#open) return;
    const sentAt = this.from.clock.now();
    const due = sentAt + this.delay(wire);
    const interaction = wire.interaction ?? meant?.interaction ?? callOf(wire);
    const crossing = {
      at: due,
      sentAt,
      from: this.from.name,
      to: this.to.name,
      fromRole: this.from.role,
      toRole: this.to.role,
      protocol: wire.protocol,
      type: wire.type,
      ref: wire.ref,
      interaction,
      body: wire.body,
      standsFor: meant?.type,
      meant,
    } as Crossing;
    this.bus.send(crossing);
    if (this.decode !== undefined) this.clock.post(this.queue, due, this.#arriveInWords, { crossing, wire });
    else if (interaction !== undefined && !namesInteraction(wire))
      this.clock.post(this.queue, due, this.#arriveMarked, crossing);
    else this.clock.post(this.queue, due, isMade ? this.#arriveMade : this.#arrive, crossing);
  }

  /** Whether a message that is just being received was made by the bench: whether its attributes are right was found out before it was sent. */
  isMade(message: Message): boolean {
    return message === this.#made;
  }

  /** Adds to the delay of each message, for as long as the run lasts. */
  slow(extra: Delay): void {
    const { delay } = this;
    this.delay = (message) => delay(message) + extra(message);
  }

  /** Tells the other end, after all that is under way, or instead of it. */
  close(how: 'after what is under way' | 'at once'): void {
    if (how === 'at once') this.clock.drop(this.queue);
    this.clock.post(this.queue, this.from.clock.now() + this.delay(undefined), this.#close, undefined);
  }

  /** Stops listening: what still arrives is lost. */
  deafen(): void {
    this.#open = false;
    this.clock.drop(this.queue);
  }

  readonly #arrive = (crossing: Crossing): void => {
    if (!this.#open) return;
    (crossing as { at: Milliseconds }).at = this.to.clock.arrival();
    this.bus.deliver(crossing);
    this.received.tell(crossing);
  };

  readonly #arriveMade = (crossing: Crossing): void => {
    if (!this.#open) return;
    (crossing as { at: Milliseconds }).at = this.to.clock.arrival();
    this.bus.deliver(crossing);
    this.#made = crossing;
    this.received.tell(crossing);
    this.#made = undefined;
  };

  /** Of a message that does not say which interaction it is about, as an answer, its receiver does not see the bench's mark. */
  readonly #arriveMarked = (crossing: Crossing): void => {
    if (!this.#open) return;
    (crossing as { at: Milliseconds }).at = this.to.clock.arrival();
    const isSeen = this.bus.deliver(crossing);
    if (isSeen) return this.received.tell(readFrom(crossing, crossing, undefined));
    (crossing as { interaction: undefined }).interaction = undefined;
    this.received.tell(crossing);
  };

  readonly #arriveInWords = ({ crossing, wire }: InWords): void => {
    if (!this.#open) return;
    (crossing as { at: Milliseconds }).at = this.to.clock.arrival();
    const read = this.decode!(wire, crossing.meant);
    if (read !== wire && crossing.meant === undefined)
      Object.assign(crossing, { standsFor: read.type, interaction: read.interaction });
    this.bus.deliver(crossing);
    // The receiver is not shown what the bench alone knows of what travelled.
    const travelled = readFrom(crossing, wire, undefined);
    this.received.tell(read === wire ? travelled : readFrom(crossing, read, travelled));
  };

  readonly #close = (): void => {
    if (!this.#open) return;
    this.#open = false;
    this.closed.happen();
  };
}

/** The interaction that a message of the T-Library names in its own way. */
const callOf = ({ protocol, body }: Message): string | undefined =>
  protocol === 'TLibrary' && 'CallUUID' in body ? body.CallUUID : undefined;

/** What the receiver reads, with the passage of what travelled. */
const readFrom = (passage: Crossing, read: Message, wire: Crossing | undefined): Received =>
  // Key by key: of what a spread makes, Node 20 has a hidden class for each.
  ({
    at: passage.at,
    sentAt: passage.sentAt,
    from: passage.from,
    to: passage.to,
    fromRole: passage.fromRole,
    toRole: passage.toRole,
    protocol: read.protocol,
    type: read.type,
    ref: read.ref,
    interaction: namesInteraction(read) ? read.interaction : undefined,
    body: read.body,
    standsFor: undefined,
    meant: undefined,
    wire,
  }) as Received;
