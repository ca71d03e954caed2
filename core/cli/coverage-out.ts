import { existsSync } from 'node:fs';
import type { Coverage } from '../report/coverage.ts';
import { coverageText, readCoverage } from '../runs/coverage/coverage-document.ts';
import { mergeCoverage } from '../runs/coverage/merge-coverage.ts';
import { writeOut } from './write-out.ts';

/** What `--coverage [FILE]` was given: a file, or nothing but the wish to see it. */
export type CoverageOption = string | boolean | undefined;

/** Adds coverage to what a file has. */
export type AddCoverage = (coverage: Coverage) => Coverage;

/** Reads what the file of `--coverage` has so far, so that a bad one is told before anything is played. */
export const coverageOut = (option: CoverageOption): AddCoverage => {
  if (typeof option !== 'string') return (coverage) => coverage;
  const before = existsSync(option) ? [readCoverage(option)] : [];
  return (coverage) => {
    const sum = mergeCoverage([...before, coverage]);
    writeOut(option, coverageText(sum));
    return sum;
  };
};
