import type { Wanted } from '../queues/target-queue.ts';
import type { Asked } from '../targets/possible-target.ts';
import type { AskedTargets } from '../targets/target-reader.ts';
import type { UrsContext } from '../urs-context.ts';

/** The wait that asks for queues. */
export interface WaitForQueues {
  /** Whether nothing is handed out now. */
  readonly isSuspended: () => boolean;
  /** Ends the wait with one of them. */
  readonly handOut: (queue: Asked) => void;
}

/** The queues that one wait asks for: each is there at once, or as soon as its threshold holds. */
export class WantedQueues {
  readonly #asked: AskedTargets;
  readonly #context: UrsContext;
  readonly #wait: WaitForQueues;
  /** Those whose thresholds do not hold yet, and how to stop looking. */
  readonly #watches = new Map<Asked, () => void>();
  #closed: readonly Wanted[] = [];
  /** Those that would have been handed out while the attempt was suspended. */
  #heldBack: readonly Wanted[] = [];
  #isOver = false;

  constructor(asked: AskedTargets, context: UrsContext, wait: WaitForQueues) {
    this.#asked = asked;
    this.#context = context;
    this.#wait = wait;
  }

  want(queues: readonly Wanted[]): void {
    for (const queue of this.#inTurn(queues)) this.#want(queue);
  }

  /** The first that may be had is taken: of the list, by share, or by how many URS knows to wait there. */
  #inTurn(queues: readonly Wanted[]): readonly Wanted[] {
    const { choice, selection } = this.#asked;
    const { targetQueues, inHand } = this.#context;
    if (choice === 'percentage') return targetQueues.dealt.inTurn(queues);
    if (choice === 'list' || selection.by !== 'RStatCallsInQueue') return queues;
    const sign = selection.order === 'max' ? -1 : 1;
    const waiting = ({ asked: { target } }: Wanted) => sign * inHand.of(target.object);
    return queues.toSorted((one, other) => waiting(one) - waiting(other));
  }

  #want(wanted: Wanted): void {
    const { asked, gate } = wanted;
    if (this.#isOver) return;
    if (this.#wait.isSuspended()) {
      this.#heldBack = [...this.#heldBack, wanted];
      return;
    }
    if (gate === undefined || gate.isOpen()) return this.#wait.handOut(asked);
    const stop = this.#context.targetQueues.gates.watch({ gate, onOpen: () => this.#lookAgain() });
    this.#watches.set(asked, stop);
    this.#closed = [...this.#closed, wanted];
  }

  /** A threshold holds now: of several the one whose turn it is is taken. */
  #lookAgain(): void {
    const closed = this.#closed;
    this.#closed = [];
    for (const stop of this.#watches.values()) stop();
    this.#watches.clear();
    this.want(closed);
  }

  /** They are asked for no longer. */
  giveUp(cleared: readonly Asked[]): void {
    for (const asked of cleared) this.#watches.get(asked)?.();
    this.#closed = this.#closed.filter(({ asked }) => !cleared.includes(asked));
    if (this.#heldBack.length > 0) this.#heldBack = this.#heldBack.filter(({ asked }) => !cleared.includes(asked));
  }

  /** What was held back is handed out. */
  resume(): void {
    const queues = this.#heldBack;
    this.#heldBack = [];
    this.want(queues);
  }

  /** The wait is over. */
  stop(): void {
    this.#isOver = true;
    for (const stop of this.#watches.values()) stop();
  }
}
