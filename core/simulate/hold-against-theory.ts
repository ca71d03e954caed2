import type { Verdict } from '../contract/verdict.ts';
import { isFailure } from '../contract/finding.ts';
import { agreesInOneTurn, farChance, judgeValue, type Judged, type Sample } from './judge-value.ts';
import type { CellName, Model, TheoryValue } from './model.ts';
import { measuresOf } from './measures/estimates-of.ts';
import type { LittlesLaw } from './probe/littles-law.ts';
import { runReplication, type Replication, type ReplicationOptions } from './run-replication.ts';

/** One measure: theory beside measurement. */
export interface TheoryRow extends Judged {
  /** Its name in the document of a simulation: `meanWait`. */
  readonly measure: string;
  /** Of which part of the traffic; left out where it is of all. */
  readonly cell?: CellName;
  /** What theory says; times in seconds. */
  readonly theory: number;
  /** What other seeds measured, where the first were too far away: only who is as far again on the same side does not agree. */
  readonly again?: Judged;
}

/** What one model says of the bench. */
export interface HeldAgainstTheory {
  /** That of the model. */
  readonly id: string;
  /** That of the model. */
  readonly title: string;
  /** `inconclusive` where an interval stayed wider than was asked for. */
  readonly verdict: Verdict;
  /** How many there were: one for each seed, or more where a run cannot be made longer. */
  readonly runs: number;
  /** Offered in all runs, after the warm-up. */
  readonly interactions: number;
  /** One for each measure of which theory knows the value. */
  readonly rows: readonly TheoryRow[];
  /** In how many runs the mean queue is not the rate of arrivals times the mean wait. */
  readonly againstLittle: number;
  /** In how many runs something was found. */
  readonly withFindings: number;
}

/** Runs one model with one seed somewhere: here, or in another thread. */
export type ModelRunner = (model: Model, arrivals: number, options: ReplicationOptions) => Promise<Replication>;

/** How a model is held against theory. */
export interface HoldOptions {
  /** Arrivals of one run, after the warm-up. */
  readonly arrivals: number;
  /** One run for each. */
  readonly seeds: readonly number[];
  /** Who plays a run: another thread, say. Default: this one. */
  readonly run?: ModelRunner;
  /** How wide half an interval may be, as a part of the value. Where one is wider, the same seeds are run for longer. Default: any. */
  readonly widest?: number;
  /** How many values are judged beside each other, those of other models too. Default: those of this model. */
  readonly values?: number;
}

/** How often runs are made longer, at most: each time by what the widths ask for, so more would mean that they do not shrink. */
const mostRounds = 5;

/** Runs a model with each seed and lays theory beside what was measured; where they are too far apart, once more with other seeds. */
export async function holdAgainstTheory(model: Model, options: HoldOptions): Promise<HeldAgainstTheory> {
  const { widest = Infinity } = options;
  let { arrivals } = options;
  let held = await heldOnce(model, { ...options, arrivals });
  // Values are judged when all is run: who looks in between and ends where they disagree raises more false alarms.
  for (let round = 1; round < mostRounds && held.againstLittle + held.withFindings === 0; round++) {
    const width = widthOf(held);
    if (!(width > widest)) break;
    // A width shrinks with the root of the length; it is aimed a little lower, for widths are measured, too.
    arrivals = Math.ceil(arrivals * (width / (0.9 * widest)) ** 2);
    held = await heldOnce(model, { ...options, arrivals });
  }
  if (held.verdict === 'fail' && held.againstLittle + held.withFindings === 0) {
    const last = runsOf(model, { ...options, arrivals }).seeds.at(-1)!;
    const others = options.seeds.map((_, index) => last + 1 + index);
    held = bothTurns(held, await heldOnce(model, { ...options, arrivals, seeds: others }));
  }
  return widthOf(held) > widest && held.verdict === 'pass' ? { ...held, verdict: 'inconclusive' } : held;
}

const widthOf = ({ rows }: HeldAgainstTheory): number => Math.max(...rows.map(({ halfWidth }) => halfWidth));

/** What disagrees in one turn only is taken for chance. */
function bothTurns(first: HeldAgainstTheory, second: HeldAgainstTheory): HeldAgainstTheory {
  const rows = first.rows.map((row, index): TheoryRow => {
    if (row.agrees) return row;
    const { measured, standardError, halfWidth, limit, agrees } = second.rows[index]!;
    const again = { measured, standardError, halfWidth, limit, agrees };
    return { ...row, again, agrees: agreesInOneTurn(row.theory, row, again) };
  });
  const [againstLittle, withFindings] = [second.againstLittle, second.withFindings];
  const holds = rows.every(({ agrees }) => agrees) && againstLittle + withFindings === 0;
  return {
    ...first,
    verdict: holds ? 'pass' : 'fail',
    runs: first.runs + second.runs,
    interactions: first.interactions + second.interactions,
    rows,
    againstLittle,
    withFindings,
  };
}

async function heldOnce(model: Model, options: HoldOptions): Promise<HeldAgainstTheory> {
  const { warmUp, within, id, title } = model;
  const { run = here } = options;
  const { arrivals, seeds } = runsOf(model, options);
  const done = await Promise.all(
    seeds.map((seed) => run(model, arrivals, { seed, warmUp, within: { all: within, media: {} }, synchronous: true })),
  );
  const theory = model.theory();
  const chance = farChance(options.values ?? theory.length);
  const rows = theory.map((known) => rowOf(known, done, chance));
  const againstLittle = done.filter(({ littlesLaw }) => !followsLittle(littlesLaw)).length;
  const withFindings = done.filter(({ findings, isCut }) => findings.some(isFailure) || isCut).length;
  const holds = rows.every(({ agrees }) => agrees) && againstLittle + withFindings === 0;
  const interactions = done.reduce((sum, run) => sum + (measuresIn(run)['offered'] ?? 0), 0);
  const verdict = holds ? 'pass' : 'fail';
  return { id, title, verdict, runs: done.length, interactions, rows, againstLittle, withFindings };
}

/** A day that cannot be longer is played with more seeds: those that follow the first. */
function runsOf({ arrivalsOfADay }: Model, { arrivals, seeds }: HoldOptions) {
  if (arrivalsOfADay === undefined) return { arrivals, seeds };
  const days = Math.max(seeds.length, Math.ceil((arrivals * seeds.length) / arrivalsOfADay));
  return { arrivals: arrivalsOfADay, seeds: Array.from({ length: days }, (_, day) => seeds[0]! + day) };
}

const here: ModelRunner = (model, arrivals, options) => runReplication(() => model.scenario(arrivals), options);

function rowOf(known: TheoryValue, runs: readonly Replication[], chance: number): TheoryRow {
  const { measure, value: theory, cell, byCustomer = false } = known;
  const samples = runs.map((run): Sample => {
    const measures = measuresIn(run, cell);
    const value = measures[measure] ?? null;
    if (byCustomer) return { value, weight: endedIn(measures) };
    // What is not there agrees with nothing.
    return { value: value ?? NaN, weight: 1 };
  });
  return { measure, ...(cell && { cell }), theory, ...judgeValue(theory, samples, chance) };
}

const measuresIn = ({ cells }: Replication, part?: CellName): Readonly<Record<string, number | null>> => {
  const found = cells.find(({ by, of }) => by.join() === (part?.by ?? '') && of.join() === (part?.name ?? ''));
  return found === undefined ? {} : measuresOf(found);
};

const endedIn = ({ offered, waitingAtEnd }: Readonly<Record<string, number | null>>): number =>
  (offered ?? 0) - (waitingAtEnd ?? 0);

/**
 * Both sides are counted apart: the queue by its length over time, the waits one by one when they end. What the queue has more
 * is the time of those who still wait at the end, and none of them may have waited longer than anybody before.
 */
function followsLittle({ queue, waits, waiting, longest }: LittlesLaw): boolean {
  const more = queue - waits;
  return more >= -1 && more <= waiting * longest + 1;
}
