import type { Milliseconds } from 'routeproof';
import { LiveMap } from 'routeproof/kit';
import type { Configuration } from '../targets/configuration.ts';
import type { UrsMemory } from '../urs-memory.ts';
import { BoardAgent, type AgentInfo } from './board-agent.ts';

/** Whom a decision names: an agent, or whoever is at a place. */
export interface Named {
  readonly agent: string | undefined;
  readonly place: string | undefined;
}

/** URS's view of the agents: nothing but what came over the link to the reporting engine, and what it has handed out itself. */
export class AgentBoard {
  readonly #agents = new Map<string, BoardAgent>();
  readonly #promisedTo = new LiveMap<string, BoardAgent>();
  readonly #onChange: (agent: BoardAgent) => void;

  readonly #configuration: Pick<Configuration, 'rulesOf' | 'costOf'>;
  readonly #memory: UrsMemory | undefined;

  /** `onChange` is told of an agent of whom something has changed. */
  constructor(
    onChange: (agent: BoardAgent) => void,
    configuration: Pick<Configuration, 'rulesOf' | 'costOf'>,
    memory: UrsMemory | undefined,
  ) {
    this.#onChange = onChange;
    this.#configuration = configuration;
    this.#memory = memory;
  }

  agentNamed(name: string): BoardAgent | undefined {
    this.#memory?.reads(`board:${name}`);
    return this.#agents.get(name);
  }

  get agents(): Iterable<BoardAgent> {
    this.#memory?.reads('board:*');
    return this.#agents.values();
  }

  /** Takes news of an agent. */
  learn(info: AgentInfo): void {
    this.#memory?.writes(`board:${info.AgentId}`);
    let agent = this.#agents.get(info.AgentId);
    if (agent === undefined) {
      this.#memory?.writes('board:');
      const { AgentId: name } = info;
      agent = new BoardAgent(name, this.#configuration.rulesOf(name), this.#configuration.costOf(name));
      this.#agents.set(name, agent);
    }
    for (const settled of agent.learn(info)) {
      this.#memory?.writes(`promised:${settled}`);
      this.#promisedTo.delete(settled);
    }
    this.#onChange(agent);
  }

  /** One interaction of this medium less for the agent. */
  hold(agent: BoardAgent, medium: string): void {
    this.#memory?.writes(`board:${agent.name}`);
    agent.slot(medium).held++;
    this.#onChange(agent);
  }

  release(agent: BoardAgent, medium: string): void {
    this.#memory?.writes(`board:${agent.name}`);
    agent.slot(medium).held--;
    this.#onChange(agent);
  }

  /** An interaction is going to be delivered: the agent counts as busy with it until the news of the agent shows it. */
  promise(named: Named, interaction: string, medium: string, now: Milliseconds): void {
    const agent = this.#named(named);
    if (agent === undefined) return;
    this.#memory?.writes(`board:${agent.name}`);
    this.#memory?.writes(`promised:${interaction}`);
    agent.promise(interaction, medium, now);
    this.#promisedTo.set(interaction, agent);
    this.#onChange(agent);
  }

  /** The server has taken the delivery. */
  delivered(interaction: string, now: Milliseconds): void {
    this.#promised(interaction)?.delivered(interaction, now);
  }

  /** The delivery has come to nothing: it was refused, or the interaction is with URS again. */
  takeBack(interaction: string): void {
    const agent = this.#promised(interaction);
    if (agent === undefined) return;
    this.#memory?.writes(`promised:${interaction}`);
    this.#promisedTo.delete(interaction);
    if (agent.takeBack(interaction)) this.#onChange(agent);
  }

  /** The server does not know the agent as logged in there: nobody gets it until there is news. */
  doubt(named: Named): void {
    const agent = this.#named(named);
    if (agent === undefined) return;
    this.#memory?.writes(`board:${agent.name}`);
    agent.doubted = true;
    this.#onChange(agent);
  }

  /** No news comes any more: nobody gets anybody until there is some again. */
  doubtAll(): void {
    this.#memory?.writes('*');
    for (const agent of this.#agents.values()) {
      agent.doubted = true;
      this.#onChange(agent);
    }
  }

  /** Whom it is promised to, and whom that concerns. */
  #promised(interaction: string): BoardAgent | undefined {
    this.#memory?.reads(`promised:${interaction}`);
    const agent = this.#promisedTo.get(interaction);
    if (agent !== undefined) this.#memory?.writes(`board:${agent.name}`);
    return agent;
  }

  #named({ agent, place }: Named): BoardAgent | undefined {
    if (agent !== undefined) return this.agentNamed(agent);
    for (const each of this.agents) if (each.place === place) return each;
    return undefined;
  }
}
