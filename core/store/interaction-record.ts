import type { Cancel } from '../kernel/actor-clock.ts';
import type { Milliseconds } from '../kernel/time.ts';
import { interactionStates, type InteractionStateName } from '../protocol/states.ts';
import type { InteractionProperties } from '../protocol/values.ts';
import { copiedProperties, type WritableProperties } from './copied-properties.ts';
import type { PartyRecord } from './party-record.ts';
import type { InteractionView, Location, Place } from './store-view.ts';
import type { TicketRecord } from './ticket-record.ts';

/** An interaction as the server keeps it. Whoever is given its properties keeps them as they were: a change makes a copy. */
export class InteractionRecord implements InteractionView {
  state: InteractionStateName = 'absent';
  formerLocation: Location | undefined = undefined;
  place: Place;
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

  #properties: WritableProperties;
  /** Somebody was given the properties as they are, so the next change makes a copy. */
  #isGiven = true;

  constructor(properties: InteractionProperties, place: Place) {
    this.#properties = properties;
    this.place = place;
  }

  get id(): string {
    return this.#properties.InteractionId;
  }

  get properties(): InteractionProperties {
    this.#isGiven = true;
    return this.#properties;
  }

  set(changed: Partial<InteractionProperties> | undefined): void {
    if (changed !== undefined) Object.assign(this.#toWrite(), changed);
  }

  /** Its properties say in which state it is. */
  showState(): void {
    if (this.#properties.InteractionState !== this.#stateNumber) this.#toWrite().InteractionState = this.#stateNumber;
  }

  /** Its properties say where it rests. Taken for routing or handling, it keeps the name of its queue. */
  showPlace(place: Location, now: Milliseconds): void {
    const properties = this.#toWrite();
    const moved = properties.Queue === place.queue ? properties.MovedToQueueAt : undefined;
    properties.Queue = place.queue;
    properties.PlacedInQueueAt = now;
    properties.MovedToQueueAt = moved ?? now;
    if (place.kind === 'workbin') properties.Workbin = place.workbin;
    properties.InteractionState = this.#stateNumber;
  }

  /** It was offered to an agent for the first time. */
  showDelivery(now: Milliseconds): void {
    if (this.#properties.DeliveredAt === undefined) this.#toWrite().DeliveredAt = now;
  }

  /** An agent has it in hand for the first time. */
  showAssignment(now: Milliseconds): void {
    if (this.#properties.AssignedAt === undefined) this.#toWrite().AssignedAt = now;
  }

  #toWrite(): WritableProperties {
    if (this.#isGiven) this.#properties = copiedProperties(this.#properties);
    this.#isGiven = false;
    return this.#properties;
  }

  get #stateNumber(): InteractionProperties['InteractionState'] {
    return interactionStates[this.state].number as InteractionProperties['InteractionState'];
  }
}
