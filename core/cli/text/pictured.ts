import type { BenchOptions } from '../../bench/create-bench.ts';
import type { Scenario } from '../../contract/scenario.ts';
import { BenchError } from '../../kernel/errors.ts';
import type { Deadline } from '../../explore/deadline.ts';
import type { Explored, Failure } from '../../explore/explored.ts';
import type { RecordedLanes } from '../../testing/record-lanes.ts';
import { failureLanes } from './failure-lanes.ts';

/** A counterexample and its lanes; without them where no run stands behind it, or where it did not fail when it was watched. */
export interface PicturedFailure extends Failure {
  readonly lanes?: RecordedLanes;
}

/** What a search found out, with pictures. */
export interface Pictured extends Explored {
  readonly failures: readonly PicturedFailure[];
}

/** Nothing where the run reaches a limit of the bench, or is not the same again. */
async function lanesOf(...played: Parameters<typeof failureLanes>): Promise<RecordedLanes | undefined> {
  try {
    return await failureLanes(...played);
  } catch (error) {
    if (error instanceof BenchError) return undefined;
    throw error;
  }
}

/** Plays each counterexample once more, for its lanes, until the time for it is over. */
export async function pictured(
  explored: Explored,
  scenario: () => Scenario,
  options: Pick<BenchOptions, 'code'>,
  deadline: Deadline,
): Promise<Pictured> {
  const failures: PicturedFailure[] = [];
  for (const failure of explored.failures) {
    const lanes =
      failure.token === '' || deadline.over !== undefined ? undefined : await lanesOf(scenario, failure.token, options);
    const isSame = lanes?.findings.some(({ sentence }) => sentence === failure.finding.sentence) ?? false;
    failures.push(isSame && lanes !== undefined ? { ...failure, lanes } : failure);
  }
  return { ...explored, failures };
}
