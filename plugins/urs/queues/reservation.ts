import type { Target } from 'routeproof';
import type { AgentBoard } from './agent-board.ts';
import type { BoardAgent } from './board-agent.ts';

/** What a reservation is of: an agent, for an interaction of this medium. */
export interface Reserved {
  readonly agent: BoardAgent;
  readonly medium: string;
  /** The expression that was asked for. */
  readonly requested: string;
  /** Where the interaction waited for it. */
  readonly virtualQueues: readonly string[];
}

/** An agent kept for one interaction, from the moment the desk hands it out. */
export class Reservation {
  readonly target: Target;
  readonly #board: AgentBoard;
  readonly #reserved: Reserved;
  readonly #onUse: () => void;
  #state: 'held' | 'used' | 'over' = 'held';

  constructor(board: AgentBoard, reserved: Reserved, onUse: () => void) {
    const { agent, medium, requested } = reserved;
    this.#board = board;
    this.#reserved = reserved;
    this.#onUse = onUse;
    this.target = { agent: agent.name, place: agent.place, requested };
    board.hold(agent, medium);
  }

  get virtualQueues(): readonly string[] {
    return this.#reserved.virtualQueues;
  }

  get isUsed(): boolean {
    return this.#state === 'used';
  }

  get isOver(): boolean {
    return this.#state === 'over';
  }

  /** The strategy has decided for the target, and the interaction is promised to it: from now on the server's answer says more. */
  use(): void {
    if (this.#state !== 'held') return;
    this.#state = 'used';
    this.#release();
    this.#onUse();
  }

  /** Ends it, unless the strategy has decided for the target. */
  giveBack(): void {
    if (this.#state === 'held') this.end();
  }

  end(): void {
    if (this.#state === 'over') return;
    const isHeld = this.#state === 'held';
    this.#state = 'over';
    if (isHeld) this.#release();
  }

  #release(): void {
    this.#board.release(this.#reserved.agent, this.#reserved.medium);
  }
}
