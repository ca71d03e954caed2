import type { Cancel } from '../kernel/clock/actor-clock.ts';
import type { Milliseconds } from '../kernel/time.ts';
import { Remembered, type Memory } from './memory.ts';
import type { AgentParty } from './store-view.ts';

/** An agent party of an interaction, and the timer that takes the interaction from it when it falls silent. */
export class PartyRecord extends Remembered implements AgentParty {
  #cancelHandlingTimeout: Cancel | undefined = undefined;

  constructor(
    interaction: string,
    readonly agent: string,
    readonly place: string,
    readonly mode: AgentParty['mode'],
    readonly proxyClientId: number,
    /** Fixed when handling starts. */
    readonly handlingTimeout: Milliseconds,
    memory: Memory | undefined,
  ) {
    super('interaction', interaction, memory);
  }

  set cancelHandlingTimeout(cancel: Cancel) {
    this.isWritten();
    this.#cancelHandlingTimeout = cancel;
  }

  endHandlingTimeout(): void {
    this.isWritten();
    this.#cancelHandlingTimeout?.();
  }
}
