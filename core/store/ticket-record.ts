import type { Cancel } from '../kernel/actor-clock.ts';
import type { Party } from '../protocol/values.ts';
import type { AgentParty, TicketState, TicketView } from './store-view.ts';

/** An invitation as the server keeps it. */
export class TicketRecord implements TicketView {
  state: TicketState = 'open';
  cancelTimer: Cancel | undefined = undefined;

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
  ) {}
}
