import type { FileVerdict } from '../play/file-verdict.ts';
import type { PlayedCase } from '../output/reporters/played-case.ts';

/** What was played of one of several files, as `--json` prints it: the document that the file has alone, after its name. */
type FileDocument = object;

/** The document of several files: each with the document that it has alone, and those in which there was nothing to play. */
export interface FilesDocument {
  /** The worst of them. */
  readonly verdict: FileVerdict;
  readonly files: readonly FileDocument[];
  /** Files of a folder that export neither a strategy nor a scenario. */
  readonly skipped: readonly string[];
}

/** Makes the document; `documents` are those of the files that were played. */
export function filesDocument(
  verdict: FileVerdict,
  cases: readonly PlayedCase[],
  documents: ReadonlyMap<string, object>,
): FilesDocument {
  return {
    verdict,
    files: cases
      .filter((each) => each.verdict !== 'skipped')
      .map(({ name: file, verdict: own, error }) => ({
        file,
        ...(documents.get(file) ?? { verdict: own, ...(error && { error }) }),
      })),
    skipped: cases.filter((each) => each.verdict === 'skipped').map(({ name }) => name),
  };
}
