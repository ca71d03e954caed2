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
import { busyAgent } from '../statistics/busy-agent.ts';
import { Reservation } from '../queues/reservation.ts';
import type { Holder, Waiter } from '../queues/waiter.ts';
import type { KeptPlaces } from './kept-places.ts';
import { WantedQueues } from './wanted-queues.ts';
import { WaitLines } from './wait-lines.ts';

/** Who waits, and what it waits with. */
export interface TargetWaitOptions {
  readonly asked: AskedTargets;
  readonly asking: Asking;
  readonly context: UrsContext;
  /** Where it waits in a virtual queue. */
  readonly stays: QueueStays | undefined;
  /** What the attempt keeps of its places from wait to wait. */
  readonly places: KeptPlaces;
  readonly attempt: WaitingAttempt;
  readonly onPlaceLost: (requested: string, overtaking: string) => void;
}

/** A routing attempt as its waits know it. */
export interface WaitingAttempt {
  /** Whether nothing is handed out to it now. */
  readonly isSuspended: boolean;
  /** A wait goes on. */
  begun(wait: TargetWait): void;
  /** A wait is over. */
  ended(wait: TargetWait): void;
  /** Remembers what was handed out. */
  keep(reservation: Reservation): void;
}

/** One wait for a target: stands in line, widens, hands out once, and gives back what was not used. */
export class TargetWait implements Holder {
  readonly interaction: string;
  readonly #subscriber: Subscriber<Target | QueueTarget>;
  readonly #options: TargetWaitOptions;
  readonly #lines: WaitLines;
  #steps = 0;
  #cancel: (() => void) | undefined;
  readonly #queues: WantedQueues;
  #reservation: Reservation | undefined;
  #isGiving = false;
  #isOver = false;

  constructor(subscriber: Subscriber<Target | QueueTarget>, options: TargetWaitOptions) {
    const { asked, asking, stays, context, places, attempt, onPlaceLost } = options;
    this.#subscriber = subscriber;
    this.#options = options;
    this.interaction = asking.interaction;
    const isSuspended = () => attempt.isSuspended;
    const { targetQueues: queues, clock } = context;
    const line = { asked, medium: asking.medium, queues, now: () => clock.now(), places, isSuspended, onPlaceLost };
    this.#lines = new WaitLines(this, line);
    this.#queues = new WantedQueues(asked, context, { isSuspended, handOut: (queue) => this.#handOutQueue(queue) });
    attempt.begun(this);
    subscriber.add(() => this.#end());
    for (const queue of asked.virtualQueues) stays?.enter(queue);
    this.#widen();
  }

  /** Asks for the targets of the next step beside those before. */
  #widen(): void {
    const { asked, context } = this.#options;
    const step = asked.steps[this.#steps++];
    if (step === undefined) return this.#nobodyCame();
    const wanted = step.asked.map((each) => this.#wanted(each));
    const agents = wanted.filter((each) => each.asked.target.kind !== 'queue');
    this.#lines.ask(agents);
    this.#queues.want(wanted.filter((each) => each.asked.target.kind === 'queue'));
    if (asked.busy && !this.#isOver) this.#handOutBusy(agents);
    if (this.#isOver || step.timeout === undefined) return;
    const next = () => {
      this.#lines.giveUp(step.cleared);
      this.#queues.giveUp(step.cleared);
      this.#widen();
    };
    if (step.timeout === 0) next();
    else this.#cancel = context.clock.after(step.timeout, next, { name: 'widening' });
  }

  #wanted(each: Asked): Wanted {
    const { asked, asking, context } = this.#options;
    const onError = (error: unknown) => this.fail(error);
    return { asked: each, gate: gateOf(each, { asking, threshold: asked.threshold, onError }, context) };
  }

  fail(error: unknown): void {
    this.#options.context.kit.atStepEnd(() => this.#subscriber.error(error));
  }

  /** Somebody who has no room, at once and without a reservation. */
  #handOutBusy(agents: readonly Wanted[]): void {
    const { asked, asking, context, attempt } = this.#options;
    if (attempt.isSuspended) return;
    const open = agents.filter(({ gate }) => gate === undefined || gate.isOpen()).map((each) => each.asked);
    const among = { ...context, configuration: context.targets.configuration };
    const busy = busyAgent(among, open, asked.selection, asking.medium);
    if (busy === undefined) return;
    this.#isOver = true;
    this.#stopLooking();
    this.#lines.leave();
    this.#subscriber.next({ agent: busy.agent.name, place: busy.agent.place, requested: busy.requested });
    this.#subscriber.complete();
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

  #handOutQueue(queue: Asked): void {
    this.#isOver = true;
    this.#queues.stop();
    this.#lines.leave();
    this.#options.context.targetQueues.dealt.deal(queue);
    this.#subscriber.next({ queue: queue.target.object, requested: queue.requested });
    this.#subscriber.complete();
  }

  /** What is free is handed out no longer; it stands where it stood. */
  suspend(): void {
    this.#lines.suspend();
  }

  /** What is free is handed out again. */
  resume(): void {
    this.#lines.resume();
    this.#queues.resume();
  }

  take({ virtualQueues }: Waiter, agent: BoardAgent, requested: string): void {
    const { asking, context, attempt } = this.#options;
    const { medium } = asking;
    this.#isOver = true;
    this.#stopLooking();
    this.#lines.leave();
    const reservation = new Reservation(context.board, { agent, medium, requested, virtualQueues }, () => {
      if (!this.#isGiving) this.#subscriber.complete();
    });
    this.#reservation = reservation;
    attempt.keep(reservation);
    // Whoever takes one value and unsubscribes while it is handed over keeps what was handed out.
    this.#isGiving = true;
    this.#subscriber.next(reservation.target);
    this.#isGiving = false;
    if (reservation.isUsed) this.#subscriber.complete();
  }

  #stopLooking(): void {
    this.#cancel?.();
    this.#queues.stop();
  }

  #end(): void {
    const { asked, stays, attempt } = this.#options;
    this.#isOver = true;
    this.#stopLooking();
    this.#lines.end();
    attempt.ended(this);
    if (!this.#isGiving) this.#reservation?.giveBack();
    for (const queue of asked.virtualQueues) stays?.leave(queue);
  }
}
