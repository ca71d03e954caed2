import type { BenchOptions } from '../bench/create-bench.ts';
import type { Scenario } from '../contract/scenario.ts';
import type { Explored, Failure } from '../runs/explored.ts';
import type { RecordedLanes } from '../testing/record-lanes.ts';
import { failureLanes } from './failure-lanes.ts';

/** A counterexample and its lanes; without them where no run stands behind it, or where it did not fail when it was watched. */
export interface PicturedFailure extends Failure {
  readonly lanes?: RecordedLanes;
}

/** What a search found out, with pictures. */
export interface Pictured extends Explored {
  readonly failures: readonly PicturedFailure[];
}

/** Plays each counterexample once more, for its lanes. */
export async function pictured(
  explored: Explored,
  scenario: () => Scenario,
  options: Pick<BenchOptions, 'synchronous'>,
): Promise<Pictured> {
  const failures: PicturedFailure[] = [];
  for (const failure of explored.failures) {
    const lanes = failure.token === '' ? undefined : await failureLanes(scenario, failure.token, options);
    const isSame = lanes?.findings.some(({ sentence }) => sentence === failure.finding.sentence) ?? false;
    failures.push(isSame && lanes !== undefined ? { ...failure, lanes } : failure);
  }
  return { ...explored, failures };
}
