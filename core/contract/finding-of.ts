import type { BenchError } from '../kernel/errors.ts';
import type { Reported } from './finding.ts';

/** An error of the bench as a finding: `RP_REAL_TIME` is of the kind `real-time`, a word to grep for. */
export const findingOf = ({
  code,
  message: sentence,
}: BenchError): Pick<Reported, 'kind' | 'sentence'> & { readonly code: string } => ({
  kind: code.slice(3).toLowerCase().replaceAll('_', '-'),
  code,
  sentence,
});
