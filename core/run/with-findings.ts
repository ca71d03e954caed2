import type { Played } from '../bench/play.ts';
import type { Finding } from '../contract/finding.ts';
import { verdictOn } from '../contract/verdict.ts';

/** The same run with what was found beside it: a limit that it reached stays its verdict. */
export const withFindings = (played: Played, more: readonly Finding[]): Played => {
  const { verdict } = played;
  const findings = [...played.findings, ...more];
  return { ...played, findings, verdict: verdict === 'inconclusive' ? verdict : verdictOn(findings) };
};
