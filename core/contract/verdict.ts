import { isFailure, type Finding } from './finding.ts';

/** How a run ended; inconclusive when a limit was reached before its end. */
export type Verdict = 'pass' | 'pass with warnings' | 'fail' | 'inconclusive';

/** The verdict on a run that went to its end: a failure fails it, a warning does not. */
export function verdictOn(findings: readonly Pick<Finding, 'severity'>[]): Exclude<Verdict, 'inconclusive'> {
  if (findings.some(isFailure)) return 'fail';
  return findings.length === 0 ? 'pass' : 'pass with warnings';
}
