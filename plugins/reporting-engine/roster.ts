import type { Agent, Milliseconds } from 'routeproof';
import { LiveMap, type Crossing, type MessageOf, type MessageType } from 'routeproof/kit';
import { AgentStanding } from './agent-standing.ts';

/** All agents that a reporting engine has heard of, kept from what the Interaction Server reports. */
export class Roster {
  readonly #configured: ReadonlyMap<string, Agent>;
  readonly #agents = new Map<string, AgentStanding>();
  /** Who is occupied by an interaction; it is forgotten when nobody is. */
  readonly #occupied = new LiveMap<string, readonly AgentStanding[]>();

  constructor(agents: readonly Agent[] = []) {
    this.#configured = new Map(agents.map((agent) => [agent.name, agent]));
  }

  /** Every agent that was heard of, first those who were first. */
  get agents(): readonly AgentStanding[] {
    return [...this.#agents.values()];
  }

  /** Takes in a report, and gives back the agents whose standing it has changed. */
  take(event: Crossing): readonly AgentStanding[] {
    if (!isReport(event)) return none;
    const concerned = this.#concerned(event);
    if (concerned.length === 0) return none;
    const { EventTime } = event.body as { readonly EventTime?: number };
    const now = EventTime ?? event.at;
    // Most often one agent is concerned, and nothing is made anew for it.
    if (concerned.length === 1) return concerned[0]!.settle(now) ? concerned : none;
    return concerned.filter((agent) => agent.settle(now));
  }

  /** Gives back the agents who were logged in so far. */
  logOutAll(now: Milliseconds): readonly AgentStanding[] {
    for (const agent of this.#agents.values()) this.#logOut(agent);
    return this.agents.filter((agent) => agent.settle(now));
  }

  /** Forgets what it was told: the program was started again. */
  forget(): void {
    this.#agents.clear();
    this.#occupied.clear();
  }

  #logOut(agent: AgentStanding): void {
    for (const interaction of agent.interactions) this.#release(agent, interaction);
    agent.logout();
  }

  #concerned(event: Report): readonly AgentStanding[] {
    switch (event.type) {
      case 'EventPartyAdded':
      case 'EventPartyRemoved':
      case 'EventAgentInvited':
      case 'EventRejected':
      case 'EventRevoked':
        return this.#takeParty(event);
      case 'EventPlacedInQueue':
      case 'EventProcessingStopped':
        return this.#releaseAll(event.interaction);
      default:
        return this.#takeAgent(event);
    }
  }

  /** Of invitations only those by URS occupy: how one between agents ends is not always reported. */
  #takeParty({ type, interaction, body }: PartyEvent): readonly AgentStanding[] {
    const { Party, Interaction, Operation } = body;
    if (interaction === undefined || Party?.AgentId === undefined) return none;
    const agent = this.#named(Party.AgentId, Party.PlaceId);
    const comes = type === 'EventPartyAdded' || (type === 'EventAgentInvited' && Operation === 'route');
    if (comes) this.#occupy(agent, interaction, Interaction?.MediaType);
    else if (type !== 'EventAgentInvited') this.#release(agent, interaction);
    return [agent];
  }

  #takeAgent(event: Report): readonly AgentStanding[] {
    const agent = 'AgentId' in event.body ? this.#named(event.body.AgentId ?? '', event.body.PlaceId) : undefined;
    if (agent === undefined) return none;
    if (event.type === 'EventAgentLogin') agent.login(event.body.PlaceId, event.body.MediaList);
    if (event.type === 'EventPlaceAgentState') {
      agent.login(event.body.PlaceId, event.body.MediaList);
      for (const interaction of event.body.Interactions ?? []) this.#occupy(agent, interaction, undefined);
    }
    if (event.type === 'EventAgentLogout') this.#logOut(agent);
    if (event.type === 'EventMediaAdded') agent.setMedium(event.body.MediaType, false);
    if (event.type === 'EventNotReadyForMedia') agent.setMedium(event.body.MediaType, false);
    if (event.type === 'EventReadyForMedia') agent.setMedium(event.body.MediaType, true);
    if (event.type === 'EventMediaRemoved') agent.setMedium(event.body.MediaType, undefined);
    return [agent];
  }

  #named(name: string, place: string | undefined): AgentStanding {
    let agent = this.#agents.get(name);
    if (agent === undefined) {
      const { place: home = `${name}-place`, ...rules } = this.#configured.get(name) ?? {};
      this.#agents.set(name, (agent = new AgentStanding(name, place ?? home, rules)));
    }
    return agent;
  }

  #occupy(agent: AgentStanding, interaction: string, medium: string | undefined): void {
    agent.occupy(interaction, medium);
    const occupied = this.#occupied.get(interaction) ?? none;
    if (occupied.length === 0) this.#occupied.set(interaction, [agent]);
    else if (!occupied.includes(agent)) this.#occupied.set(interaction, [...occupied, agent]);
  }

  #release(agent: AgentStanding, interaction: string): void {
    agent.release(interaction);
    const occupied = this.#occupied.get(interaction) ?? none;
    if (!occupied.includes(agent)) return;
    if (occupied.length === 1) this.#occupied.delete(interaction);
    else
      this.#occupied.set(
        interaction,
        occupied.filter((each) => each !== agent),
      );
  }

  /** Back in a queue, or gone: whoever had it, or was offered it, is free of it. */
  #releaseAll(interaction: string | undefined): readonly AgentStanding[] {
    if (interaction === undefined) return none;
    const occupied = this.#occupied.get(interaction) ?? none;
    for (const agent of occupied) this.#release(agent, interaction);
    return occupied;
  }
}

const none: readonly AgentStanding[] = [];

type Report = MessageOf<MessageType, 'Reporting'>;

const isReport = (event: Crossing): event is Crossing & Report => event.protocol === 'Reporting';

type PartyEvent = MessageOf<
  'EventPartyAdded' | 'EventPartyRemoved' | 'EventAgentInvited' | 'EventRejected' | 'EventRevoked',
  'Reporting'
>;
