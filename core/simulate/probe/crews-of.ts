import type { BlockedMedia, Centre, MediaCapacity } from '../../contract/centre.ts';
import { hasAlternatives, roomFor } from '../../contract/capacity/room-for.ts';

/** Agents who are alike: with the same skills, media, capacities and groups, so that each can do the work of the others. */
export interface Crew {
  /** By what it is known: `crew 1`. */
  readonly name: string;
  /** Those who are in it. */
  readonly agents: readonly string[];
  /** How many interactions of a medium each takes at once, with nothing else in hand. */
  readonly capacity: Readonly<Record<string, number>>;
  /** What each takes at once of all media, where its capacity says what goes together. */
  readonly alternatives?: readonly MediaCapacity[];
  /** Which media each takes nothing of while one is in hand. */
  readonly blocks?: BlockedMedia;
}

/** The agents of a centre in crews. */
export function crewsOf({ agents = [], groups = [] }: Centre): readonly Crew[] {
  const alike = new Map<string, Omit<Crew, 'name' | 'agents'> & { readonly agents: string[] }>();
  for (const { name, skills = {}, media = ['email'], capacity = {}, blocks } of agents) {
    const own = groups.filter((group) => group.agents.includes(name)).map((group) => group.name);
    const alternatives = hasAlternatives(capacity) ? capacity : undefined;
    const rules = alternatives?.map(sorted) ?? sorted(capacity as MediaCapacity);
    const key = JSON.stringify([sorted(skills), media.toSorted(), rules, own, sorted(blocks ?? {})]);
    const known = alike.get(key);
    if (known !== undefined) known.agents.push(name);
    else
      alike.set(key, {
        agents: [name],
        capacity: Object.fromEntries(media.map((medium) => [medium, roomFor(medium, [], { capacity })])),
        ...(alternatives !== undefined && { alternatives }),
        ...(blocks !== undefined && { blocks }),
      });
  }
  return [...alike.values()].map((crew, index) => ({ name: `crew ${index + 1}`, ...crew }));
}

const sorted = (levels: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] =>
  Object.entries(levels).toSorted(([one], [other]) => (one < other ? -1 : 1));

/** The crew of each agent. */
export const crewOf = (centre: Centre): ReadonlyMap<string, string> =>
  new Map(crewsOf(centre).flatMap(({ name, agents }) => agents.map((agent) => [agent, name] as const)));
