import type { Centre } from '../../contract/centre.ts';
import { crewOf } from './crews-of.ts';
import type { TimeIntervals } from './time-intervals.ts';
import type { ValueIn } from './split.ts';
import type { Visit } from './visit.ts';

/** What interactions and agents have in each dimension by which traffic is split. */
export class Dimensions {
  readonly #intervals: TimeIntervals | undefined;
  readonly #groups: ReadonlyMap<string, readonly string[]>;
  readonly #skills: ReadonlyMap<string, readonly string[]>;
  readonly #crews: ReadonlyMap<string, string>;

  constructor(centre: Centre, intervals: TimeIntervals | undefined) {
    const { agents = [], groups = [] } = centre;
    this.#intervals = intervals;
    this.#crews = crewOf(centre);
    this.#skills = new Map(agents.map(({ name, skills = {} }) => [name, Object.keys(skills)]));
    this.#groups = new Map(
      agents.map(({ name }) => [
        name,
        groups.filter((group) => group.agents.includes(name)).map((group) => group.name),
      ]),
    );
  }

  /** Of an interaction; its interval is that of its arrival, unless another is said by its number. */
  ofVisit(visit: Visit, interval?: number): ValueIn {
    return (dimension) => {
      switch (dimension) {
        case 'stream':
          return visit.stream;
        case 'queue':
          return visit.queue;
        case 'medium':
          return visit.medium;
        case 'interval':
          return this.#intervals!.nameOf(interval ?? this.#intervals!.at(visit.since));
        case 'virtual-queue':
          return visit.virtualQueues;
        case 'work':
          return visit.work;
        default:
          return attachedTo(visit, dimension);
      }
    };
  }

  /** Of an interaction in the hands of an agent. */
  ofVisitBy(visit: Visit, agent: string): ValueIn {
    const values = this.ofVisit(visit);
    return (dimension) => this.#agentHas(agent, dimension) ?? values(dimension);
  }

  /** The agents who are alike with this one. */
  crewOf(agent: string): string | undefined {
    return this.#crews.get(agent);
  }

  /** Of an agent's time in an interval. */
  ofAgent(agent: string, interval?: string): ValueIn {
    return (dimension) => (dimension === 'interval' ? interval : this.#agentHas(agent, dimension));
  }

  #agentHas(agent: string, dimension: string): string | readonly string[] | undefined {
    if (dimension === 'agent') return agent;
    if (dimension === 'group') return this.#groups.get(agent) ?? [];
    if (dimension === 'crew') return this.#crews.get(agent) ?? [];
    return dimension === 'skill' ? (this.#skills.get(agent) ?? []) : undefined;
  }
}

/** A value of the user data, as it is now; what has none is a part of its own. */
function attachedTo({ interaction }: Visit, dimension: string): string {
  const key = dimension.startsWith('user-data:') ? dimension.slice('user-data:'.length) : dimension;
  const { UserData = {} } = interaction.properties as { readonly UserData?: Readonly<Record<string, unknown>> };
  const value = Object.hasOwn(UserData, key) ? UserData[key] : undefined;
  if (value === undefined) return '(none)';
  // In parentheses stands what is no value, such as that there is none.
  return typeof value === 'string' && !value.startsWith('(') ? value : JSON.stringify(value);
}
