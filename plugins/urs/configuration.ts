import type { Centre } from 'routeproof';
import type { Candidate } from './parse-target.ts';

const none: ReadonlySet<string> = new Set();

/** What URS reads in the configuration: skills and groups of agents. */
export class Configuration {
  readonly groups: readonly string[];
  /** Whether what is not listed may come into being. */
  readonly isOpen: boolean;
  readonly #groupsOf = new Map<string, Set<string>>();
  /** Groups by the usual places of their agents. */
  readonly #groupsAt = new Map<string, Set<string>>();
  readonly #skillsOf = new Map<string, Readonly<Record<string, number>>>();

  constructor({ agents = [], groups = [], open = false }: Centre) {
    this.groups = groups.map(({ name }) => name);
    this.isOpen = open;
    const places = new Map(agents.map(({ name, place = `${name}-place` }) => [name, place]));
    for (const { name, skills = {} } of agents) this.#skillsOf.set(name, skills);
    for (const { name, agents: members } of groups)
      for (const member of members) {
        add(this.#groupsOf, member, name);
        add(this.#groupsAt, places.get(member) ?? `${member}-place`, name);
      }
  }

  /** An agent as targets see it, at the place where it is. */
  candidate(name: string, place: string | undefined): Candidate {
    return {
      name,
      skills: this.#skillsOf.get(name) ?? {},
      groups: this.#groupsOf.get(name) ?? none,
      place,
      placeGroups: (place === undefined ? undefined : this.#groupsAt.get(place)) ?? none,
    };
  }
}

function add(groups: Map<string, Set<string>>, member: string, group: string): void {
  const known = groups.get(member);
  if (known === undefined) groups.set(member, new Set([group]));
  else known.add(group);
}
