import type { FileVerdict } from '../../play/file-verdict.ts';
import type { PlayedCase } from './played-case.ts';

/** What one command found out, for reporters. */
export interface Report {
  /** As it is called: `routeproof run`. */
  readonly command: string;
  /** The worst of its cases. */
  readonly verdict: FileVerdict;
  readonly cases: readonly PlayedCase[];
  /** Warnings are failures. */
  readonly isStrict: boolean;
}

/** Writes a report in one format. */
export type Reporter = (report: Report) => string;
