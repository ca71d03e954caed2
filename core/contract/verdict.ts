import { isFailure, type Finding } from './finding.ts';

/** How a run ended; inconclusive when a limit was reached before its end. */
export type Verdict = 'pass' | 'pass with warnings' | 'fail' | 'inconclusive';

/** The verdict on a run that went to its end: a failure fails it, a warning does not. */
export function verdictOn(findings: readonly Pick<Finding, 'severity'>[]): Exclude<Verdict, 'inconclusive'> {
  if (findings.some(isFailure)) return 'fail';
  return findings.length === 0 ? 'pass' : 'pass with warnings';
}

/** How a run has ended. */
export interface RunEnd {
  /** A day of traffic was over, in `simulate`: what is under way then would have gone on, and is nothing to tell of. */
  readonly isCut: boolean;
}
