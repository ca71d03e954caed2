import type { Cancel } from '../kernel/clock/actor-clock.ts';
import type { Party } from '../protocol/values.ts';
import { Remembered, type Memory } from './memory.ts';
import type { AgentParty, TicketState, TicketView } from './store-view.ts';

/** An invitation as the server keeps it, with its interaction. */
export class TicketRecord extends Remembered implements TicketView {
  #state: TicketState = 'open';
  #cancelTimer: Cancel | undefined = undefined;

  constructor(
    readonly id: number,
    readonly interaction: string,
    readonly operation: TicketView['operation'],
    readonly invitee: string,
    readonly inviteePlace: string,
    /** The connection that the invitation went to. */
    readonly inviteeClient: number,
    readonly inviter: Party,
    /** The client whose request is answered when the ticket ends, and that request's ReferenceId. */
    readonly inviterClient: number,
    readonly inviterRef: number | undefined,
    readonly mode: AgentParty['mode'],
    memory: Memory | undefined,
  ) {
    super('interaction', interaction, memory);
  }

  get state(): TicketState {
    this.isRead();
    return this.#state;
  }

  set cancelTimer(cancel: Cancel) {
    this.isWritten();
    this.#cancelTimer = cancel;
  }

  /** Its timer ends with it. */
  end(state: Exclude<TicketState, 'open'>): void {
    this.isWritten();
    this.#state = state;
    this.#cancelTimer?.();
  }
}
