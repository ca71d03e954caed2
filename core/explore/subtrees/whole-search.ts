import { found } from '../../contract/found.ts';
import type { Milliseconds } from '../../kernel/time.ts';
import type { ServerOptions } from '../../protocol/server-options.ts';
import { causeOf } from '../cause-of.ts';
import { mergeCoverage } from '../coverage/merge-coverage.ts';
import { addedRules } from '../../report/rules-fired.ts';
import type { Bound, Explored, ExploreVerdict, Failure, SearchWarning } from '../explored.ts';
import type { ExploredSubtree } from '../search/explored-subtree.ts';
import { distanceOf } from '../failing-run.ts';
import { Goals } from '../goals.ts';
import { hasAllMessages } from '../search/alphabets.ts';
import { propertiesHeld, type HeldProperty } from './properties-held.ts';
import { runsLeftOf } from './runs-left-of.ts';
import type { Reduction } from '../search/reduction.ts';
import { readToken } from '../../replay/token.ts';
import { Warnings } from '../warnings.ts';

/** Kinds of warnings that name variables which actors may share; other warnings take nothing from a proof. */
const sharing: ReadonlySet<string> = new Set([found.keptByModule('').kind, found.keptByScenario('').kind]);

/** Of a search that ends with so few runs nobody asks what they were needed for; of one that these bounds end, everybody. */
const small = 1000;
const givingUp: readonly Bound[] = ['runs', 'steps', 'time', 'stopped'];

/** What all parts of a search have in common. */
export interface SearchSetUp {
  /** Name of the scenario. */
  readonly scenario: string;
  /** By how much an event may be late. */
  readonly window: Milliseconds;
  /** Options of the Interaction Server that were in force. */
  readonly options: ServerOptions;
  /** Which orders count as one, and what had to be given up. */
  readonly reduction: Reduction;
  /** Runs were chosen by chance. */
  readonly chance: boolean;
  /** So many things to mend were looked for. */
  readonly enough: number;
  /** What the author is warned of before anything is played. */
  readonly warnings: readonly SearchWarning[];
  /** The scenario's own properties. */
  readonly properties: readonly HeldProperty[];
}

/** How far a search got; `left` counts parts that were not played. */
interface Extent {
  readonly isWhole: boolean;
  readonly left: number;
}

/**
 * Puts the parts of a search together, in their order. What the ordinary run violates comes first. Runs that are not counted,
 * because those of the parts are the same ones, may have found something all the same.
 */
export function wholeSearch(
  setUp: SearchSetUp,
  ordinary: readonly Failure[],
  parts: readonly ExploredSubtree[],
  { isWhole, left }: Extent,
  uncounted: readonly ExploredSubtree[] = [],
): Explored {
  const sum = (count: (part: ExploredSubtree) => number) => parts.reduce((before, part) => before + count(part), 0);
  const bounds = new Set<Bound>([...parts, ...uncounted].flatMap((part) => part.bounds));
  if (setUp.chance) bounds.add('chance');
  // What actors tell each other past their links, no relation between steps knows of.
  const mayShare = setUp.warnings.some(({ finding }) => sharing.has(finding.kind));
  if (mayShare && setUp.reduction.by !== 'nothing') bounds.add('shared variables');
  const isOver = isWhole && left === 0 && parts.every((part) => part.isOver);
  if (isOver && !parts.some(({ raced }) => raced)) bounds.add('nothing raced');
  const found = shortest([...parts, ...uncounted]);
  if (!isOver && found.length >= setUp.enough) bounds.add('failures');
  const goals = goalsOf([...parts, ...uncounted]);
  const [runs, byChance] = [sum((part) => part.runs), sum((part) => part.byChance)];
  const isFinished =
    isOver && !bounds.has('a limit of the bench') && !bounds.has('a round') && !bounds.has('shared variables');
  const missed = isFinished ? goals.filter(({ reached }) => !reached) : [];
  const failures = [...ordinary, ...found, ...missed.map(({ property }) => neverReached(property))];
  return {
    verdict: verdictOf(failures, isOver && bounds.size === 0),
    properties: propertiesHeld(setUp.properties, { failures, goals, isWhole: isFinished }),
    warnings: [
      ...setUp.warnings,
      ...(runs > small || givingUp.some((bound) => bounds.has(bound)) ? slowProperties(setUp) : []),
      ...warningsOf(parts, runs + byChance),
    ],
    scenario: setUp.scenario,
    window: setUp.window,
    runs,
    cutOff: sum(({ cutOff }) => cutOff),
    steps: sum(({ steps }) => steps),
    byChance,
    failures,
    goals,
    bounds: [...bounds],
    left: left + sum((part) => part.left),
    ...(!isOver && !setUp.chance && { runsLeft: runsLeftOf(parts, left) }),
    options: setUp.options,
    reduction: setUp.reduction.sentence,
    ...(parts.some(({ rules }) => rules) && { rules: addedRules(parts.map(({ rules }) => rules)) }),
    ...(parts.some(({ coverage }) => coverage) && {
      coverage: mergeCoverage(parts.flatMap(({ coverage = [] }) => coverage)),
    }),
  };
}

function verdictOf(failures: readonly Failure[], isAll: boolean): ExploreVerdict {
  if (failures.length > 0) return 'violated';
  return isAll ? 'proved' : 'bounded';
}

function goalsOf(parts: readonly ExploredSubtree[]): Explored['goals'] {
  const reached = new Goals();
  for (const { goals } of parts) reached.add(goals);
  return reached.list;
}

function warningsOf(parts: readonly ExploredSubtree[], runs: number): Explored['warnings'] {
  const warnings = new Warnings();
  for (const warning of parts.flatMap((part) => part.warnings)) warnings.add(warning);
  return warnings.ofAll(runs);
}

/** Properties that look at more than they need, as far as is known: what they cost is worth a word. */
const slowProperties = ({ reduction, properties }: SearchSetUp): Explored['warnings'] =>
  reduction.alphabets.filter(hasAllMessages).map((alphabet) => {
    const { property, where } = properties[alphabet.property]!;
    return { finding: { ...found.looksAtAllMessages(property), at: 0, count: 1, where }, runs: 0 };
  });

/** For each cause the failure with the fewest steps; of several the one nearest to an ordinary run, then that of the first part. */
function shortest(parts: readonly ExploredSubtree[]): readonly Failure[] {
  const nearest = new Map<string, Failure>();
  for (const failure of parts.flatMap(({ failures }) => failures)) {
    const cause = causeOf(failure);
    const known = nearest.get(cause);
    if (known === undefined || isNearer(failure, known)) nearest.set(cause, failure);
  }
  return [...nearest.values()].sort((one, other) => one.steps - other.steps);
}

const isNearer = (one: Failure, other: Failure): boolean =>
  one.steps < other.steps ||
  (one.steps === other.steps && distanceOf(readToken(one.token).answers) < distanceOf(readToken(other.token).answers));

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
