import type { Subscriber } from 'rxjs';
import type { QueueTarget, Target, WideningOptions } from 'routeproof';
import type { Reservation } from '../queues/reservation.ts';
import { QueueStays } from '../routing/queue-stays.ts';
import type { GivenTargets } from '../targets/target-steps.ts';
import type { Asking } from '../doubts/target-doubts.ts';
import type { Asked } from '../targets/possible-target.ts';
import type { UrsContext } from '../urs-context.ts';
import { lineLater } from '../doubts/target-doubts.ts';
import { KeptPlaces } from './kept-places.ts';
import type { Served } from './served.ts';
import { TargetWait, type WaitingAttempt } from './target-wait.ts';

/** What one routing attempt asks for, and what was handed out to it. */
export class TargetWaits implements WaitingAttempt {
  readonly #served: Served;
  readonly #context: UrsContext;
  /** Made when it is needed. */
  #stays: QueueStays | undefined;
  #reservations: Reservation[] = [];
  readonly #places: KeptPlaces;
  /** Replaced when it changes: what resumes one wait may end others. */
  #open: readonly TargetWait[] = [];
  isSuspended = false;

  constructor(served: Served, context: UrsContext) {
    this.#served = served;
    this.#context = context;
    this.#places = new KeptPlaces(context.targetQueues, () => this.#stays);
  }

  /** What was handed out and not given back of this agent. */
  reservationOf(agent: string | undefined): Reservation | undefined {
    return this.#reservations.find((each) => !each.isOver && each.target.agent === agent);
  }

  /** The VQID of the stay in which a target was waited for. */
  queueIdOf({ virtualQueues: [first] }: Reservation): string | undefined {
    return this.#stays?.idOf(first);
  }

  /** Reads what is asked for, and gives back what begins to wait for it. */
  asking(
    expressions: GivenTargets,
    options: WideningOptions | undefined,
  ): (subscriber: Subscriber<Target | QueueTarget>) => void {
    const [context, { asking }] = [this.#context, this.#served];
    const asked = context.targets.read(expressions, options);
    context.doubts.look(asked.named, asking);
    for (const operand of asked.operands) lookAtOperand(operand, context, asking);
    for (const queue of asked.virtualQueues) context.afterwards.queues.know(queue);
    const stays = asked.virtualQueues.length === 0 ? undefined : (this.#stays ??= this.#newStays());
    const places = this.#places;
    const mayLosePlace = places.first !== undefined && asked.place === undefined;
    const where =
      mayLosePlace && asked.targets.some(({ target }) => places.wasAskedFor(target)) ? lineLater() : undefined;
    const onPlaceLost = (requested: string, overtaking: string) =>
      this.#served.findings.placeLost(requested, overtaking, where?.());
    return (subscriber) => {
      new TargetWait(subscriber, { asked, asking, context, stays, places, attempt: this, onPlaceLost });
    };
  }

  begun(wait: TargetWait): void {
    this.#open = [...this.#open, wait];
  }

  ended(wait: TargetWait): void {
    this.#open = this.#open.filter((each) => each !== wait);
  }

  /** Nothing is handed out to the attempt; what it asks for stands in line. */
  suspend(): void {
    this.isSuspended = true;
    for (const wait of this.#open) wait.suspend();
  }

  /** Whoever is free is handed out again. */
  resume(): void {
    if (!this.isSuspended) return;
    this.isSuspended = false;
    for (const wait of this.#open) if (!this.isSuspended && this.#open.includes(wait)) wait.resume();
  }

  /** What was handed out may have been given back. */
  review(): void {
    this.#stays?.review();
  }

  /** The path has ended. */
  giveBack(): void {
    this.#places.dropAll();
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
    this.#places.dropAll();
    for (const reservation of reservations) reservation.end();
  }

  #newStays(): QueueStays {
    const { asking, attempt, connId, isDeciding } = this.#served;
    const isLeaving = () => isDeciding() || this.#reservations.some(({ isOver }) => !isOver);
    return new QueueStays({ interaction: asking.interaction, connId, number: attempt, isLeaving }, this.#context);
  }

  keep(reservation: Reservation): void {
    if (this.#reservations.some((each) => each.isOver))
      this.#reservations = this.#reservations.filter((each) => !each.isOver);
    this.#reservations.push(reservation);
  }
}

/** What a threshold looks at must be there as well: a misspelt one is 0 at all times. */
function lookAtOperand(operand: Asked, { doubts, afterwards }: UrsContext, asking: Asking): void {
  if (operand.target.kind === 'queue') afterwards.queues.ask(operand.target.object, asking);
  else doubts.look([operand], asking);
}
