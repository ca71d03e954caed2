import type { Cancel } from '../kernel/actor-clock.ts';
import type { Milliseconds } from '../kernel/time.ts';
import type { AgentParty } from './store-view.ts';

/** An agent party, and the timer that takes the interaction from it when it falls silent. */
export class PartyRecord implements AgentParty {
  cancelHandlingTimeout: Cancel | undefined = undefined;

  constructor(
    readonly agent: string,
    readonly place: string,
    readonly mode: AgentParty['mode'],
    readonly proxyClientId: number,
    /** Fixed when handling starts. */
    readonly handlingTimeout: Milliseconds,
  ) {}
}
