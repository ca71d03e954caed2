import type { Target } from 'routeproof';
import type { AgentBoard } from './agent-board.ts';
import type { BoardAgent } from './board-agent.ts';

/** An agent kept for one interaction, from the moment the desk hands it out. */
export class Reservation {
  readonly target: Target;
  readonly #board: AgentBoard;
  readonly #agent: BoardAgent;
  readonly #onUse: () => void;
  #state: 'held' | 'used' | 'over' = 'held';

  constructor(board: AgentBoard, agent: BoardAgent, requested: string, onUse: () => void) {
    this.#board = board;
    this.#agent = agent;
    this.#onUse = onUse;
    this.target = { agent: agent.name, place: agent.place, requested };
    board.hold(agent);
  }

  get isUsed(): boolean {
    return this.#state === 'used';
  }

  get isOver(): boolean {
    return this.#state === 'over';
  }

  /** The strategy has decided for the target: from now on only the server's answer ends the reservation. */
  use(): void {
    if (this.#state !== 'held') return;
    this.#state = 'used';
    this.#onUse();
  }

  /** Ends it, unless the strategy has decided for the target. */
  giveBack(): void {
    if (this.#state === 'held') this.end();
  }

  end(): void {
    if (this.#state === 'over') return;
    this.#state = 'over';
    this.#board.release(this.#agent);
  }
}
