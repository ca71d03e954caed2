import type { Centre } from 'routeproof';
import type { Candidate } from './parse-target.ts';

const none: ReadonlySet<string> = new Set();

/** What URS reads in the configuration: skills and groups of agents. */
export class Configuration {
  readonly #centre: Centre;
  readonly #groupsOf = new Map<string, Set<string>>();
  readonly #skillsOf = new Map<string, Readonly<Record<string, number>>>();

  constructor(centre: Centre) {
    this.#centre = centre;
    for (const { name, skills = {} } of centre.agents ?? []) this.#skillsOf.set(name, skills);
    for (const { name, agents } of centre.groups ?? [])
      for (const agent of agents) {
        const groups = this.#groupsOf.get(agent);
        if (groups === undefined) this.#groupsOf.set(agent, new Set([name]));
        else groups.add(name);
      }
  }

  get groups(): readonly string[] {
    return (this.#centre.groups ?? []).map(({ name }) => name);
  }

  /** Whether what is not listed may come into being. */
  get isOpen(): boolean {
    return this.#centre.open ?? false;
  }

  candidate(name: string): Candidate {
    return { name, skills: this.#skillsOf.get(name) ?? {}, groups: this.#groupsOf.get(name) ?? none };
  }
}
