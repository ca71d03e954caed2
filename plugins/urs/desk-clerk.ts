import { Observable, Subject, type Subscriber, type TeardownLogic } from 'rxjs';
import {
  definedAt,
  errors,
  found,
  InteractionGone,
  type Desk,
  type KeyValues,
  type Milliseconds,
  type QueueTarget,
  type Refusal,
  type Target,
  type WideningOptions,
} from 'routeproof';
import { firstOf } from './first-of.ts';
import { invocation } from './invocations.ts';
import type { Office } from './office.ts';
import { QueueStays } from './queue-stays.ts';
import type { Reservation } from './reservation.ts';
import { lineHere, type Asking } from './target-doubts.ts';
import { TargetWait } from './target-wait.ts';
import { DeskWait } from './wait.ts';
import type { Asked } from './waiting-lines.ts';

/** Whom a desk serves. */
export interface Served {
  /** Its interaction, and who decides about it. */
  readonly asking: Asking;
  /** Number of the routing attempt. */
  readonly attempt: number;
  /** Its name in the T-Library, if URS was told one. */
  readonly connId: string | undefined;
  /** Whether a decision that ends the attempt waits for the server's answer. */
  readonly isDeciding: () => boolean;
}

/** Serves one routing attempt at its desk: keeps its open waits and what was handed out to it. */
export class DeskClerk {
  /** The side of the strategy. */
  readonly desk: Desk;
  readonly #served: Served;
  readonly #office: Office;
  /** Replaced when it changes: to end one wait may end others. */
  #waits: readonly Subscriber<never>[] = [];
  /** Made when somebody listens. */
  #refused: Subject<Refusal> | undefined;
  readonly #stays: QueueStays;
  #reservations: Reservation[] = [];
  #state: 'open' | 'lost' | 'closed' = 'open';

  constructor(served: Served, office: Office) {
    this.#served = served;
    this.#office = office;
    const { asking, connId, attempt, isDeciding } = served;
    const { interaction } = asking;
    const isLeaving = () => isDeciding() || this.#reservations.some(({ isOver }) => !isOver);
    this.#stays = new QueueStays({ interaction, connId, number: attempt, isLeaving }, office);
    this.desk = {
      // Which of the two comes is known to the text alone, and to the types of Desk.
      target: ((expressions: string | readonly string[], options?: WideningOptions) =>
        this.#target(expressions, options)) as unknown as Desk['target'],
      after: (delay) => this.#after(delay),
      at: (time) => this.#at(time),
      first: ((waits) => this.#wait(firstOf(waits))) as Desk['first'],
      waiting: (place) => this.#waiting(place),
      invoke: (service, method, params: KeyValues = {}) =>
        this.#wait(invocation(office.outbox, { interaction, attempt }, { service, method, params })),
      clock: office.kit.clock,
      refused: new Observable((listener) => (this.#refused ??= new Subject()).subscribe(listener)),
    };
  }

  /** What was handed out and not given back of this agent. */
  reservationOf(agent: string | undefined): Reservation | undefined {
    return this.#reservations.find((each) => !each.isOver && each.target.agent === agent);
  }

  /** The VQID of the stay in which a target was waited for. */
  queueIdOf({ virtualQueue }: Reservation): string | undefined {
    return this.#stays.idOf(virtualQueue);
  }

  /** Tells the strategy of a refusal; false when it does not listen. */
  tell(refusal: Refusal): boolean {
    const heard = this.#refused?.observed ?? false;
    this.#stays.review();
    this.#refused?.next(refusal);
    return heard;
  }

  /** The path has ended: nothing that it still waits for, or holds without having used it, is of any use. */
  pathEnded(): void {
    for (const wait of this.#waits) wait.unsubscribe();
    for (const reservation of this.#reservations) reservation.giveBack();
  }

  /** The server has taken the decision: what the strategy still waits for never comes. */
  close(): void {
    this.#state = 'closed';
    this.#stays.endAll('EventDiverted');
    this.#letGo((wait) => wait.unsubscribe());
  }

  /** The interaction was taken away: open waits fail with InteractionGone, and so does each later one. */
  lose(): void {
    this.#state = 'lost';
    this.#stays.endAll('EventAbandoned');
    this.#letGo((wait) => wait.error(new InteractionGone(this.#served.asking.interaction)));
  }

  #letGo(end: (wait: Subscriber<never>) => void): void {
    const reservations = this.#reservations;
    this.#reservations = [];
    for (const wait of this.#waits) end(wait);
    for (const reservation of reservations) reservation.end();
  }

  #target(expressions: string | readonly string[], options?: WideningOptions) {
    const office = this.#office;
    const { asking } = this.#served;
    const asked = office.targets.read(expressions, options);
    office.doubts.look(asked.targets, asking);
    const keep = (reservation: Reservation) => this.#keep(reservation);
    return this.#wait<Target | QueueTarget>((subscriber) => {
      new TargetWait(subscriber, { asked, medium: asking.medium, office, stays: this.#stays, keep });
    });
  }

  #after(delay: Milliseconds) {
    if (typeof delay !== 'number' || !(delay >= 0)) throw errors.badWait('`desk.after`', delay);
    this.#tellOfNever('`desk.after`', delay);
    const { clock } = this.#office.kit;
    return this.#wait<void>((subscriber) =>
      clock.after(delay, over(subscriber), { name: 'desk.after', of: this.#served.asking.interaction }),
    );
  }

  #at(time: Milliseconds) {
    if (typeof time !== 'number' || Number.isNaN(time)) throw errors.badWait('`desk.at`', time);
    this.#tellOfNever('`desk.at`', time);
    const { clock } = this.#office.kit;
    return this.#wait<void>((subscriber) =>
      clock.at(Math.max(time, clock.now()), over(subscriber), { name: 'desk.at', of: this.#served.asking.interaction }),
    );
  }

  /** What never comes may be meant, as may be a time of opening that a calendar does not have. */
  #tellOfNever(call: string, time: Milliseconds): void {
    if (time !== Infinity) return;
    const { strategy, interaction } = this.#served.asking;
    const where = lineHere() ?? definedAt(strategy);
    this.#office.kit.finding({ ...found.waitForEver(strategy.name, call), interaction, where });
  }

  #waiting(place: string): number {
    const { lines, virtualQueues, inHand } = this.#office;
    if (!/^\s*\?|\.(?:A|AP|GA|GP|Q)$/.test(place)) return virtualQueues.waitingIn(place) || inHand.of(place);
    const { targets } = this.#office.targets.read(place, undefined);
    this.#office.doubts.look(targets, this.#served.asking);
    const [{ target }] = targets as readonly [Asked];
    return target.kind === 'queue' ? inHand.of(target.object) : lines.waitingFor(target);
  }

  #wait<T>(begin: (subscriber: Subscriber<T>) => TeardownLogic): DeskWait<T> {
    return new DeskWait<T>((subscriber) => {
      if (this.#state === 'lost') return subscriber.error(new InteractionGone(this.#served.asking.interaction));
      if (this.#state === 'closed') return;
      this.#waits = [...this.#waits, subscriber];
      subscriber.add(() => {
        this.#waits = this.#waits.filter((each) => each !== subscriber);
      });
      return begin(subscriber);
    });
  }

  #keep(reservation: Reservation): void {
    if (this.#reservations.some((each) => each.isOver))
      this.#reservations = this.#reservations.filter((each) => !each.isOver);
    this.#reservations.push(reservation);
  }
}

/** Ends a wait when its time has come. */
const over = (subscriber: Subscriber<void>) => (): void => {
  subscriber.next();
  subscriber.complete();
};
