import { explore, type Bench, type Explored, type ExploreOptions, type Scenario } from 'routeproof';

/** What a search has shown of a scenario, as far as it must not depend on how the search went about it. */
export interface Shown {
  /** Of each run that ended: what each actor saw and said, what is left in the store, what was found; each once. */
  readonly views: ReadonlySet<string>;
  readonly broken: readonly string[];
  readonly goals: Explored['goals'];
  readonly explored: Explored;
  readonly isWhole: boolean;
}

/** A scenario, and what its own actors wrote down in the run that ended last. */
export interface Watched {
  readonly scenario: () => Scenario;
  readonly seen: () => object;
}

/** Searches a scenario and keeps what its runs show. */
export async function shown({ scenario, seen }: Watched, options: ExploreOptions): Promise<Shown> {
  const views = new Set<string>();
  const explored = await explore(scenario, {
    // An early end after a failure would hide what is lost, and so would runs by chance.
    ...{ synchronous: true, shrink: 0, failures: 1000, chance: false, ...options },
    onRun: (bench) => void views.add(viewOf(bench, seen())),
  });
  const { failures, goals, bounds } = explored;
  const broken = failures.map(({ property }) => property).toSorted();
  return { views, broken, goals, explored, isWhole: !bounds.includes('runs') };
}

/** What each client was told and said on each of its links, and when it was sent; what is left; what was found; what was seen. */
export function viewOf({ trace, store, findings }: Bench, seen: object): string {
  const links = new Map<string, unknown[]>();
  for (const { from, to, sentAt, type, ref, interaction, body } of trace.messages) {
    const link = `${from} ${to}`;
    const told = links.get(link) ?? [];
    links.set(link, told);
    told.push([sentAt, type, ref, interaction, body]);
  }
  const interactions = store.interactions.map(({ id, state, place, formerLocation, parties, properties, attempts }) => [
    ...[id, state, place, formerLocation, parties.map(({ agent, mode }) => [agent, mode]), properties, attempts],
  ]);
  const agents = store.agents.map(({ name, place, media }) => [name, place, [...media]]);
  const found = findings.map(({ kind, sentence, at }) => [kind, sentence, at]);
  return JSON.stringify([
    ...[sorted([...links]), sorted(interactions), sorted(agents), [...store.queues], store.tickets.length],
    ...[sorted(found), sorted(Object.entries(seen))],
  ]);
}

/** The order in which the server came to know of them is not for all to see. */
const sorted = (all: readonly unknown[]): readonly string[] => all.map((each) => JSON.stringify(each)).toSorted();

/** Where two views part. */
export function parting(one: string, other: string): string {
  let place = 0;
  while (place < one.length && one[place] === other[place]) place++;
  const around = (text: string) => `… ${text.slice(Math.max(0, place - 60), place + 100)} …`;
  return `${around(one)} or ${around(other)}`;
}
