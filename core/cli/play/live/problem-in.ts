import { readable } from '../../../kernel/author/readable.ts';
import { BenchError } from '../../../kernel/errors.ts';
import type { LiveProblem } from '../../../page/live-shown.ts';
import { sentenceOf } from '../../../process/tell-error.ts';

/** Why a run could not be played, for a page. */
export function problemIn(thrown: unknown): LiveProblem {
  const error = readable(thrown);
  const sentence = sentenceOf(error);
  if (!(error instanceof BenchError)) return { code: 'RP_OWN_FAULT', sentence };
  const { code, cause } = error;
  return { code, sentence, ...(typeof cause === 'string' && { shown: cause }) };
}
