import type { Cancel } from '../kernel/actor-clock.ts';
import { interactionStates, type InteractionStateName } from '../protocol/states.ts';
import type { InteractionProperties } from '../protocol/values.ts';
import type { PartyRecord } from './party-record.ts';
import type { InteractionView, Location, Place } from './store-view.ts';
import type { TicketRecord } from './ticket-record.ts';
import { extended } from '../kernel/extended.ts';

/** An interaction as the server keeps it. Its properties are one immutable value, replaced when something changes. */
export class InteractionRecord implements InteractionView {
  state: InteractionStateName = 'absent';
  formerLocation: Location | undefined = undefined;
  readonly parties: PartyRecord[] = [];
  readonly invitations: TicketRecord[] = [];
  attempts = 0;
  /** Whom URS offered it last. */
  lastInvitee: string | undefined = undefined;
  /** The number of the routing attempt that goes on, counted over the whole run. */
  attempt: number | undefined = undefined;
  /** Which URS holds it, or waits for the outcome of its delivery. */
  router:
    | { readonly urs: string; readonly strategy: string; readonly queue: string; readonly proxyClientId: number }
    | undefined = undefined;
  cancelRoutingTimeout: Cancel | undefined = undefined;

  constructor(
    public properties: InteractionProperties,
    public place: Place,
  ) {}

  get id(): string {
    return this.properties.InteractionId;
  }

  set(changed: Partial<InteractionProperties>): void {
    this.properties = extended(this.properties, changed);
  }

  stateNumber(): InteractionProperties['InteractionState'] {
    return interactionStates[this.state].number as InteractionProperties['InteractionState'];
  }
}
