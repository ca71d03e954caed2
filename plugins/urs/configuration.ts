import type { Centre } from 'routeproof';
import type { Candidate } from './parse-target.ts';

const none: ReadonlySet<string> = new Set();

/** What URS reads in the configuration: skills and groups of agents. */
export class Configuration {
  readonly groups: readonly string[];
  /** Whether what is not listed may come into being. */
  readonly isOpen: boolean;
  readonly #groupsOf = new Map<string, Set<string>>();
  readonly #skillsOf = new Map<string, Readonly<Record<string, number>>>();

  constructor(centre: Centre) {
    this.groups = (centre.groups ?? []).map(({ name }) => name);
    this.isOpen = centre.open ?? false;
    for (const { name, skills = {} } of centre.agents ?? []) this.#skillsOf.set(name, skills);
    for (const { name, agents } of centre.groups ?? [])
      for (const agent of agents) {
        const groups = this.#groupsOf.get(agent);
        if (groups === undefined) this.#groupsOf.set(agent, new Set([name]));
        else groups.add(name);
      }
  }

  candidate(name: string): Candidate {
    return { name, skills: this.#skillsOf.get(name) ?? {}, groups: this.#groupsOf.get(name) ?? none };
  }
}
