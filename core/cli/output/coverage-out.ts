import { coverageText, readCoverage } from '../../explore/coverage/coverage-document.ts';
import { mergeCoverage } from '../../explore/coverage/merge-coverage.ts';
import type { Coverage } from '../../report/coverage.ts';
import { OutputFile, outputKinds } from './output-file.ts';

/** What `--coverage [FILE]` was given: a file, or nothing but the wish to see it. */
export type CoverageOption = string | boolean | undefined;

/** Adds coverage to what a file has. */
export type AddCoverage = (coverage: Coverage) => Coverage;

/** Where coverage goes. */
export interface CoverageOut {
  readonly add: AddCoverage;
  /** Writes the sum, if there is a file and something was added; `loaded` are the author's files. */
  readonly write: (loaded: readonly string[]) => void;
}

/** Reads what the file of `--coverage` has so far, so that a bad one is told before anything is played. */
export const coverageOut = (option: CoverageOption, force?: boolean): CoverageOut => {
  if (typeof option !== 'string') return { add: (coverage) => coverage, write: () => {} };
  // What is no coverage is told with the place where it is none.
  const file = new OutputFile(option, outputKinds.coverage, true);
  const { text = '' } = file;
  const isNew = text === '' || (force && !outputKinds.coverage.isOurs(text));
  const before = isNew ? [] : [readCoverage(option)];
  let sum: Coverage | undefined;
  return {
    add: (coverage) => (sum = mergeCoverage([...before, coverage])),
    write: (loaded) => sum && file.write(coverageText(sum), loaded),
  };
};
