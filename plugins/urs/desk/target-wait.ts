import type { Subscriber } from 'rxjs';
import { NobodyCame, type QueueTarget, type Target } from 'routeproof';
import type { AskedTargets } from '../targets/target-reader.ts';
import type { BoardAgent } from '../queues/board-agent.ts';
import type { UrsContext } from '../urs-context.ts';
import type { QueueStays } from '../routing/queue-stays.ts';
import { Reservation } from '../queues/reservation.ts';
import { Waiter } from '../queues/waiter.ts';

/** Who waits, and what it waits with. */
export interface TargetWaitOptions {
  readonly asked: AskedTargets;
  readonly interaction: string;
  readonly medium: string;
  readonly context: UrsContext;
  /** Where it waits in a virtual queue. */
  readonly stays: QueueStays | undefined;
  /** Remembers what was handed out. */
  readonly keep: (reservation: Reservation) => void;
}

/** One wait for a target: stands in line, widens, hands out once, and gives back what was not used. */
export class TargetWait {
  readonly #subscriber: Subscriber<Target | QueueTarget>;
  readonly #options: TargetWaitOptions;
  readonly #waiter: Waiter;
  #steps = 0;
  #cancel: (() => void) | undefined;
  #reservation: Reservation | undefined;
  #isGiving = false;
  #isOver = false;

  constructor(subscriber: Subscriber<Target | QueueTarget>, options: TargetWaitOptions) {
    const { asked, stays } = options;
    this.#subscriber = subscriber;
    this.#options = options;
    this.#waiter = new Waiter((agent, requested) => this.#handOut(agent, requested), asked.priority, asked.ageing);
    subscriber.add(() => this.#end());
    if (asked.virtualQueue !== undefined) stays?.enter(asked.virtualQueue);
    this.#widen();
  }

  /** Asks for the targets of the next step beside those before. */
  #widen(): void {
    const { asked, medium, context } = this.#options;
    const step = asked.steps[this.#steps++];
    if (step === undefined) return this.#nobodyCame();
    const agents = step.asked.filter(({ target }) => target.kind !== 'queue');
    if (agents.length > 0) context.targetQueues.join(this.#waiter, agents, medium, asked.selection);
    if (this.#isOver) return;
    const queue = step.asked.find(({ target }) => target.kind === 'queue');
    if (queue !== undefined) return this.#handOutQueue({ queue: queue.target.object, requested: queue.requested });
    if (step.timeout === undefined) return;
    const next = () => {
      context.targetQueues.giveUp(this.#waiter, step.cleared);
      this.#widen();
    };
    if (step.timeout === 0) next();
    else this.#cancel = context.clock.after(step.timeout, next, { name: 'widening' });
  }

  #nobodyCame(): void {
    const { asked, interaction } = this.#options;
    this.#isOver = true;
    this.#subscriber.error(
      new NobodyCame(
        interaction,
        asked.targets.map(({ requested }) => requested),
      ),
    );
  }

  #handOutQueue(target: QueueTarget): void {
    this.#isOver = true;
    this.#options.context.targetQueues.leave(this.#waiter);
    this.#subscriber.next(target);
    this.#subscriber.complete();
  }

  #handOut(agent: BoardAgent, requested: string): void {
    const { asked, medium, context, keep } = this.#options;
    const { virtualQueue } = asked;
    this.#isOver = true;
    this.#cancel?.();
    const reservation = new Reservation(context.board, { agent, medium, requested, virtualQueue }, () => {
      if (!this.#isGiving) this.#subscriber.complete();
    });
    this.#reservation = reservation;
    keep(reservation);
    // Whoever takes one value and unsubscribes while it is handed over keeps what was handed out.
    this.#isGiving = true;
    this.#subscriber.next(reservation.target);
    this.#isGiving = false;
    if (reservation.isUsed) this.#subscriber.complete();
  }

  #end(): void {
    const { asked, context, stays } = this.#options;
    this.#isOver = true;
    this.#cancel?.();
    context.targetQueues.leave(this.#waiter);
    if (!this.#isGiving) this.#reservation?.giveBack();
    if (asked.virtualQueue !== undefined) stays?.leave(asked.virtualQueue);
  }
}
