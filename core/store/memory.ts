import type { ScheduleFollower } from '../kernel/clock/schedule-follower.ts';
import type { MemoryKind } from './memory-kinds.ts';

/** Something that the server remembers from step to step, by its kind and its name; without a name, which ones there are. */
export type MemoryPlace = `${MemoryKind}:${string}`;

/**
 * Tells whoever follows the schedule what a step of the server looks at and changes. Records say so themselves, wherever they
 * are used: what is not said here, `explore` would take for nothing.
 */
export class Memory {
  readonly #follower: Pick<ScheduleFollower, 'reads' | 'writes'>;
  readonly #isInHand: () => boolean;

  /** Probes and properties look at the same records: only what happens while a step of the server is in hand is told. */
  constructor(follower: Pick<ScheduleFollower, 'reads' | 'writes'>, isInHand: () => boolean) {
    this.#follower = follower;
    this.#isInHand = isInHand;
  }

  reads(place: MemoryPlace | `${MemoryKind}:*`): void {
    if (this.#isInHand()) this.#follower.reads(place);
  }

  writes(place: MemoryPlace): void {
    if (this.#isInHand()) this.#follower.writes(place);
  }
}
