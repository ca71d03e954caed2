import type { Subscriber } from 'rxjs';
import { NobodyCame, type QueueTarget, type Target } from 'routeproof';
import type { Asking } from '../doubts/target-doubts.ts';
import type { Wanted } from '../queues/target-queue.ts';
import type { Asked } from '../targets/possible-target.ts';
import { gateOf } from './gate-of.ts';
import type { AskedTargets } from '../targets/target-reader.ts';
import type { BoardAgent } from '../queues/board-agent.ts';
import type { UrsContext } from '../urs-context.ts';
import type { QueueStays } from '../routing/queue-stays.ts';
import { Reservation } from '../queues/reservation.ts';
import { Waiter } from '../queues/waiter.ts';

/** Who waits, and what it waits with. */
export interface TargetWaitOptions {
  readonly asked: AskedTargets;
  readonly asking: Asking;
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
  /** Queues whose thresholds do not hold yet, and how to stop looking. */
  readonly #watches = new Map<Asked, () => void>();
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
    const { asked, asking, context } = this.#options;
    const step = asked.steps[this.#steps++];
    if (step === undefined) return this.#nobodyCame();
    const wanted = step.asked.map((each) => this.#wanted(each));
    const agents = wanted.filter((each) => each.asked.target.kind !== 'queue');
    if (agents.length > 0) context.targetQueues.join(this.#waiter, agents, asking.medium, asked.selection);
    if (this.#isOver) return;
    for (const each of wanted) if (each.asked.target.kind === 'queue') this.#wantQueue(each);
    if (this.#isOver || step.timeout === undefined) return;
    const next = () => {
      context.targetQueues.giveUp(this.#waiter, step.cleared);
      for (const cleared of step.cleared) this.#watches.get(cleared)?.();
      this.#widen();
    };
    if (step.timeout === 0) next();
    else this.#cancel = context.clock.after(step.timeout, next, { name: 'widening' });
  }

  #wanted(each: Asked): Wanted {
    const { asked, asking, context } = this.#options;
    const onError = (error: unknown) => context.kit.atStepEnd(() => this.#subscriber.error(error));
    return { asked: each, gate: gateOf(each, { asking, threshold: asked.threshold, onError }, context) };
  }

  /** A queue is there at once, or as soon as its threshold holds. */
  #wantQueue({ asked, gate }: Wanted): void {
    if (this.#isOver) return;
    if (gate === undefined || gate.isOpen()) return this.#handOutQueue(asked);
    const onOpen = () => this.#handOutQueue(asked);
    this.#watches.set(asked, this.#options.context.targetQueues.watch({ gate, onOpen }));
  }

  #nobodyCame(): void {
    const { asked, asking } = this.#options;
    this.#isOver = true;
    this.#subscriber.error(
      new NobodyCame(
        asking.interaction,
        asked.targets.map(({ requested }) => requested),
      ),
    );
  }

  #handOutQueue({ target, requested }: Asked): void {
    this.#isOver = true;
    this.#options.context.targetQueues.leave(this.#waiter);
    this.#subscriber.next({ queue: target.object, requested });
    this.#subscriber.complete();
  }

  #handOut(agent: BoardAgent, requested: string): void {
    const { asked, asking, context, keep } = this.#options;
    const { virtualQueue } = asked;
    const { medium } = asking;
    this.#isOver = true;
    this.#stopLooking();
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

  #stopLooking(): void {
    this.#cancel?.();
    for (const stop of this.#watches.values()) stop();
  }

  #end(): void {
    const { asked, context, stays } = this.#options;
    this.#isOver = true;
    this.#stopLooking();
    context.targetQueues.leave(this.#waiter);
    if (!this.#isGiving) this.#reservation?.giveBack();
    if (asked.virtualQueue !== undefined) stays?.leave(asked.virtualQueue);
  }
}
