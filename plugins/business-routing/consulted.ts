import { InRun, own } from 'routeproof/kit';
import type { Fact } from './read-condition.ts';
import type { RuleNeeds } from './rule-needs.ts';

/** What strategies have consulted in a run, and what user data there was: whether it could ever fit is known at its end. */
export interface Consulted {
  /** Tables that were asked, and which of their conditions were ever known. */
  readonly tables: Map<RuleNeeds, Set<string>>;
  /** Keys under which somebody who had the customer was looked for, and where those were named. */
  readonly lookedFor: Map<string, Error>;
  /** Keys under which somebody was to be remembered. */
  readonly remembered: Set<string>;
  /** Keys of the user data of all interactions that came. */
  readonly attached: Set<string>;
}

export const consulted = new InRun<Consulted>(() => ({
  tables: new Map(),
  lookedFor: new Map(),
  remembered: new Set(),
  attached: new Set(),
}));

/** A table is asked in a run: remembers which conditions were known. */
export function consult(needs: RuleNeeds, facts: Readonly<Record<string, Fact>>): void {
  const tables = consulted.here?.tables;
  if (tables === undefined) return;
  let known = tables.get(needs);
  if (known === undefined) tables.set(needs, (known = new Set()));
  for (const condition of needs.conditions.keys())
    if (!known.has(condition) && isKnown(own(facts, condition))) known.add(condition);
}

/** `String(undefined)`, `Number(undefined)` and a default of no text are nothing known, either. */
const isKnown = (fact: Fact | null): boolean =>
  fact !== undefined && fact !== null && fact !== '' && fact !== 'undefined' && !Number.isNaN(fact);
