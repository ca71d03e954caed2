import type { UrsContext } from '../urs-context.ts';
import type { QueueEvent, Stay, Waiting } from './virtual-queues.ts';

/** A routing attempt, as its stays in virtual queues ask of it. */
export interface StayingAttempt extends Waiting {
  /** As URS counts attempts. */
  readonly number: number;
  /** Whether it holds a target, or has decided and waits for the server's answer: then it leaves no queue yet. */
  readonly isLeaving: () => boolean;
}

interface OpenStay extends Stay {
  /** How many waits of the attempt go on in this queue. */
  waits: number;
}

/**
 * The virtual queues in which one routing attempt waits. It enters one with its first wait there; it is diverted when the server
 * has taken its decision, or when it waits there no longer and holds nothing, and abandoned when the interaction is lost.
 */
export class QueueStays {
  readonly #attempt: StayingAttempt;
  readonly #context: Pick<UrsContext, 'kit' | 'outbox' | 'virtualQueues' | 'targetQueues'>;
  readonly #open: OpenStay[] = [];

  constructor(attempt: StayingAttempt, context: Pick<UrsContext, 'kit' | 'outbox' | 'virtualQueues' | 'targetQueues'>) {
    this.#attempt = attempt;
    this.#context = context;
  }

  /** A wait begins. */
  enter(queue: string): void {
    const open = this.#openIn(queue);
    if (open !== undefined) {
      open.waits++;
      return;
    }
    const stay: OpenStay = { ...this.#context.virtualQueues.enter(queue), waits: 1 };
    this.#open.push(stay);
    this.#context.targetQueues.gates.changed();
    this.#report('EventQueued', stay);
  }

  /** A wait has ended, in whatever way. */
  leave(queue: string): void {
    const stay = this.#openIn(queue);
    if (stay === undefined) return;
    stay.waits--;
    this.review();
  }

  /** The VQID of the stay, while it lasts. */
  idOf(queue: string | undefined): string | undefined {
    return queue === undefined ? undefined : this.#openIn(queue)?.id;
  }

  /** Looks at the end of the step which stays are over without a decision. */
  review(): void {
    if (this.#open.length === 0) return;
    this.#context.kit.atStepEnd(() => {
      if (this.#attempt.isLeaving()) return;
      for (const stay of [...this.#open]) if (stay.waits <= 0) this.#end(stay, 'EventDiverted');
    });
  }

  /** The attempt is over. */
  endAll(event: 'EventDiverted' | 'EventAbandoned'): void {
    if (this.#open.length === 0) return;
    for (const stay of [...this.#open]) this.#end(stay, event);
  }

  #openIn(queue: string): OpenStay | undefined {
    return this.#open.find((stay) => stay.queue === queue);
  }

  #end(stay: OpenStay, event: QueueEvent): void {
    this.#open.splice(this.#open.indexOf(stay), 1);
    this.#context.virtualQueues.leave(stay);
    this.#context.targetQueues.gates.changed();
    this.#report(event, stay);
  }

  #report(event: QueueEvent, stay: Stay): void {
    const { outbox, virtualQueues } = this.#context;
    outbox.send({ attempt: this.#attempt.number, message: virtualQueues.report(event, stay, this.#attempt) });
  }
}
