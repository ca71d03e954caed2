import type { Cancel } from '../kernel/clock/actor-clock.ts';
import { removeItem } from '../kernel/remove-item.ts';
import type { Milliseconds } from '../kernel/time.ts';
import { interactionStates, type InteractionStateName } from '../protocol/states.ts';
import type { InteractionProperties } from '../protocol/values.ts';
import type { WritableProperties } from './kept-properties.ts';
import { KeptProperties } from './kept-properties.ts';
import type { PartyRecord } from './party-record.ts';
import { Remembered, type Memory } from './memory.ts';
import type { InteractionView, Location, Place, Router } from './store-view.ts';
import type { TicketRecord } from './ticket-record.ts';

/** An interaction as the server keeps it. */
export class InteractionRecord extends Remembered implements InteractionView {
  readonly id: string;
  readonly #parties: PartyRecord[] = [];
  readonly #invitations: TicketRecord[] = [];
  #state: InteractionStateName = 'absent';
  #formerLocation: Location | undefined = undefined;
  #place: Place;
  #attempts = 0;
  #connId: string | undefined = undefined;
  #lastInvitee: string | undefined = undefined;
  #router: Router | undefined = undefined;
  #cancelRoutingTimeout: Cancel | undefined = undefined;
  readonly #properties: KeptProperties;

  constructor(properties: InteractionProperties, place: Place, memory: Memory | undefined) {
    super('interaction', properties.InteractionId, memory);
    this.id = properties.InteractionId;
    this.#properties = new KeptProperties(properties);
    this.#place = place;
  }

  get state(): InteractionStateName {
    this.isRead();
    return this.#state;
  }

  get place(): Place {
    this.isRead();
    return this.#place;
  }

  moveTo(state: InteractionStateName, place: Place): void {
    this.isWritten();
    this.#state = state;
    this.#place = place;
  }

  get formerLocation(): Location | undefined {
    this.isRead();
    return this.#formerLocation;
  }

  set formerLocation(location: Location | undefined) {
    this.isWritten();
    this.#formerLocation = location;
  }

  get parties(): readonly PartyRecord[] {
    this.isRead();
    return this.#parties;
  }

  /** A party joins, as the last. */
  join(party: PartyRecord): void {
    this.isWritten();
    this.#parties.push(party);
  }

  /** A party is none any more, and its handling-timeout ends. */
  part(party: PartyRecord): void {
    this.isWritten();
    party.endHandlingTimeout();
    removeItem(this.#parties, party);
  }

  get invitations(): readonly TicketRecord[] {
    this.isRead();
    return this.#invitations;
  }

  addInvitation(ticket: TicketRecord): void {
    this.isWritten();
    this.#invitations.push(ticket);
  }

  removeInvitation(ticket: TicketRecord): void {
    this.isWritten();
    removeItem(this.#invitations, ticket);
  }

  get attempts(): number {
    this.isRead();
    return this.#attempts;
  }

  /** The ConnID of the latest routing attempt. */
  get connId(): string | undefined {
    this.isRead();
    return this.#connId;
  }

  /** Whom URS offered it last. */
  get lastInvitee(): string | undefined {
    this.isRead();
    return this.#lastInvitee;
  }

  set lastInvitee(agent: string) {
    this.isWritten();
    this.#lastInvitee = agent;
  }

  get router(): Router | undefined {
    this.isRead();
    return this.#router;
  }

  /** It is handed to URS, once more. */
  beginAttempt(connId: string, router: Router): void {
    this.isWritten();
    this.#attempts += 1;
    this.#connId = connId;
    this.#router = router;
  }

  set cancelRoutingTimeout(cancel: Cancel) {
    this.isWritten();
    this.#cancelRoutingTimeout = cancel;
  }

  /** URS has said what it wants, and cannot be late any more. */
  endRoutingTimeout(): void {
    this.isWritten();
    this.#cancelRoutingTimeout?.();
    this.#cancelRoutingTimeout = undefined;
  }

  /** It is not with URS any more. */
  endAttempt(): void {
    this.endRoutingTimeout();
    this.#router = undefined;
  }

  get properties(): InteractionProperties {
    this.isRead();
    return this.#properties.give();
  }

  /** When it first entered the queue that it is in. Whoever enters or leaves that queue writes it: it is the queue's, and not told here. */
  get enteredAt(): Milliseconds {
    return this.#properties.present.MovedToQueueAt ?? 0;
  }

  set(changed: Partial<InteractionProperties> | undefined): void {
    if (changed !== undefined) Object.assign(this.#toWrite(), changed);
  }

  /** Its properties say in which state it is. */
  showState(): void {
    this.isRead();
    if (this.#properties.present.InteractionState !== this.#stateNumber)
      this.#toWrite().InteractionState = this.#stateNumber;
  }

  /** Its properties say where it rests. Taken for routing or handling, it keeps the name of its queue. */
  showPlace(place: Location, now: Milliseconds): void {
    const properties = this.#toWrite();
    const moved = properties.Queue === place.queue ? properties.MovedToQueueAt : undefined;
    properties.Queue = place.queue;
    properties.PlacedInQueueAt = now;
    properties.MovedToQueueAt = moved ?? now;
    this.#properties.lieIn(place.kind === 'workbin' ? place.workbin : undefined);
    properties.InteractionState = this.#stateNumber;
  }

  /** It was offered to an agent for the first time. */
  showDelivery(now: Milliseconds): void {
    this.isRead();
    if (this.#properties.present.DeliveredAt === undefined) this.#toWrite().DeliveredAt = now;
  }

  /** An agent has it in hand for the first time. */
  showAssignment(now: Milliseconds): void {
    this.isRead();
    if (this.#properties.present.AssignedAt === undefined) this.#toWrite().AssignedAt = now;
  }

  #toWrite(): WritableProperties {
    this.isWritten();
    return this.#properties.toWrite();
  }

  get #stateNumber(): InteractionProperties['InteractionState'] {
    return interactionStates[this.#state].number as InteractionProperties['InteractionState'];
  }
}
