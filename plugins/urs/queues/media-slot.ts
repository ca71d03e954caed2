import type { Milliseconds } from 'routeproof';
import type { BoardAgent } from './board-agent.ts';
import type { TargetQueue } from './target-queue.ts';
import type { InHeap } from './ordered-heap.ts';

/** What URS believes of an agent for one medium. */
export class MediaSlot {
  readonly agent: BoardAgent;
  readonly medium: string;
  /** In the queues of those who ask for such an agent and this medium. */
  readonly members: Member[] = [];
  isReady = false;
  /** How many more interactions it has room for, as it was told. */
  capacity = 0;
  since: Milliseconds = 0;
  /** Handed out, and nothing decided for it yet. */
  held = 0;
  /** Decided for it, and not in what was told yet. */
  promised = 0;
  /** Stands as free in all its queues, in the order that this time gave it. */
  listed = false;
  listedSince: Milliseconds = 0;

  constructor(agent: BoardAgent, medium: string) {
    this.agent = agent;
    this.medium = medium;
  }

  /** Whether the agent can be handed out for an interaction of this medium. */
  get isFree(): boolean {
    return this.isReady && this.capacity - this.held - this.promised > 0 && this.agent.isThere;
  }
}

/** A slot as one queue knows it. */
export class Member implements InHeap {
  readonly slot: MediaSlot;
  readonly queue: TargetQueue;
  index = -1;

  constructor(slot: MediaSlot, queue: TargetQueue) {
    this.slot = slot;
    this.queue = queue;
  }
}
