import type { Observable } from 'rxjs';
import { Broadcast } from '../kernel/broadcast.ts';
import { errors } from '../kernel/errors.ts';
import { LiveMap } from '../kernel/live-map.ts';
import { strikeOff } from '../kernel/strike-off.ts';
import type { Milliseconds } from '../kernel/time.ts';
import { nextInteractionState, type InteractionEvent } from '../protocol/states.ts';
import { AgentRecord } from './agent-record.ts';
import type { InteractionRecord } from './interaction-record.ts';
import type { Change, Location, Place, StoreView, TicketState } from './store-view.ts';
import type { TicketRecord } from './ticket-record.ts';

/**
 * What the Interaction Server knows: interactions, parties, queues, workbins, tickets, agents.
 * The server alone holds it as this class; everybody else as a `StoreView`.
 */
export class InteractionStore implements StoreView {
  readonly #interactions = new LiveMap<string, InteractionRecord>();
  readonly #agents = new Map<string, AgentRecord>();
  readonly #tickets = new LiveMap<number, TicketRecord>();
  readonly #queues = new Map<string, InteractionRecord[]>();
  readonly #changes = new Broadcast<Change>();
  readonly #now: () => Milliseconds;
  #ticketsMade = 0;

  readonly changes: Observable<Change> = this.#changes.values;

  constructor(now: () => Milliseconds) {
    this.#now = now;
  }

  get interactions(): readonly InteractionRecord[] {
    return [...this.#interactions.values()];
  }

  get agents(): readonly AgentRecord[] {
    return [...this.#agents.values()];
  }

  get tickets(): readonly TicketRecord[] {
    return [...this.#tickets.values()];
  }

  get queues(): ReadonlyMap<string, readonly string[]> {
    return new Map([...this.#queues].map(([name, waiting]) => [name, waiting.map(({ id }) => id)]));
  }

  interaction(id: string): InteractionRecord | undefined {
    return this.#interactions.get(id);
  }

  agent(name: string): AgentRecord | undefined {
    return this.#agents.get(name);
  }

  ticket(id: number): TicketRecord | undefined {
    return this.#tickets.get(id);
  }

  waitingIn(queue: string): readonly string[] {
    return this.waiting(queue).map(({ id }) => id);
  }

  /** Interactions that wait in a queue, and not in a workbin before it: first those that entered first. */
  waiting(queue: string): readonly InteractionRecord[] {
    return this.#queues.get(queue) ?? [];
  }

  /** Moves an interaction from one state to the next; a pair of state and event that is not in the table is refused. */
  move(interaction: InteractionRecord, event: InteractionEvent, place: Place): void {
    const from = interaction.state;
    const to = nextInteractionState(from, event);
    if (to === undefined) throw errors.wrongTransition(interaction.id, from, event);
    if (from === 'absent') this.#interactions.set(interaction.id, interaction);
    const stays = place === interaction.place && from !== 'absent' && to !== 'stopped';
    if (!stays) this.#leave(interaction);
    interaction.state = to;
    interaction.place = place;
    if (to === 'stopped') this.#interactions.delete(interaction.id);
    else if (!stays && (place.kind === 'queue' || place.kind === 'workbin')) this.#enter(interaction, place);
    else interaction.showState();
    if (this.#changes.isHeard) this.#changes.tell({ kind: 'interaction', at: this.#now(), event, from, interaction });
  }

  addTicket(make: (id: number) => TicketRecord): TicketRecord {
    const ticket = make(++this.#ticketsMade);
    this.#tickets.set(ticket.id, ticket);
    this.#interactions.get(ticket.interaction)?.invitations.push(ticket);
    if (this.#changes.isHeard) this.#changes.tell({ kind: 'ticket', at: this.#now(), ticket });
    return ticket;
  }

  /** Ends a ticket, once: its timer ends with it, and its number is never used again. */
  endTicket(ticket: TicketRecord, state: Exclude<TicketState, 'open'>): void {
    if (ticket.state !== 'open') throw errors.ticketEndedTwice(ticket.id, ticket.state, state);
    ticket.state = state;
    ticket.cancelTimer?.();
    this.#tickets.delete(ticket.id);
    const invitations = this.#interactions.get(ticket.interaction)?.invitations;
    if (invitations !== undefined) strikeOff(invitations, ticket);
    if (this.#changes.isHeard) this.#changes.tell({ kind: 'ticket', at: this.#now(), ticket });
  }

  agentNamed(name: string): AgentRecord {
    let agent = this.#agents.get(name);
    if (agent === undefined) this.#agents.set(name, (agent = new AgentRecord(name)));
    return agent;
  }

  agentChanged(agent: AgentRecord): void {
    if (this.#changes.isHeard) this.#changes.tell({ kind: 'agent', at: this.#now(), agent });
  }

  #leave(interaction: InteractionRecord): void {
    if (interaction.place.kind !== 'queue') return;
    const waiting = this.#queues.get(interaction.place.queue);
    if (waiting !== undefined) strikeOff(waiting, interaction);
  }

  /** By the time of the first entry to the queue, so that what comes back stands before what came later. */
  #enter(interaction: InteractionRecord, place: Location): void {
    interaction.showPlace(place, this.#now());
    if (place.kind !== 'queue') return;
    const waiting = this.#queues.get(place.queue);
    if (waiting === undefined) {
      this.#queues.set(place.queue, [interaction]);
      return;
    }
    let index = waiting.length;
    while (index > 0 && enteredAt(waiting[index - 1]!) > enteredAt(interaction)) index--;
    if (index === waiting.length) waiting.push(interaction);
    else waiting.splice(index, 0, interaction);
  }
}

const enteredAt = ({ properties }: InteractionRecord): Milliseconds => properties.MovedToQueueAt ?? 0;
