import type { Failure, PropertyKind, PropertyOutcome, SearchFound } from '../explored.ts';

/** A property that the runs of a search are held against. */
export interface HeldProperty {
  readonly property: string;
  readonly kind: PropertyKind;
  /** The author's line. */
  readonly where?: string | undefined;
}

/** What every run is held against without being asked, by the kinds of its findings. */
export const builtIn: readonly HeldProperty[] = [
  'request-answered-once',
  'ticket-ends-once',
  'told-after-leaving',
  'held-after-stop',
  'one-place',
  'flow-not-followed',
  'path-without-end',
].map((property) => ({ property, kind: 'built-in' }));

/** What a search says of each property; what failed and is none of them comes last. */
export function propertiesHeld(
  properties: readonly HeldProperty[],
  {
    failures,
    goals,
    isWhole,
  }: Pick<SearchFound, 'goals'> & { readonly failures: readonly Failure[]; readonly isWhole: boolean },
): readonly PropertyOutcome[] {
  const violated = new Set(failures.map(({ property }) => property));
  const reached = new Set(goals.filter((goal) => goal.reached).map(({ property }) => property));
  const all = new Map([...builtIn, ...properties].map((each) => [each.property, each]));
  for (const property of violated) if (!all.has(property)) all.set(property, { property, kind: 'built-in' });
  return Array.from(all.values(), ({ property, kind }): PropertyOutcome => {
    if (violated.has(property)) return { property, kind, outcome: 'violated' };
    const isHeld = kind === 'sometimes' ? reached.has(property) : isWhole;
    return { property, kind, outcome: isHeld ? 'held' : 'not decided' };
  });
}
