import { mean, sampleVariance } from 'simple-statistics';
import { studentT } from './estimates/student-t.ts';
import { studentLimit } from './estimates/student-limit.ts';

/** How often values that are judged beside each other are said not to agree, one of them or more, where everything is right. */
export const falseAlarms = 1 / 1000;

/**
 * What is aimed at, where means are normal. Those of long waits are not: of 20 seeds, twice as many or more are so far too low, which was measured
 * value by value (docs/simulating.md) and adds up to a third of what is said above.
 */
const aim = falseAlarms / 10;

/**
 * How often one value is too far away with the seeds of one turn. It must be so in two turns, and so the chance of one value is the
 * square of this one; all of them together have at most the sum of theirs (Bonferroni), whatever they have to do with each other. That
 * both turns must err on the same side halves it once more: room for means that are not quite normal.
 */
export const farChance = (values: number): number => Math.sqrt(aim / values);

/** What one run measured, and how much it counts beside other runs. */
export interface Sample {
  /** Null where there was nothing to measure. */
  readonly value: number | null;
  /** As a share or a mean of so many customers; 1 where all runs count alike. */
  readonly weight: number;
}

/** A value of theory beside what runs have measured. */
export interface Judged {
  /** Mean over the runs. */
  readonly measured: number;
  /** Of that mean. */
  readonly standardError: number;
  /** Half of the 95 % confidence interval, as a part of the theory's value. */
  readonly halfWidth: number;
  /** How many standard errors theory may be away. */
  readonly limit: number;
  /** Whether it is no farther. */
  readonly agrees: boolean;
}

/**
 * Says whether independent runs can have measured a value of which theory is sure. Where theory is right and the mean of the runs
 * is normal, it says no with that chance.
 */
export function judgeValue(theory: number, samples: readonly Sample[], chance: number): Judged {
  const there = samples.filter((sample): sample is Sample & { value: number } => sample.value !== null);
  const runs = there.length;
  if (runs < 2) return { measured: NaN, standardError: NaN, halfWidth: NaN, limit: NaN, agrees: false };
  const weight = mean(there.map((sample) => sample.weight));
  const measured = mean(there.map((sample) => (sample.value * sample.weight) / weight));
  // The error of a quotient of two means: of what is shared out, and of those among whom it is.
  const deviations = there.map((sample) => (sample.weight / weight) * (sample.value - measured));
  const standardError = Math.sqrt(sampleVariance(deviations) / runs);
  const limit = studentLimit(chance, runs - 1);
  return {
    measured,
    standardError,
    halfWidth: (studentT(runs - 1) * standardError) / theory,
    limit,
    agrees: Math.abs(measured - theory) <= limit * standardError,
  };
}

/** Whether a value that was too far away may have been so by chance: with other seeds it is not, or on the other side. */
export const agreesInOneTurn = (theory: number, first: Judged, second: Judged): boolean =>
  second.agrees || (first.measured - theory) * (second.measured - theory) < 0;
