import { Observable, Subject, type Subscriber, type TeardownLogic } from 'rxjs';
import {
  InteractionGone,
  type Desk,
  type KeyValues,
  type Milliseconds,
  type QueueTarget,
  type Refusal,
  type Target,
  type WideningOptions,
} from 'routeproof';
import { errors, valueInWords } from 'routeproof/kit';
import type { ServiceFault } from '../../service/service-fault.ts';
import { firstOf } from './first-of.ts';
import { AuthoredSubscriber } from './authored-subscriber.ts';
import type { StrategyFindings } from '../strategy-findings.ts';
import { Calls } from './calls.ts';
import type { Call } from './invocation.ts';
import type { UrsContext } from '../urs-context.ts';
import { QueueStays } from '../routing/queue-stays.ts';
import type { Reservation } from '../queues/reservation.ts';
import type { Asking } from '../doubts/target-doubts.ts';
import { TargetWait } from './target-wait.ts';
import { DeskWait, over } from './wait.ts';
import { waitingAt } from './waiting-at.ts';

/** Whom a desk serves. */
export interface Served {
  /** Its interaction, and who decides about it. */
  readonly asking: Asking;
  /** Number of the routing attempt, as URS counts them. */
  readonly attempt: number;
  /** Its name in the T-Library. */
  readonly connId: string;
  /** Reports what the strategy does wrong. */
  readonly findings: StrategyFindings;
  /** Whether a decision that ends the attempt waits for the server's answer. */
  readonly isDeciding: () => boolean;
}

/** Serves one routing attempt at its desk: keeps its open waits and what was handed out to it. */
export class DeskClerk {
  /** The side of the strategy. */
  readonly desk: Desk;
  readonly #served: Served;
  readonly #context: UrsContext;
  /** Replaced when it changes: to end one wait may end others. */
  #waits: readonly Subscriber<never>[] = [];
  /** Made when somebody listens. */
  #refused: Subject<Refusal> | undefined;
  /** Made when they are needed. */
  #stays: QueueStays | undefined;
  #calls: Calls | undefined;
  #reservations: Reservation[] = [];
  #state: 'open' | 'lost' | 'closed' = 'open';
  /** Whether it is the desk that ends waits. */
  #isLettingGo = false;

  constructor(served: Served, context: UrsContext) {
    this.#served = served;
    this.#context = context;
    this.desk = {
      // Which of the two comes is known to the text alone, and to the types of Desk.
      target: ((expressions: string | readonly string[], options?: WideningOptions) =>
        this.#target(expressions, options)) as unknown as Desk['target'],
      after: (delay) => this.#after(delay),
      at: (time) => this.#at(time),
      first: ((waits) => this.#wait(firstOf(waits))) as Desk['first'],
      waiting: (place) => waitingAt(context, served.asking, place),
      invoke: (service, method, params: KeyValues = {}) => this.#invoke({ service, method, params }),
      clock: context.clock,
      refused: new Observable((listener) => (this.#refused ??= new Subject()).subscribe(listener)),
    };
  }

  /** What was handed out and not given back of this agent. */
  reservationOf(agent: string | undefined): Reservation | undefined {
    return this.#reservations.find((each) => !each.isOver && each.target.agent === agent);
  }

  /** The VQID of the stay in which a target was waited for. */
  queueIdOf({ virtualQueue }: Reservation): string | undefined {
    return this.#stays?.idOf(virtualQueue);
  }

  /** Tells the strategy of a refusal; false when it does not listen. */
  tell(refusal: Refusal): boolean {
    const heard = this.#refused?.observed ?? false;
    this.#stays?.review();
    this.#served.findings.heed(() => this.#refused?.next(refusal));
    return heard;
  }

  /** The path has ended: nothing that it still waits for, or holds without having used it, is of any use. */
  pathEnded(): void {
    this.#endWaits((wait) => wait.unsubscribe());
    for (const reservation of this.#reservations) reservation.giveBack();
  }

  /** The server has taken the decision: what the strategy still waits for never comes, and its path is ended. */
  close(endPath: () => void): void {
    this.#state = 'closed';
    this.#isLettingGo = true;
    endPath();
    this.#stays?.endAll('EventDiverted');
    this.#letGo((wait) => wait.unsubscribe());
    this.#calls?.end();
  }

  /** The interaction was taken away: the path is ended, open waits fail with InteractionGone, and so does each later one. */
  lose(endPath: () => void): void {
    this.#state = 'lost';
    endPath();
    this.#stays?.endAll('EventAbandoned');
    this.#letGo((wait) => wait.error(new InteractionGone(this.#served.asking.interaction)));
  }

  #letGo(end: (wait: Subscriber<never>) => void): void {
    const reservations = this.#reservations;
    this.#reservations = [];
    this.#endWaits(end);
    for (const reservation of reservations) reservation.end();
  }

  #endWaits(end: (wait: Subscriber<never>) => void): void {
    this.#isLettingGo = this.#state !== 'lost';
    for (const wait of this.#waits) this.#served.findings.heed(() => end(wait));
    this.#isLettingGo = false;
  }

  #invoke(asked: Call): DeskWait<KeyValues> {
    const call = (this.#calls ??= this.#newCalls()).make(asked);
    if (this.#state !== 'open') this.#calls.end();
    return this.#wait<KeyValues>(
      (subscriber) => call.begin(subscriber, () => this.#isLettingGo),
      (isLost) => call.tooLate(isLost),
    );
  }

  #target(expressions: string | readonly string[], options?: WideningOptions) {
    const [context, { medium }] = [this.#context, this.#served.asking];
    const asked = context.targets.read(expressions, options);
    context.doubts.look(asked.targets, this.#served.asking);
    context.afterwards.queues.know(asked.virtualQueue);
    const stays = asked.virtualQueue === undefined ? undefined : (this.#stays ??= this.#newStays());
    const keep = (reservation: Reservation) => this.#keep(reservation);
    return this.#wait<Target | QueueTarget>((subscriber) => {
      new TargetWait(subscriber, { asked, medium, context, stays, keep });
    });
  }

  #newCalls(): Calls {
    const { asking, ...rest } = this.#served;
    const failed = (fault: ServiceFault) => this.#context.afterwards.services.failed(fault, asking);
    return new Calls(this.#context, { ...rest, interaction: asking.interaction, failed });
  }

  #newStays(): QueueStays {
    const { asking, attempt, connId, isDeciding } = this.#served;
    const isLeaving = () => isDeciding() || this.#reservations.some(({ isOver }) => !isOver);
    return new QueueStays({ interaction: asking.interaction, connId, number: attempt, isLeaving }, this.#context);
  }

  #after(delay: Milliseconds) {
    if (typeof delay !== 'number' || !(delay >= 0)) throw errors.badWait('`desk.after`', valueInWords(delay));
    if (delay === Infinity) this.#served.findings.waitForEver('`desk.after`');
    const { clock } = this.#context;
    return this.#wait<void>((subscriber) =>
      clock.after(delay, over(subscriber), { name: 'desk.after', of: this.#served.asking.interaction }),
    );
  }

  #at(time: Milliseconds) {
    if (typeof time !== 'number' || Number.isNaN(time)) throw errors.badWait('`desk.at`', valueInWords(time));
    if (time === Infinity) this.#served.findings.waitForEver('`desk.at`');
    const { clock } = this.#context;
    return this.#wait<void>((subscriber) =>
      clock.at(Math.max(time, clock.now()), over(subscriber), { name: 'desk.at', of: this.#served.asking.interaction }),
    );
  }

  #wait<T>(begin: (subscriber: Subscriber<T>) => TeardownLogic, tooLate?: (isLost: boolean) => void): DeskWait<T> {
    return new DeskWait<T>((subscriber) => {
      if (this.#state !== 'open') tooLate?.(this.#state === 'lost');
      if (this.#state === 'lost') return subscriber.error(new InteractionGone(this.#served.asking.interaction));
      if (this.#state === 'closed') return;
      this.#waits = [...this.#waits, subscriber];
      subscriber.add(() => {
        this.#waits = this.#waits.filter((each) => each !== subscriber);
      });
      return begin(new AuthoredSubscriber(subscriber, this.#served.findings));
    });
  }

  #keep(reservation: Reservation): void {
    if (this.#reservations.some((each) => each.isOver))
      this.#reservations = this.#reservations.filter((each) => !each.isOver);
    this.#reservations.push(reservation);
  }
}
