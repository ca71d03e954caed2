import type { Agent, Centre, Rule } from 'routeproof';
import type { CapacityRules } from 'routeproof/kit';
import type { Candidate } from './parse-target.ts';
import { whereaboutsOf, type Whereabouts } from './whereabouts-of.ts';

const none: ReadonlySet<string> = new Set();

/** What URS reads in the configuration: agents with their skills, groups of agents, queues. */
export class Configuration {
  readonly agents: readonly string[];
  readonly groups: readonly string[];
  readonly queues: readonly string[];
  readonly workbins: readonly string[];
  /** Statistics of the centre's own: of which targets each is told. */
  readonly statistics: ReadonlyMap<string, readonly string[]>;
  /** Whether what is not listed may come into being. */
  readonly isOpen: boolean;
  readonly #linesOf: (agent: string) => readonly Rule[];
  readonly #agentNamed = new Map<string, Agent>();
  readonly #groupsOf = new Map<string, Set<string>>();
  /** Groups by the usual places of their agents. */
  readonly #groupsAt = new Map<string, Set<string>>();
  readonly #whereabouts = new Map<string, Whereabouts>();
  #skills: ReadonlySet<string> | undefined;
  #media: ReadonlySet<string> | undefined;

  /** `linesOf` is what a script has for an agent. */
  constructor(
    { agents = [], groups = [], queues = [], workbins = [], statistics = [], open = false }: Centre,
    linesOf: (agent: string) => readonly Rule[],
  ) {
    this.agents = agents.map(({ name }) => name);
    this.groups = groups.map(({ name }) => name);
    this.queues = [...queues.map(({ name }) => name), ...workbins.map(({ name, queue = name }) => queue)];
    this.workbins = workbins.map(({ name }) => name);
    this.statistics = new Map(statistics.map(({ name, of }) => [name, of]));
    this.isOpen = open;
    this.#linesOf = linesOf;
    for (const agent of agents) this.#agentNamed.set(agent.name, agent);
    for (const { name, agents: members } of groups)
      for (const member of members) {
        add(this.#groupsOf, member, name);
        add(this.#groupsAt, this.#agentNamed.get(member)?.place ?? `${member}-place`, name);
      }
  }

  hasAgent(name: string): boolean {
    return this.#agentNamed.has(name);
  }

  /** Every skill that somebody has. */
  get skills(): ReadonlySet<string> {
    return (this.#skills ??= new Set([...this.#agentNamed.values()].flatMap(({ skills = {} }) => Object.keys(skills))));
  }

  /** Every medium on which somebody may work. */
  get media(): ReadonlySet<string> {
    return (this.#media ??= new Set(this.agents.flatMap((agent) => [...this.whereabouts(agent).media])));
  }

  /** An agent as targets see it, at the place where it is. */
  candidate(name: string, place: string | undefined): Candidate {
    return {
      name,
      skills: this.#agentNamed.get(name)?.skills ?? {},
      groups: this.#groupsOf.get(name) ?? none,
      place,
      placeGroups: (place === undefined ? undefined : this.#groupsAt.get(place)) ?? none,
    };
  }

  /** How much an agent may have at once. */
  rulesOf(name: string): CapacityRules {
    return this.#agentNamed.get(name) ?? {};
  }

  /** What an interaction with an agent costs. */
  costOf(name: string): number {
    return this.#agentNamed.get(name)?.cost ?? 0;
  }

  /** On what an agent may work, and where it may sit. */
  whereabouts(name: string): Whereabouts {
    let known = this.#whereabouts.get(name);
    if (known === undefined)
      this.#whereabouts.set(name, (known = whereaboutsOf(this.#agentNamed.get(name) ?? { name }, this.#linesOf(name))));
    return known;
  }
}

function add(groups: Map<string, Set<string>>, member: string, group: string): void {
  const known = groups.get(member);
  if (known === undefined) groups.set(member, new Set([group]));
  else known.add(group);
}
