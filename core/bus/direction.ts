import type { ActorClock } from '../kernel/actor-clock.ts';
import { Broadcast } from '../kernel/broadcast.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Lane } from '../kernel/lane.ts';
import { Once } from '../kernel/once.ts';
import type { Milliseconds } from '../kernel/time.ts';
import type { Message } from '../protocol/catalogue.ts';
import type { Role } from '../protocol/values.ts';
import type { Bus } from './bus.ts';
import type { Crossing } from './crossing.ts';

/** One end of a wire, as the wire itself sees it. */
export interface Peer {
  readonly name: string;
  readonly role: Role;
  readonly clock: ActorClock;
}

/** How long a message is under way; no message: the end of the connection. */
export type Delay = (message: Message | undefined) => Milliseconds;

/** Gives what the other end handles in place of a message that has arrived. */
export type Decode = (message: Message) => Message;

/** What is under way: the message as it travels, and what the other end is given in its place. */
interface Replaced {
  readonly crossing: Crossing;
  readonly given: Message | Decode;
}

/** One direction of a link: a lane that keeps the order of what is sent over it. */
export class Direction {
  readonly closed = new Once();
  readonly lane: Lane;
  #open = true;

  constructor(
    readonly bus: Bus,
    readonly clock: Clock,
    readonly from: Peer,
    readonly to: Peer,
    public delay: Delay,
    readonly received: Broadcast<Message> = new Broadcast(),
  ) {
    this.lane = clock.lane(to.clock, `${from.name} -> ${to.name}`);
  }

  /** Whether nobody listens any more at the other end. */
  get deaf(): boolean {
    return !this.#open;
  }

  /**
   * `wire` travels. The other end is given the crossing itself, or `given`: another message, or a function that reads
   * the words of the wire when they have arrived.
   */
  send(wire: Message, standsFor: string | undefined, given?: Message | Decode): void {
    // Whoever sends does not know yet; the message is lost, and nobody hears of it.
    if (!this.#open) return;
    const sentAt = this.from.clock.now();
    const due = sentAt + this.delay(wire);
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
      interaction: wire.interaction,
      body: wire.body,
      standsFor,
    } as Crossing;
    this.bus.send(crossing);
    if (given === undefined) this.clock.post(this.lane, due, this.#arrive, crossing);
    else this.clock.post(this.lane, due, this.#arriveReplaced, { crossing, given });
  }

  /** Tells the other end, after all that is under way, or instead of it. */
  close(how: 'after what is under way' | 'at once'): void {
    if (how === 'at once') this.clock.drop(this.lane);
    this.clock.post(this.lane, this.from.clock.now() + this.delay(undefined), this.#close, undefined);
  }

  /** Stops listening: what still arrives is lost. */
  deafen(): void {
    this.#open = false;
    this.clock.drop(this.lane);
  }

  readonly #arrive = (crossing: Crossing): void => {
    if (!this.#open) return;
    (crossing as { at: Milliseconds }).at = this.to.clock.now();
    this.bus.deliver(crossing);
    this.received.tell(crossing);
  };

  readonly #arriveReplaced = ({ crossing, given }: Replaced): void => {
    if (!this.#open) return;
    (crossing as { at: Milliseconds }).at = this.to.clock.now();
    const read = typeof given === 'function' ? given(crossing) : given;
    if (typeof given === 'function' && read !== crossing) (crossing as { standsFor: string }).standsFor = read.type;
    this.bus.deliver(crossing);
    this.received.tell(read);
  };

  readonly #close = (): void => {
    if (!this.#open) return;
    this.#open = false;
    this.closed.happen();
  };
}
