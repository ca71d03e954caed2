import type { Finding } from '../contract/finding.ts';
import type { Scenario } from '../contract/scenario.ts';
import type { PlayedRun } from './search/played-run.ts';
import { propertyOf } from './cause-of.ts';
import type { RunRecord } from './steps/run-record.ts';

/** A run in which something is wrong, and how far it is from an ordinary one. */
export interface FailingRun {
  readonly run: RunRecord;
  readonly bench: PlayedRun['bench'];
  readonly finding: Finding;
  /** Steps up to the one that broke it. */
  readonly steps: number;
  /** Faults that happened in it. */
  readonly faults: number;
  /** Sum of its answers: 0 in an ordinary run. */
  readonly distance: number;
}

/** Finds in a run what was wrong in another one; nothing where that did not happen. */
export function failingAs(wanted: Finding, run: RunRecord, bench: PlayedRun['bench']): FailingRun | undefined {
  const index = bench.findings.findIndex((finding) => isSame(finding, wanted, bench.scenario));
  if (index < 0) return undefined;
  return {
    ...{ run, bench, finding: bench.findings[index]! },
    steps: run.foundAt[index] ?? run.steps.length,
    faults: run.answered.filter(({ asks, chosen }) => asks?.for === 'fault' && chosen > 0).length,
    distance: distanceOf(run.answers),
  };
}

/** How far a run is from an ordinary one, in which every answer is 0. */
export const distanceOf = (answers: readonly number[]): number => answers.reduce((sum, answer) => sum + answer, 0);

/** Whether one failing run says the same with less than another. */
export function isSmaller(one: FailingRun, other: FailingRun): boolean {
  if (one.steps !== other.steps) return one.steps < other.steps;
  if (one.faults !== other.faults) return one.faults < other.faults;
  return one.distance < other.distance;
}

/** Of the same property, and in the same words but for numbers and identifiers. */
const isSame = (one: Finding, other: Finding, scenario: Scenario): boolean =>
  one.severity === other.severity &&
  one.kind === other.kind &&
  propertyOf(one, scenario) === propertyOf(other, scenario) &&
  masked(one) === masked(other);

const masked = ({ sentence }: Finding): string => sentence.replaceAll(/\S*\d\S*/g, '#');
