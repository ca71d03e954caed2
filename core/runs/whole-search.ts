import { found } from '../contract/found.ts';
import type { Milliseconds } from '../kernel/time.ts';
import type { ServerOptions } from '../protocol/server-options.ts';
import { mergeCoverage } from './coverage/merge-coverage.ts';
import type { Bound, Explored, ExploreVerdict, Failure } from './explored.ts';
import type { ExploredPart } from './explored-part.ts';
import { deviationsOf } from './failing-run.ts';
import type { Reduction } from './reduction.ts';
import { readToken } from './token.ts';

/** What all parts of a search have in common. */
export interface SearchSetUp {
  readonly scenario: string;
  readonly window: Milliseconds;
  /** Options of the Interaction Server that were in force. */
  readonly options: ServerOptions;
  readonly reduction: Reduction;
  /** Runs were chosen by chance. */
  readonly chance: boolean;
}

/** Puts the parts of a search together, in their order; `left` counts parts that were not played. */
export function wholeSearch(
  setUp: SearchSetUp,
  parts: readonly ExploredPart[],
  { isWhole, left }: { readonly isWhole: boolean; readonly left: number },
): Explored {
  const sum = (count: (part: ExploredPart) => number) => parts.reduce((before, part) => before + count(part), 0);
  const bounds = new Set<Bound>(parts.flatMap((part) => part.bounds));
  if (!parts.some(({ raced }) => raced)) bounds.add('nothing raced');
  if (setUp.chance) bounds.add('chance');
  const isOver = isWhole && left === 0 && parts.every((part) => part.isOver);
  const goals = goalsOf(parts);
  const isFinished = isOver && !bounds.has('a limit of the bench');
  const missed = isFinished ? goals.filter(({ reached }) => !reached) : [];
  const failures = [...shortest(parts), ...missed.map(({ property }) => neverReached(property))];
  return {
    verdict: verdictOf(failures, bounds),
    scenario: setUp.scenario,
    window: setUp.window,
    runs: sum(({ runs }) => runs),
    cutOff: sum(({ cutOff }) => cutOff),
    steps: sum(({ steps }) => steps),
    failures,
    goals,
    bounds: [...bounds],
    left: left + sum((part) => part.left),
    options: setUp.options,
    reduction: setUp.reduction.sentence,
    ...(parts.some(({ coverage }) => coverage) && {
      coverage: mergeCoverage(parts.flatMap(({ coverage = [] }) => coverage)),
    }),
  };
}

function verdictOf(failures: readonly Failure[], bounds: ReadonlySet<Bound>): ExploreVerdict {
  if (failures.length > 0) return 'violated';
  return bounds.size === 0 ? 'proved' : 'bounded';
}

function goalsOf(parts: readonly ExploredPart[]): Explored['goals'] {
  const reached = new Map<string, boolean>();
  for (const { goals } of parts)
    for (const goal of goals) reached.set(goal.property, reached.get(goal.property) === true || goal.reached);
  return Array.from(reached, ([property, isReached]) => ({ property, reached: isReached }));
}

/** For each property the failure with the fewest steps; of several the one nearest to an ordinary run, then that of the first part. */
function shortest(parts: readonly ExploredPart[]): readonly Failure[] {
  const nearest = new Map<string, Failure>();
  for (const failure of parts.flatMap(({ failures }) => failures)) {
    const known = nearest.get(failure.property);
    if (known === undefined || isNearer(failure, known)) nearest.set(failure.property, failure);
  }
  return [...nearest.values()].sort((one, other) => one.steps - other.steps);
}

const isNearer = (one: Failure, other: Failure): boolean =>
  one.steps < other.steps ||
  (one.steps === other.steps &&
    deviationsOf(readToken(one.token).answers) < deviationsOf(readToken(other.token).answers));

/** A `sometimes` that a finished search never reached: the scenario does not show what its author thinks. */
const neverReached = (property: string): Failure => ({
  property,
  finding: { ...found.neverReached(property), at: 0, count: 1 },
  token: '',
  steps: 0,
  race: [],
  leftOut: [],
  messages: [],
});
