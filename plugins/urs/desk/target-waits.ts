import type { Subscriber } from 'rxjs';
import type { QueueTarget, Target, WideningOptions } from 'routeproof';
import type { Asking } from '../doubts/target-doubts.ts';
import type { Reservation } from '../queues/reservation.ts';
import { QueueStays } from '../routing/queue-stays.ts';
import type { GivenTargets } from '../targets/target-steps.ts';
import type { UrsContext } from '../urs-context.ts';
import { TargetWait } from './target-wait.ts';

/** Whom targets are for. */
export interface ServedWithTargets {
  /** Its interaction, and who decides about it. */
  readonly asking: Asking;
  /** Number of the routing attempt, as URS counts them. */
  readonly attempt: number;
  /** Its name in the T-Library. */
  readonly connId: string;
  /** Whether a decision that ends the attempt waits for the server's answer. */
  readonly isDeciding: () => boolean;
}

/** What one routing attempt asks for, and what was handed out to it. */
export class TargetWaits {
  readonly #served: ServedWithTargets;
  readonly #context: UrsContext;
  /** Made when it is needed. */
  #stays: QueueStays | undefined;
  #reservations: Reservation[] = [];

  constructor(served: ServedWithTargets, context: UrsContext) {
    this.#served = served;
    this.#context = context;
  }

  /** What was handed out and not given back of this agent. */
  reservationOf(agent: string | undefined): Reservation | undefined {
    return this.#reservations.find((each) => !each.isOver && each.target.agent === agent);
  }

  /** The VQID of the stay in which a target was waited for. */
  queueIdOf({ virtualQueue }: Reservation): string | undefined {
    return this.#stays?.idOf(virtualQueue);
  }

  /** Reads what is asked for, and gives back what begins to wait for it. */
  asking(
    expressions: GivenTargets,
    options: WideningOptions | undefined,
  ): (subscriber: Subscriber<Target | QueueTarget>) => void {
    const [context, { asking }] = [this.#context, this.#served];
    const asked = context.targets.read(expressions, options);
    context.doubts.look(asked.targets, asking);
    context.afterwards.queues.know(asked.virtualQueue);
    const stays = asked.virtualQueue === undefined ? undefined : (this.#stays ??= this.#newStays());
    const keep = (reservation: Reservation) => this.#keep(reservation);
    return (subscriber) => {
      new TargetWait(subscriber, { asked, asking, context, stays, keep });
    };
  }

  /** What was handed out may have been given back. */
  review(): void {
    this.#stays?.review();
  }

  giveBack(): void {
    for (const reservation of this.#reservations) reservation.giveBack();
  }

  endStays(event: 'EventDiverted' | 'EventAbandoned'): void {
    this.#stays?.endAll(event);
  }

  /** The attempt is over: `endWaits` ends what still waits, and then nothing is kept for it. */
  letGo(endWaits: () => void): void {
    const reservations = this.#reservations;
    this.#reservations = [];
    endWaits();
    for (const reservation of reservations) reservation.end();
  }

  #newStays(): QueueStays {
    const { asking, attempt, connId, isDeciding } = this.#served;
    const isLeaving = () => isDeciding() || this.#reservations.some(({ isOver }) => !isOver);
    return new QueueStays({ interaction: asking.interaction, connId, number: attempt, isLeaving }, this.#context);
  }

  #keep(reservation: Reservation): void {
    if (this.#reservations.some((each) => each.isOver))
      this.#reservations = this.#reservations.filter((each) => !each.isOver);
    this.#reservations.push(reservation);
  }
}
