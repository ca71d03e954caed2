import { found } from '../contract/found.ts';
import { traceLine } from '../report/trace-line.ts';
import type { Failure } from './explored.ts';
import type { PlayedRun } from './search/played-run.ts';
import type { RunRecord } from './steps/run-record.ts';

/** A run that came to a question that had other answers before. */
export const unrepeatable = (
  { bench, problem = '' }: PlayedRun,
  { steps }: Pick<RunRecord, 'steps'>,
  token: string,
): Failure => ({
  property: 'non-determinism',
  finding: { ...found.nonDeterminism(problem), at: bench.clock.now(), count: 1 },
  token,
  steps: steps.length,
  race: [],
  leftOut: [],
  messages: bench.trace.messages.map(traceLine),
});
