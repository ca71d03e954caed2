import { Subject, type Subscriber, type TeardownLogic } from 'rxjs';
import { errors, InteractionGone, type Desk, type Milliseconds, type Refusal, type Target } from 'routeproof';
import { invocation } from './invocations.ts';
import { Waiter } from './line.ts';
import type { Office } from './office.ts';
import { parseTarget, type ParsedTarget } from './parse-target.ts';
import { Reservation } from './reservation.ts';
import { DeskWait } from './wait.ts';

/** Whom a desk serves. */
export interface Served {
  readonly interaction: string;
  readonly medium: string;
  /** Number of the routing attempt. */
  readonly attempt: number;
}

/** Serves one routing attempt at its desk: keeps its open waits and what was handed out to it. */
export class DeskClerk {
  /** The side of the strategy. */
  readonly desk: Desk;
  readonly #served: Served;
  readonly #office: Office;
  readonly #waits = new Set<Subscriber<never>>();
  readonly #refused = new Subject<Refusal>();
  #reservations: Reservation[] = [];
  #state: 'open' | 'lost' | 'closed' = 'open';

  constructor(served: Served, office: Office) {
    this.#served = served;
    this.#office = office;
    this.desk = {
      target: (expression: string) => this.#target(expression),
      after: (delay: Milliseconds) => this.#after(delay),
      invoke: (service: string, method: string, params: KeyValues = {}) =>
        this.#wait(invocation(office.outbox, served, { service, method, params })),
      clock: office.kit.clock,
      refused: this.#refused.asObservable(),
    } as unknown as Desk;
  }

  /** What was handed out and not given back of this agent. */
  reservationOf(agent: string): Reservation | undefined {
    return this.#reservations.find((each) => !each.isOver && each.target.agent === agent);
  }

  /** Tells the strategy of a refusal; false when it does not listen. */
  tell(refusal: Refusal): boolean {
    const heard = this.#refused.observed;
    this.#refused.next(refusal);
    return heard;
  }

  /** The path has ended: nothing that it still waits for, or holds without having used it, is of any use. */
  pathEnded(): void {
    for (const wait of [...this.#waits]) wait.unsubscribe();
    for (const reservation of this.#reservations) reservation.giveBack();
  }

  /** The server has taken the decision: what the strategy still waits for never comes. */
  close(): void {
    this.#state = 'closed';
    this.#letGo((wait) => wait.unsubscribe());
  }

  /** The interaction was taken away: open waits fail with InteractionGone, and so does each later one. */
  lose(): void {
    this.#state = 'lost';
    this.#letGo((wait) => wait.error(new InteractionGone(this.#served.interaction)));
  }

  #letGo(end: (wait: Subscriber<never>) => void): void {
    const reservations = this.#reservations;
    this.#reservations = [];
    for (const wait of [...this.#waits]) end(wait);
    for (const reservation of reservations) reservation.end();
  }

  #target(expression: string) {
    const target = parseTarget(expression);
    this.#mustExist(target, expression);
    return this.#wait<Target>((subscriber) => {
      let reservation: Reservation | undefined;
      let isGiving = false;
      const waiter = new Waiter((agent) => {
        const handedOut = new Reservation(this.#office.board, agent, expression, () => {
          if (!isGiving) subscriber.complete();
        });
        this.#keep((reservation = handedOut));
        isGiving = true;
        subscriber.next(handedOut.target);
        isGiving = false;
        if (handedOut.isUsed) subscriber.complete();
      });
      // Whoever takes one value and unsubscribes while it is handed over keeps what was handed out.
      subscriber.add(() => {
        this.#office.lines.leave(waiter);
        if (!isGiving) reservation?.giveBack();
      });
      this.#office.lines.join(target, this.#served.medium, waiter);
    });
  }

  #after(delay: Milliseconds) {
    return this.#wait<void>((subscriber) =>
      this.#office.kit.clock.after(delay, () => {
        subscriber.next();
        subscriber.complete();
      }),
    );
  }

  #wait<T>(begin: (subscriber: Subscriber<T>) => TeardownLogic): DeskWait<T> {
    return new DeskWait<T>((subscriber) => {
      if (this.#state === 'lost') return subscriber.error(new InteractionGone(this.#served.interaction));
      if (this.#state === 'closed') return;
      this.#waits.add(subscriber);
      subscriber.add(() => this.#waits.delete(subscriber));
      return begin(subscriber);
    });
  }

  #keep(reservation: Reservation): void {
    if (this.#reservations.some((each) => each.isOver))
      this.#reservations = this.#reservations.filter((each) => !each.isOver);
    this.#reservations.push(reservation);
  }

  /** The group must be one of the configuration: for a misspelt one nobody would ever come. */
  #mustExist(target: ParsedTarget, expression: string): void {
    const { groups, isOpen } = this.#office.configuration;
    if (target.kind !== 'group' || isOpen || groups.includes(target.object)) return;
    const known = groups.map((name) => `'${name}'`).join(', ');
    throw errors.badTarget(expression, 1, `the name of a group of the centre (${known || 'it has none'})`);
  }
}
