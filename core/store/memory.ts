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

  #watcher: ((place: string) => void) | undefined;

  /** Probes look at the same records: only what happens while a step of the server is in hand is told. */
  constructor(follower: Pick<ScheduleFollower, 'reads' | 'writes'>, isInHand: () => boolean) {
    this.#follower = follower;
    this.#isInHand = isInHand;
  }

  reads(place: MemoryPlace | `${MemoryKind}:*`): void {
    if (this.#watcher !== undefined) this.#watcher(place);
    else if (this.#isInHand()) this.#follower.reads(place);
  }

  writes(place: MemoryPlace): void {
    if (this.#isInHand()) this.#follower.writes(place);
  }

  /** Between steps: whoever looks at the records from now on, as a property does, is told of there; or nobody any more. */
  watch(watcher: ((place: string) => void) | undefined): void {
    this.#watcher = watcher;
  }
}

/** A record at a place of its own in the server's memory. It says itself when it is looked at and changed. */
export abstract class Remembered {
  readonly #memory: Memory | undefined;
  readonly #place: MemoryPlace | undefined;

  constructor(kind: MemoryKind, name: string | number, memory: Memory | undefined) {
    this.#memory = memory;
    this.#place = memory && `${kind}:${name}`;
  }

  protected isRead(): void {
    this.#memory?.reads(this.#place!);
  }

  protected isWritten(): void {
    this.#memory?.writes(this.#place!);
  }
}
