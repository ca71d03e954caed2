import { matches, parseTarget, type ParsedTarget } from 'routeproof/plugins';
import type { Agent, Centre } from '../../contract/centre.ts';
import { levelsFor, type Skills } from './levels-for.ts';

/** What a strategy asked for by name while it was played. */
export interface NamedThings {
  /** Expressions of targets. */
  readonly targets: readonly string[];
  /** Agents to whom it routed by name. */
  readonly agents: readonly string[];
  /** Queues in which it placed something. */
  readonly queues: readonly string[];
}

/** Nothing so far. */
export const nothingNamed: NamedThings = { targets: [], agents: [], queues: [] };

/** What is in either, in the order in which it was named. */
export const togetherNamed = (one: NamedThings, other: NamedThings): NamedThings => ({
  targets: union(one.targets, other.targets),
  agents: union(one.agents, other.agents),
  queues: union(one.queues, other.queues),
});

/** How many names there are. */
export const countNamed = ({ targets, agents, queues }: NamedThings): number =>
  targets.length + agents.length + queues.length;

const union = (one: readonly string[], other: readonly string[]): readonly string[] => [...new Set([...one, ...other])];

/** Somebody of a ready-made centre. */
interface Person {
  readonly name: string;
  readonly place?: string;
  readonly skills: Skills;
  readonly groups: readonly string[];
}

const firstNames = ['ann', 'bob', 'cyd', 'dan', 'eve', 'fay', 'gus', 'hal', 'ida', 'jay'];

/** A contact centre for what a strategy names: for each target one agent who fits and one who does not. */
export const centreOf = ({ targets, agents, queues }: NamedThings): Centre => {
  const wanted = targets.flatMap(parsed);
  const people = peopleFor(wanted, agents);
  const groups = new Set(wanted.flatMap(groupsIn));
  const named = new Set([...queues, ...wanted.flatMap(({ kind, object }) => (kind === 'queue' ? [object] : []))]);
  named.delete('Inbound');
  return {
    open: true,
    agents: people.map(({ name, place, skills }): Agent => ({ name, skills, ...(place !== undefined && { place }) })),
    groups: Array.from(groups, (name) => ({
      name,
      agents: people.filter((person) => person.groups.includes(name)).map((person) => person.name),
    })),
    queues: [{ name: 'Inbound' }, ...Array.from(named, (name) => ({ name, strategy: null }))],
  };
};

const peopleFor = (wanted: readonly ParsedTarget[], agents: readonly string[]): readonly Person[] => {
  const taken = new Set([...wanted.flatMap(({ kind, object }) => (kind === 'agent' ? [object] : [])), ...agents]);
  const people: Person[] = [];
  const nextName = (): string => {
    const name = firstNames.find((each) => !taken.has(each)) ?? `agent ${taken.size + 1}`;
    taken.add(name);
    return name;
  };
  const add = (person: Omit<Person, 'name'> | undefined, name?: string): void => {
    if (person !== undefined && !people.some((each) => each.name === name))
      people.push({ ...person, name: name ?? nextName() });
  };
  for (const target of wanted)
    if (!people.some((person) => fits(target, person))) add(variantOf(target, true), nameIn(target));
  for (const name of agents) add(nobodySpecial, name);
  for (const target of wanted) if (people.every((person) => fits(target, person))) add(variantOf(target, false));
  if (people.length === 0) add(nobodySpecial);
  return people;
};

const nobodySpecial = { skills: {}, groups: [] };

/** Somebody who fits, or who does not; nobody where there can be no such agent. */
const variantOf = (target: ParsedTarget, isToFit: boolean): Omit<Person, 'name'> | undefined =>
  target.kind === 'agent'
    ? nobodySpecial
    : variants(target).find((variant) => fits(target, { name: '', ...variant }) === isToFit);

/** What agents could be like as far as this target is concerned, the plainest first. */
const variants = (target: ParsedTarget): readonly Omit<Person, 'name'>[] => {
  if (target.kind === 'place') return [nobodySpecial, { ...nobodySpecial, place: target.object }];
  if (target.kind !== 'skill') return [nobodySpecial, { ...nobodySpecial, groups: groupsIn(target) }];
  const levels = levelsFor(target.condition);
  return [[], groupsIn(target)].flatMap((groups) => levels.map((skills) => ({ skills, groups })));
};

const fits = (target: ParsedTarget, { name, place = `${name}-place`, skills, groups }: Person): boolean =>
  matches(target, { name, place, skills, groups: new Set(groups), placeGroups: new Set(groups) });

const groupsIn = (target: ParsedTarget): readonly string[] => {
  if (target.kind === 'skill') return target.group === undefined ? [] : [target.group];
  return target.kind === 'group' || target.kind === 'place group' ? [target.object] : [];
};

const nameIn = ({ kind, object }: ParsedTarget): string | undefined => (kind === 'agent' ? object : undefined);

/** What cannot be read is the strategy's fault, and told when it is played. */
const parsed = (expression: string): readonly ParsedTarget[] => {
  try {
    return [parseTarget(expression)];
  } catch {
    return [];
  }
};
