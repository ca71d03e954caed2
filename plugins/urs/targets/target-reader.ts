import type { SelectionOrder, SelectionStatistic, Statistic, WideningOptions } from 'routeproof';
import { errors, nearestName } from 'routeproof/kit';
import { agentStatistics, selectionStatistics } from 'routeproof/protocol';
import { checkTargetOptions, wrong } from './check-target-options.ts';
import type { Configuration } from './configuration.ts';
import { mustBeStatistic } from './must-be-statistic.ts';
import { parseTarget, type ParsedTarget } from './parse-target.ts';
import { parsePossibleTarget, type Asked } from './possible-target.ts';
import { comparisonsIn, type Threshold } from './threshold.ts';
import { withShares } from './with-shares.ts';
import { listedTargets, stepsOf, type GivenTargets, type TargetStep } from './target-steps.ts';

/** By which statistic one of several agents is selected, and whether by the most of it or the least. */
export interface Selection {
  /** Its name: one of the table, or of the centre's own. */
  readonly by: string;
  readonly order: SelectionOrder;
  /** Of those who are free, these come before the others. */
  readonly prefer?: ParsedTarget;
}

/** How one of several targets is chosen, if the statistic does not choose among all their agents. */
export type Choice = 'list' | 'percentage' | undefined;

/** What a strategy asks the desk for, read and checked. */
export interface AskedTargets extends Required<
  Omit<WideningOptions, 'by' | 'order' | 'virtualQueue' | 'every' | 'threshold' | 'place' | 'prefer'>
> {
  readonly selection: Selection;
  readonly choice: Choice;
  readonly threshold: (() => boolean) | undefined;
  readonly targets: readonly Asked[];
  /** These, and what is preferred. */
  readonly named: readonly Asked[];
  /** What thresholds look at. */
  readonly operands: readonly Asked[];
  /** The same, in the order in which they are asked for. */
  readonly steps: readonly TargetStep[];
  readonly virtualQueues: readonly string[];
  readonly place: 'kept' | 'new' | undefined;
}

/** Reads targets and options; throws a sentence for what cannot be read, or asks for a group that is not there. */
export class TargetReader {
  readonly configuration: Configuration;
  /** What was asked for without options before: most strategies ask for the same again and again. */
  readonly #read = new Map<string, AskedTargets>();

  constructor(configuration: Configuration) {
    this.configuration = configuration;
  }

  read(expressions: GivenTargets, options: WideningOptions | undefined): AskedTargets {
    if (typeof expressions !== 'string' || options !== undefined)
      return askedTargets(expressions, options, this.configuration);
    let asked = this.#read.get(expressions);
    if (asked !== undefined) return asked;
    asked = askedTargets(expressions, options, this.configuration);
    if (this.#read.size >= readMost) this.#read.clear();
    this.#read.set(expressions, asked);
    return asked;
  }
}

const readMost = 1000;

function askedTargets(
  expressions: GivenTargets,
  options: WideningOptions | undefined,
  configuration: Configuration,
): AskedTargets {
  if (options !== undefined) checkTargetOptions(options);
  const { by, order, every = 0, virtualQueue, prefer, ...others } = options ?? {};
  const listed = listedTargets(expressions, every);
  const read = listed.map(({ requested }) => {
    const { target, threshold, weight } = parsePossibleTarget(requested);
    mustExist(target, requested, configuration);
    if (threshold !== undefined) checkThreshold(threshold, requested, configuration);
    return { target, requested, threshold, weight };
  });
  const targets = withShares(read, by);
  const plain = selectionBy(by === 'percentage' ? undefined : by, order === 'list' ? undefined : order);
  for (const { target, requested } of targets) mustSelect(plain.by, target, requested, configuration);
  const virtualQueues = typeof virtualQueue === 'string' ? [virtualQueue] : (virtualQueue ?? none);
  const preferred =
    prefer === undefined ? undefined : { target: preferredTarget(prefer, configuration), requested: prefer };
  const selection = preferred === undefined ? plain : { ...plain, prefer: preferred.target };
  const named = preferred === undefined ? targets : [...targets, preferred];
  mustChooseQueues(targets, by);
  const choice = by === 'percentage' ? by : order === 'list' ? order : undefined;
  const operands = read.flatMap(({ threshold }) => (threshold === undefined ? [] : operandsIn(threshold)));
  const asked = {
    virtualQueues,
    targets,
    named,
    operands,
    steps: stepsOf(listed, targets),
    selection,
    choice,
  } as const;
  return { ...asked, ...defaults, ...others };
}

function preferredTarget(text: unknown, configuration: Configuration): ParsedTarget {
  if (typeof text !== 'string') throw wrong('prefer', text, "a target of agents, such as '?:French > 5.GA'");
  const target = parseTarget(text);
  if (target.kind === 'queue') throw wrong('prefer', text, "a target of agents, such as '?:French > 5.GA'");
  mustExist(target, text, configuration);
  return target;
}

const operandsIn = (threshold: Threshold): readonly Asked[] =>
  [...comparisonsIn(threshold)].flatMap(({ left, right }) =>
    [left, right].flatMap((operand) =>
      operand.kind === 'sdata' ? [{ target: operand.target, requested: operand.text }] : [],
    ),
  );

function checkThreshold(threshold: Threshold, requested: string, configuration: Configuration): void {
  for (const { left, right } of comparisonsIn(threshold))
    for (const operand of [left, right]) {
      if (operand.kind !== 'sdata') continue;
      mustExist(operand.target, requested, configuration);
      mustBeStatistic(operand.statistic, operand.target, operand.text, configuration);
    }
}

const none: readonly string[] = [];

const defaults = {
  priority: 0,
  ageing: 0,
  threshold: undefined,
  clearTargets: true,
  busy: false,
  place: undefined,
} as const;

function selectionBy(by: SelectionStatistic | Statistic = 'StatTimeInReadyState', order?: SelectionOrder): Selection {
  if (typeof by === 'object') return { by: by.name, order: order ?? 'max' };
  return { by, order: order ?? selectionStatistics[by] };
}

/** Of queues URS knows how many wait there, and nothing else. */
function mustChooseQueues(targets: readonly Asked[], by: WideningOptions['by']): void {
  const queues = targets.filter(({ target }) => target.kind === 'queue');
  if (queues.length < 2 || by === undefined || by === 'percentage' || by === 'RStatCallsInQueue') return;
  const name = typeof by === 'object' ? by.name : by;
  throw wrong('by', name, 'RStatCallsInQueue or percentage where several queues are asked for, or left out');
}

/** What is told of agents one by one selects within any target. */
function mustSelect(by: string, target: ParsedTarget, requested: string, configuration: Configuration): void {
  if (target.kind === 'queue' || agentStatistics.includes(by)) return;
  const told = configuration.statistics.get(by) ?? [];
  if (!told.some((each) => parseTarget(each).kind === 'agent')) mustBeStatistic(by, target, requested, configuration);
}

/** A group must be one of the configuration: for a misspelt one nobody would ever come. */
function mustExist(target: ParsedTarget, expression: string, { groups, isOpen }: Configuration): void {
  if (isOpen) return;
  const within = target.kind === 'skill' ? target.group : undefined;
  const group = target.kind === 'group' || target.kind === 'place group' ? target.object : within;
  if (group === undefined || groups.includes(group)) return;
  const listed = groups.map((name) => `'${name}'`).join(', ');
  const column = within === undefined ? 1 : expression.indexOf(within) + 1;
  const expected = `the name of a group of the centre (${listed || 'it has none'})`;
  throw errors.badTarget(expression, column, expected, nearestName(group, groups));
}
