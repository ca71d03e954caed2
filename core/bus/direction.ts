import { ReplaySubject, Subject } from 'rxjs';
import type { ActorClock } from '../kernel/actor-clock.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Lane } from '../kernel/lane.ts';
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

/** What is under way: the message as it travels, and what the other end is given. */
interface UnderWay {
  readonly crossing: Crossing;
  readonly given: Message;
}

/** One direction of a link: a lane that keeps the order of what is sent over it. */
export class Direction {
  readonly received = new Subject<Message>();
  readonly closed = new ReplaySubject<void>(1);
  readonly lane: Lane;
  #open = true;

  constructor(
    readonly bus: Bus,
    readonly clock: Clock,
    readonly from: Peer,
    readonly to: Peer,
    readonly delay: () => Milliseconds,
  ) {
    this.lane = clock.lane(to.clock, `${from.name} -> ${to.name}`);
  }

  /** `wire` travels, `given` is what the other end is given: the crossing itself unless another message is named. */
  send(wire: Message, standsFor: string | undefined, given?: Message): void {
    const sentAt = this.from.clock.now();
    const due = sentAt + this.delay();
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
    this.clock.post(this.lane, due, this.#arrive, { crossing, given: given ?? crossing });
  }

  /** Tells the other end, after all that is under way, or instead of it. */
  close(how: 'after what is under way' | 'at once'): void {
    if (how === 'at once') this.clock.drop(this.lane);
    this.clock.post(this.lane, this.from.clock.now() + this.delay(), this.#close, undefined);
  }

  /** Stops listening: what still arrives is lost. */
  deafen(): void {
    this.#open = false;
    this.clock.drop(this.lane);
  }

  readonly #arrive = ({ crossing, given }: UnderWay): void => {
    if (!this.#open) return;
    (crossing as { at: Milliseconds }).at = this.to.clock.now();
    this.bus.deliver(crossing);
    this.received.next(given);
  };

  readonly #close = (): void => {
    if (!this.#open) return;
    this.#open = false;
    this.closed.next();
    this.closed.complete();
    this.received.complete();
  };
}
