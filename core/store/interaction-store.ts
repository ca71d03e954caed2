import type { Observable } from 'rxjs';
import { Broadcast } from '../kernel/broadcast.ts';
import { errors } from '../kernel/errors.ts';
import { LiveMap } from '../kernel/live-map.ts';
import { removeItem } from '../kernel/remove-item.ts';
import type { Milliseconds } from '../kernel/time.ts';
import { nextInteractionState, type InteractionEvent } from '../protocol/states.ts';
import { AgentRecord } from './agent-record.ts';
import type { InteractionRecord } from './interaction-record.ts';
import type { Memory } from './memory.ts';
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

  constructor(
    now: () => Milliseconds,
    /** Who is told what a step looks at and changes; nobody, unless somebody follows the run. */
    readonly memory: Memory | undefined,
  ) {
    this.#now = now;
  }

  get changes(): Observable<Change> {
    for (const kind of ['interaction', 'agent'] as const) this.memory?.reads(`${kind}:*`);
    return this.#changes.values;
  }

  get interactions(): readonly InteractionRecord[] {
    this.memory?.reads('interaction:*');
    return [...this.#interactions.values()];
  }

  get agents(): readonly AgentRecord[] {
    this.memory?.reads('agent:*');
    return [...this.#agents.values()];
  }

  get tickets(): readonly TicketRecord[] {
    this.memory?.reads('interaction:*');
    return [...this.#tickets.values()];
  }

  get queues(): ReadonlyMap<string, readonly string[]> {
    this.memory?.reads('queue:*');
    return new Map([...this.#queues].map(([name, waiting]) => [name, waiting.map(({ id }) => id)]));
  }

  interaction(id: string): InteractionRecord | undefined {
    this.memory?.reads(`interaction:${id}`);
    return this.#interactions.get(id);
  }

  agent(name: string): AgentRecord | undefined {
    this.memory?.reads(`agent:${name}`);
    return this.#agents.get(name);
  }

  waitingIn(queue: string): readonly string[] {
    return this.waiting(queue).map(({ id }) => id);
  }

  /** Interactions that wait in a queue, and not in a workbin before it: first those that entered first. */
  waiting(queue: string): readonly InteractionRecord[] {
    this.memory?.reads(`queue:${queue}`);
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
    interaction.moveTo(to, place);
    if (to === 'stopped') this.#interactions.delete(interaction.id);
    else if (!stays && (place.kind === 'queue' || place.kind === 'workbin')) this.#enter(interaction, place);
    else interaction.showState();
    if (this.#changes.isHeard) this.#changes.tell({ kind: 'interaction', at: this.#now(), event, from, interaction });
  }

  addTicket(make: (id: number) => TicketRecord): TicketRecord {
    this.memory?.writes('number:ticket');
    const ticket = make(++this.#ticketsMade);
    this.#tickets.set(ticket.id, ticket);
    this.#interactions.get(ticket.interaction)?.addInvitation(ticket);
    if (this.#changes.isHeard) this.#changes.tell({ kind: 'ticket', at: this.#now(), ticket });
    return ticket;
  }

  /** Ends a ticket, once: its timer ends with it, and its number is never used again. */
  endTicket(ticket: TicketRecord, state: Exclude<TicketState, 'open'>): void {
    if (ticket.state !== 'open') throw errors.ticketEndedTwice(ticket.id, ticket.state, state);
    ticket.end(state);
    this.#tickets.delete(ticket.id);
    this.#interactions.get(ticket.interaction)?.removeInvitation(ticket);
    if (this.#changes.isHeard) this.#changes.tell({ kind: 'ticket', at: this.#now(), ticket });
  }

  agentNamed(name: string): AgentRecord {
    const known = this.agent(name);
    if (known !== undefined) return known;
    // Agents are told of in the order in which they first came.
    this.memory?.writes('agent:');
    this.memory?.writes(`agent:${name}`);
    const agent = new AgentRecord(name, this.memory);
    this.#agents.set(name, agent);
    return agent;
  }

  agentChanged(agent: AgentRecord): void {
    if (this.#changes.isHeard) this.#changes.tell({ kind: 'agent', at: this.#now(), agent });
  }

  #leave(interaction: InteractionRecord): void {
    const { place } = interaction;
    if (place.kind !== 'queue') return;
    this.memory?.writes(`queue:${place.queue}`);
    const waiting = this.#queues.get(place.queue);
    if (waiting !== undefined) removeItem(waiting, interaction);
  }

  /** By the time of the first entry to the queue, so that what comes back stands before what came later. */
  #enter(interaction: InteractionRecord, place: Location): void {
    interaction.showPlace(place, this.#now());
    if (place.kind !== 'queue') return;
    this.memory?.writes(`queue:${place.queue}`);
    const waiting = this.#queues.get(place.queue);
    if (waiting === undefined) {
      // Queues hand over in the order in which they were first used.
      this.memory?.writes('queue:');
      this.#queues.set(place.queue, [interaction]);
      return;
    }
    let index = waiting.length;
    while (index > 0 && waiting[index - 1]!.enteredAt > interaction.enteredAt) index--;
    if (index === waiting.length) waiting.push(interaction);
    else waiting.splice(index, 0, interaction);
  }
}
