import type { InteractionView, StoreView } from 'routeproof';
import type { Bus, Crossing } from 'routeproof/plugins';

/** A request that reached the server, and what became of it. */
interface Asked {
  readonly from: string;
  readonly type: string;
  readonly message: Crossing;
  /** State of the interaction that it names, when it arrived. */
  readonly state: string | undefined;
  readonly answers: Crossing[];
}

/** What passed over the connection of a client. */
interface Line {
  /** Requests of its present connection, by ReferenceId. */
  readonly requests: Map<number, Asked>;
  /** The connection has ended: what comes next belongs to another. */
  ended: boolean;
}

/** A client as it was told that it is registered; one connection may carry several. */
interface Registered {
  readonly name: string;
  agent: string | undefined;
}

const server = 'interaction-server';
const stateNumbers: Readonly<Record<string, number>> = { queued: 0, cached: 1, routing: 2, delivering: 2, handling: 3 };

/** The interaction that a message names, if it names one. */
const named = ({ interaction, body }: Crossing): string | undefined =>
  interaction ?? (body as { readonly InteractionIds?: readonly string[] }).InteractionIds?.[0];

/**
 * Judges a run beside the built-in properties and without their code: what it knows of requests it has from their
 * delivery, and what it knows of the centre from the store.
 */
export class SecondJudge {
  /** Every request that reached the server, in the order of arrival. */
  readonly asked: Asked[] = [];
  readonly problems: string[] = [];
  readonly #store: StoreView;
  readonly #lines = new Map<string, Line>();
  /** By ProxyClientId. */
  readonly #clients = new Map<number, Registered>();
  readonly #media = new Map<string, Map<string, string>>();
  readonly #endedTickets = new Set<number>();

  constructor(bus: Bus, store: StoreView) {
    this.#store = store;
    bus.messages.subscribe((message) => {
      if (message.to !== server) this.#delivered(message);
      else if (message.ref !== undefined) this.#arrived(message);
    });
    bus.broken.subscribe(({ client }) => this.#gone(client));
    store.changes.subscribe((change) => {
      if (change.kind !== 'ticket' || change.ticket.state === 'open') return;
      if (this.#endedTickets.has(change.ticket.id)) this.problems.push(`ticket ${change.ticket.id} ended twice`);
      this.#endedTickets.add(change.ticket.id);
    });
  }

  registered(client: string): boolean {
    return this.#all(client).length > 0;
  }

  /** The ProxyClientIds that its connection carries. */
  idsOf(client: string): readonly number[] {
    return [...this.#clients].filter(([, { name }]) => name === client).map(([id]) => id);
  }

  /** The agent who is logged in over a client, as far as the client knows. */
  agentOf(client: string): string | undefined {
    return this.#all(client).find(({ agent }) => agent !== undefined)?.agent;
  }

  /** What holds after every step of the server, whatever is under way. */
  checkNow(): void {
    const store = this.#store;
    const { interactions, tickets, queues } = store;
    const waiting = new Map<string, number>();
    for (const [queue, ids] of queues)
      for (const id of ids) {
        waiting.set(id, (waiting.get(id) ?? 0) + 1);
        const place = store.interaction(id)?.place;
        if (place?.kind !== 'queue' || place.queue !== queue)
          this.problems.push(`${id} waits in ${queue} and is elsewhere`);
      }
    let offers = 0;
    for (const interaction of interactions) {
      offers += interaction.invitations.length;
      const problem = this.#misplaced(interaction, waiting.get(interaction.id) ?? 0);
      if (problem !== undefined) this.problems.push(`${interaction.id} ${problem}`);
    }
    if (offers !== tickets.length) this.problems.push(`${tickets.length} open tickets, and ${offers} open invitations`);
  }

  /** What holds when nothing is under way: every request has its answer, and agents are logged in as they think they are. */
  checkSettled(): void {
    const logins = new Map<string, number>();
    for (const { agent } of this.#clients.values())
      if (agent !== undefined) logins.set(agent, (logins.get(agent) ?? 0) + 1);
    for (const agent of this.#store.agents) {
      const expected = (logins.get(agent.name) ?? 0) > 0;
      if (agent.loggedIn !== expected) this.problems.push(`agent ${agent.name} logged in: ${agent.loggedIn}`);
    }
    for (const { id, parties, invitations } of this.#store.interactions) {
      const holders = [
        ...parties.map(({ agent, proxyClientId }) => ({ agent, client: proxyClientId })),
        ...invitations.map(({ invitee, inviteeClient }) => ({ agent: invitee, client: inviteeClient })),
      ];
      for (const { agent, client } of holders)
        if (this.#clients.get(client)?.agent !== agent)
          this.problems.push(`${id} is with ${agent} over client ${client}, which is not that agent's`);
    }
    for (const { requests, ended } of this.#lines.values())
      for (const { from, type, message, answers } of requests.values())
        if (answers.length === 0 && !ended && !this.#waitsForInvitation(message))
          this.problems.push(`${type} (${message.ref}) of ${from} has no answer`);
  }

  /** Media are as the answers said; only while links take no time, for then all answers come in the order of the acts. */
  checkMedia(): void {
    const words = (media: ReadonlyMap<string, string> | undefined) =>
      JSON.stringify(Object.fromEntries([...(media ?? [])].toSorted(([one], [other]) => (one < other ? -1 : 1))));
    for (const { name, media } of this.#store.agents) {
      const [known, told] = [words(media), words(this.#media.get(name))];
      if (known !== told) this.problems.push(`agent ${name} has media ${known}, not ${told}`);
    }
  }

  #waitsForInvitation({ ref, interaction }: Crossing): boolean {
    return this.#store.tickets.some((ticket) => ticket.interaction === interaction && ticket.inviterRef === ref);
  }

  /** What is wrong with the place of an interaction, if anything is. */
  #misplaced(interaction: InteractionView, waiting: number): string | undefined {
    const { id, state, place, parties, invitations, router, properties } = interaction;
    if (properties.InteractionState !== stateNumbers[state])
      return `is ${state} and says ${properties.InteractionState}`;
    const routes = invitations.filter(({ operation }) => operation === 'route');
    const problem = {
      queue: () => (waiting === 1 && (state === 'queued' || state === 'cached') ? undefined : `waits ${waiting} times`),
      workbin: () => (state === 'queued' ? undefined : `lies in a workbin and is ${state}`),
      strategy: () => (state === 'routing' && router !== undefined ? undefined : `is with no strategy, ${state}`),
      delivery: () => (state === 'delivering' && routes.length === 1 ? undefined : `is not being delivered, ${state}`),
      agents: () => (state === 'handling' && parties.length > 0 ? undefined : `is with no agent, ${state}`),
    }[place.kind]();
    if (problem !== undefined) return problem;
    if (place.kind !== 'queue' && waiting > 0) return `waits in a queue and is in ${place.kind}`;
    if (place.kind !== 'agents' && parties.length > 0) return `has parties in ${place.kind}`;
    if (place.kind !== 'delivery' && routes.length > 0) return `is offered by URS in ${place.kind}`;
    if (place.kind !== 'agents' && invitations.length > routes.length) return `has invitations in ${place.kind}`;
    if (router !== undefined && place.kind !== 'strategy' && place.kind !== 'delivery')
      return `has a router in ${place.kind}`;
    return this.#unfitParties(id, interaction);
  }

  #unfitParties(id: string, { parties, invitations }: InteractionView): string | undefined {
    const store = this.#store;
    const names = [...parties.map(({ agent }) => agent), ...invitations.map(({ invitee }) => invitee)];
    if (new Set(names).size !== names.length) return `names an agent twice: ${names.join(', ')}`;
    for (const name of names) if (store.agent(name)?.loggedIn !== true) return `is with ${name}, who is not logged in`;
    for (const ticket of invitations) {
      if (ticket.state !== 'open' || ticket.interaction !== id) return `has the ${ticket.state} ticket ${ticket.id}`;
      if (
        ticket.operation === 'conference' &&
        parties.every(({ proxyClientId }) => proxyClientId !== ticket.inviterClient)
      )
        return `has an invitation of one who is no party`;
    }
    return undefined;
  }

  #all(client: string): Registered[] {
    return [...this.#clients.values()].filter(({ name }) => name === client);
  }

  #line(client: string): Line {
    let line = this.#lines.get(client);
    if (line === undefined) this.#lines.set(client, (line = { requests: new Map(), ended: false }));
    return line;
  }

  #arrived(message: Crossing): void {
    const line = this.#line(message.from);
    if (line.ended) {
      line.ended = false;
      line.requests.clear();
    }
    const id = named(message);
    const state = this.#store.interaction(id ?? '')?.state ?? 'absent';
    const takesNone = id === undefined && message.type !== 'RequestSubmit';
    const asked: Asked = {
      from: message.from,
      type: message.type,
      message,
      state: takesNone ? undefined : state,
      answers: [],
    };
    this.asked.push(asked);
    line.requests.set(message.ref!, asked);
  }

  #delivered(answer: Crossing): void {
    if (answer.ref === undefined) return;
    const line = this.#line(answer.to);
    const asked = line.requests.get(answer.ref);
    if (asked === undefined) return void this.problems.push(`${answer.type} to ${answer.to} answers nothing`);
    asked.answers.push(answer);
    if (asked.answers.length > 1)
      this.problems.push(`${asked.type} of ${answer.to} was answered again, ${answer.type}`);
    const { ProxyClientId } = answer.body as { readonly ProxyClientId?: number };
    if (answer.type === 'EventAck' && !line.ended) this.#granted(answer.to, ProxyClientId!, asked);
  }

  #granted(name: string, id: number, { type, message }: Asked): void {
    if (type === 'RequestRegisterClient') this.#clients.set(id, { name, agent: undefined });
    const client = this.#clients.get(id);
    if (client === undefined) return void this.problems.push(`${type} of ${name} was granted to nobody`);
    const { AgentId, MediaList, MediaType } = message.body as {
      readonly AgentId?: string;
      readonly MediaList?: Readonly<Record<string, number>>;
      readonly MediaType?: string;
    };
    if (type === 'RequestAgentLogin') {
      client.agent = AgentId;
      for (const [medium, ready] of Object.entries(MediaList ?? {}))
        this.#mediaOf(client).set(medium, ready > 0 ? 'ready' : 'not ready');
    }
    if (type === 'RequestAddMedia' || type === 'RequestNotReadyForMedia')
      this.#mediaOf(client).set(MediaType!, 'not ready');
    if (type === 'RequestCancelNotReadyForMedia') this.#mediaOf(client).set(MediaType!, 'ready');
    if (type === 'RequestRemoveMedia') this.#mediaOf(client).delete(MediaType!);
    if (type === 'RequestAgentLogout' || type === 'RequestUnregisterClient') this.#loggedOut(client);
    if (type === 'RequestUnregisterClient') this.#clients.delete(id);
  }

  #mediaOf({ agent }: Registered): Map<string, string> {
    let media = this.#media.get(agent!);
    if (media === undefined) this.#media.set(agent!, (media = new Map()));
    return media;
  }

  #loggedOut(client: Registered): void {
    const { agent } = client;
    client.agent = undefined;
    if (agent !== undefined && ![...this.#clients.values()].some((other) => other.agent === agent))
      this.#media.delete(agent);
  }

  #gone(client: string): void {
    this.#line(client).ended = true;
    for (const [id, registered] of this.#clients) {
      if (registered.name !== client) continue;
      this.#loggedOut(registered);
      this.#clients.delete(id);
    }
  }
}
