import type { MemoryKind } from './memory-kinds.ts';
import type { Memory, MemoryPlace } from './memory.ts';

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
