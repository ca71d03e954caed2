import {
  callingLine,
  environmentFolder,
  makeFolder,
  startedFile,
  writeNew,
} from '../../process/kept/environment-folder.ts';
import type { Coverage } from '../../report/coverage.ts';
import { coverageText } from './coverage-document.ts';
import { mergeCoverage } from './merge-coverage.ts';

/** Adds what a run or a search has shown to what this process keeps; the name is that of its scenario. */
export type KeepCoverage = (coverage: Coverage, scenario: string) => void;

const position = /:\d+:\d+$/;
const variable = 'ROUTEPROOF_COVERAGE';

/** What this process has to write when it ends. */
let kept: { coverage: Coverage; readonly name: string } | undefined;

/**
 * Where the environment variable ROUTEPROOF_COVERAGE names a folder, what to give coverage to: when the process ends, it is
 * written there, in a file named after the author's. To be asked by the function that an author calls, or with the author's line.
 */
export function coverageKeeper(where?: string): KeepCoverage | undefined {
  const folder = environmentFolder(variable);
  if (folder === undefined) return undefined;
  if (kept === undefined) makeFolder(variable, folder);
  const caller = kept === undefined ? (where ?? callingLine())?.replace(position, '') : undefined;
  return (coverage, scenario) => {
    if (kept === undefined) {
      const first = (kept = { coverage, name: startedFile() ?? caller ?? scenario });
      process.on('exit', () => writeNew(folder, first.name, coverageText(first.coverage)));
    } else kept.coverage = mergeCoverage([kept.coverage, coverage]);
  };
}
