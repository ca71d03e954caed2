import { mean, sampleVariance } from 'simple-statistics';
import type { Verdict } from '../contract/verdict.ts';
import { isFailure } from '../contract/finding.ts';
import type { Scenario } from '../contract/scenario.ts';
import type { Milliseconds } from '../kernel/time.ts';
import { studentT } from './confidence-interval.ts';
import type { Measures } from './share-of-traffic.ts';
import { runReplication, type Replication, type ReplicationOptions } from './run-replication.ts';

/** A queue of which theory knows the numbers. */
export interface Model {
  /** What reports call it: `erlang-c/14`. */
  readonly id: string;
  /** The queue in words, for reports. */
  readonly title: string;
  /** The model on the bench, for so many arrivals. */
  readonly scenario: (arrivals: number) => Scenario;
  /** How much of the beginning is not measured. */
  readonly warmUp: Milliseconds;
  /** Answered within this time counts for the service level. */
  readonly within: Milliseconds;
  /** What theory says, by the name of the measure; times in seconds. */
  readonly theory: Readonly<Record<string, number>>;
}

/** One measure: theory beside measurement. */
export interface TheoryRow {
  /** Its name in the document of a simulation: `meanWait`. */
  readonly measure: string;
  /** What theory says; times in seconds. */
  readonly theory: number;
  /** Mean over the seeds. */
  readonly measured: number;
  /** Of that mean. */
  readonly standardError: number;
  /** Half of the 95 % confidence interval, as a part of the theory's value. */
  readonly halfWidth: number;
  /** Whether theory is within three standard errors. */
  readonly agrees: boolean;
}

/** What one model says of the bench. */
export interface HeldAgainstTheory {
  /** That of the model. */
  readonly id: string;
  /** That of the model. */
  readonly title: string;
  /** `inconclusive` where an interval stayed wider than was asked for. */
  readonly verdict: Verdict;
  /** One for each seed. */
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
}

/** How often runs are made longer, at most: each time by what the widths ask for, so more would mean that they do not shrink. */
const mostRounds = 5;

/** Runs a model with each seed and lays theory beside what was measured. */
export async function holdAgainstTheory(model: Model, options: HoldOptions): Promise<HeldAgainstTheory> {
  const { widest = Infinity } = options;
  let { arrivals } = options;
  let held = await heldOnce(model, { ...options, arrivals });
  for (let round = 1; round < mostRounds && held.verdict === 'pass'; round++) {
    const width = Math.max(...held.rows.map(({ halfWidth }) => halfWidth));
    if (width <= widest) return held;
    // A width shrinks with the root of the length; it is aimed a little lower, for widths are measured, too.
    arrivals = Math.ceil(arrivals * (width / (0.9 * widest)) ** 2);
    held = await heldOnce(model, { ...options, arrivals });
  }
  const isWide = held.rows.some(({ halfWidth }) => halfWidth > widest);
  return isWide && held.verdict === 'pass' ? { ...held, verdict: 'inconclusive' } : held;
}

async function heldOnce(model: Model, { arrivals, seeds, run = here }: HoldOptions): Promise<HeldAgainstTheory> {
  const { warmUp, within, theory, id, title } = model;
  const done = await Promise.all(
    seeds.map((seed) => run(model, arrivals, { seed, warmUp, within, synchronous: true })),
  );
  const rows = Object.entries(theory).map(([measure, value]) =>
    rowOf(
      measure,
      value,
      done.map(({ measures }) => measures[measure] ?? NaN),
    ),
  );
  const againstLittle = done.filter(({ measures }) => !followsLittle(measures)).length;
  const withFindings = done.filter(({ findings, isCut }) => findings.some(isFailure) || isCut).length;
  const holds = rows.every(({ agrees }) => agrees) && againstLittle + withFindings === 0;
  const interactions = done.reduce((sum, { measures }) => sum + (measures['offered'] ?? 0), 0);
  return {
    id,
    title,
    verdict: holds ? 'pass' : 'fail',
    runs: done.length,
    interactions,
    rows,
    againstLittle,
    withFindings,
  };
}

const here: ModelRunner = (model, arrivals, options) => runReplication(() => model.scenario(arrivals), options);

function rowOf(measure: string, theory: number, samples: readonly number[]): TheoryRow {
  const measured = mean([...samples]);
  const standardError = Math.sqrt(sampleVariance([...samples]) / samples.length);
  return {
    measure,
    theory,
    measured,
    standardError,
    halfWidth: (studentT(samples.length - 1) * standardError) / theory,
    agrees: Math.abs(measured - theory) <= 3 * standardError,
  };
}

/**
 * Both sides are counted apart: the queue by its length over time, the waits one by one when they end. What the queue has more
 * is the time of those who still wait at the end, and none of them may have waited longer than anybody before.
 */
function followsLittle(measures: Measures): boolean {
  const { queueLength, arrivalRateTimesWait, waitingAtEnd, longestWait, measuredTime } = measures;
  const more = ((queueLength ?? 0) - (arrivalRateTimesWait ?? 0)) * (measuredTime ?? 0);
  return more >= -1e-3 && more <= (waitingAtEnd ?? 0) * (longestWait ?? 0) + 1e-3;
}
