import type { Milliseconds } from 'routeproof';

/** What URS believes of an agent for one medium. */
export class MediaSlot {
  readonly medium: string;
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

  constructor(medium: string) {
    this.medium = medium;
  }

  /** Whether the agent, if it is there, can be handed out for an interaction of this medium. */
  get hasRoom(): boolean {
    return this.isReady && this.capacity - this.held - this.promised > 0;
  }
}
