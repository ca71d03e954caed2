import type { Played } from '../../bench/play-once.ts';
import { coverageDocument } from '../../explore/coverage/coverage-document.ts';
import { traceDocument } from '../../report/trace-document.ts';
import type { PlayedFile } from '../play/play-file.ts';
import type { RunDocument } from './documents.ts';

/** A run as `--json` prints it. */
export const runDocument = ({ played, branches }: PlayedFile): RunDocument => {
  const {
    verdict,
    scenario,
    strategy,
    findings,
    interactions,
    outcomes,
    rules,
    messages,
    coverage: shown,
  }: Played = played;
  return {
    verdict,
    scenario,
    strategy: strategy ?? null,
    findings,
    interactions,
    outcomes,
    ...(rules && { rules }),
    messages: messages.map(traceDocument),
    ...(shown && { branches, coverage: coverageDocument(shown) }),
  };
};
