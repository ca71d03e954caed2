import type { Finding } from '../../../contract/finding.ts';
import { BenchError } from '../../../kernel/errors.ts';
import { sentenceOf } from '../../../process/tell-error.ts';
import type { Note, TraceLine } from '../../../report/trace-line.ts';
import type { FileVerdict } from '../../play/file-verdict.ts';

/** A finding as reports tell it: with the run that shows it, where that is not the run of its case. */
export interface CaseFinding {
  readonly finding: Finding;
  /** Messages of the counterexample, and what stands beside them. */
  readonly messages?: readonly TraceLine[];
  readonly notes?: readonly Note[] | undefined;
  /** Sentences that tell how it comes about. */
  readonly race?: readonly string[];
  /** The command that plays it again. */
  readonly replay?: string;
}

/** Why a case could not be played. */
export interface CaseError {
  /** A fault that is nobody's has no code. */
  readonly code?: string;
  readonly sentence: string;
}

/** What a report has one entry for: a file that was played, or a flow in one of its variants. */
export interface PlayedCase {
  /** The file as it was given, or the flow. */
  readonly name: string;
  /** Its scenario, or what the flow is called. */
  readonly title?: string;
  /** The author's file that findings without a line are told of. */
  readonly file?: string | undefined;
  readonly verdict: FileVerdict;
  readonly findings: readonly CaseFinding[];
  /** What was counted, in the order of the summary's columns. */
  readonly counts: Readonly<Record<string, string>>;
  readonly error?: CaseError;
  /** Why it has neither passed nor failed, where no finding says so. */
  readonly reason?: string;
  /** Its own run, for a picture. */
  readonly messages?: readonly TraceLine[];
  readonly notes?: readonly Note[];
}

/** A case that could not be played. */
export const refusedCase = (file: string, thrown: unknown): PlayedCase => ({
  name: file,
  file,
  verdict: 'could not run',
  findings: [],
  counts: {},
  error: { ...(thrown instanceof BenchError && { code: thrown.code }), sentence: sentenceOf(thrown) },
});

/** A file of which there is nothing to tell but that it was not played. */
export const unplayedCase = (file: string, verdict: 'not played' | 'skipped'): PlayedCase => ({
  name: file,
  file,
  verdict,
  findings: [],
  counts: {},
});
