/** What a step reads and writes of its actor's memory, by the names of places: `kind:name`, `kind:*` for all of a kind, or `*` for all that there is. */
export interface Footprint {
  /** Places that it looks at. */
  reads: ReadonlySet<string>;
  /** Places that it changes. */
  writes: ReadonlySet<string>;
}

/** Every set of a step with nothing in it: there are four in each step, and most stay empty. */
export const nothing: ReadonlySet<never> = new Set<never>();

/** The set with one more in it. */
export const including = <T>(set: ReadonlySet<T>, one: T): ReadonlySet<T> =>
  set === nothing ? new Set([one]) : (set as Set<T>).add(one);

/** Whether a step said nothing of what it used. */
export const isSilent = ({ reads, writes }: Footprint): boolean => reads.size + writes.size === 0;

/** Whether one step wrote what the other read or wrote. */
export const clash = (one: Footprint, other: Footprint): boolean =>
  meetsWrite(one.writes, other) || meetsWrite(other.writes, one) || comesOrGoes(one) || comesOrGoes(other);

/**
 * Whether somebody comes or goes with the step. What that ends or begins may come at another time after any other step, which
 * the places do not say: by places alone one of 20,000 generated cases lost an order, with two log-outs of one agent.
 */
const comesOrGoes = ({ writes }: Footprint): boolean => [...writes].some((place) => /^(agent|client):/.test(place));

/** Whether one of the places that were written is one that another looked at or wrote. */
export function meetsWrite(writes: ReadonlySet<string>, other: Footprint): boolean {
  if (writes.size === 0 || isSilent(other)) return false;
  if (writes.has('*') || other.writes.has('*') || other.reads.has('*')) return true;
  for (const place of writes)
    if (other.writes.has(place) || other.reads.has(place) || other.reads.has(`${kindOf(place)}*`)) return true;
  return false;
}

/** With its colon; nothing for a place that belongs to no kind. */
const kindOf = (place: string): string => place.slice(0, place.indexOf(':') + 1);
