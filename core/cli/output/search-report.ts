import { coverageDocument } from '../../explore/coverage/coverage-document.ts';
import { exitCodes } from '../../process/exit-codes.ts';
import { colour, print, printJson } from '../../process/print.ts';
import { gapsText } from '../../report/gaps-text.ts';
import { traceDocument } from '../../report/trace-document.ts';
import { exploredText } from '../text/explored-text.ts';
import type { Pictured } from '../text/failure-lanes.ts';
import type { AddCoverage } from './coverage-out.ts';
import type { ExploreDocument } from './documents.ts';
import { drawnFailures } from '../text/drawn-runs.ts';
import type { PicturesOut } from './pictures-out.ts';
import type { SearchShardDocument } from './search-document.ts';

interface Asked {
  readonly json?: boolean;
  readonly addCoverage: AddCoverage;
  readonly checked: SearchShardDocument['checked'];
  /** What is printed is what others read. */
  readonly isReported?: boolean;
  readonly pictures?: PicturesOut;
}

/** Prints what a search found out as it was asked for, and tells the shell how it turned out. */
export function searchReport(explored: Pictured, file: string, asked: Asked): void {
  const { json, addCoverage, checked, isReported, pictures } = asked;
  const sum = explored.coverage && addCoverage(explored.coverage);
  const text = () =>
    [foundText(explored, file, checked), ...(sum === undefined ? [] : [gapsText(sum, { colour })])].join('\n');
  if (json) printJson(exploredDocument(explored));
  else if (pictures?.isOutput) pictures.print(drawnFailures(explored), text());
  else if (!isReported) print(text());
  process.exitCode = { proved: exitCodes.pass, violated: exitCodes.fail, bounded: exitCodes.inconclusive }[
    explored.verdict
  ];
}

/** What a search found out, for people. */
export const foundText = (explored: Pictured, file: string, checked: Asked['checked']): string =>
  [exploredText(explored, file), ...uncheckedText(explored, checked)].join('\n');

/** Said where it is not all that is to be played again: then what is kept from run to run may be hidden. */
const uncheckedText = ({ failures }: Pictured, { played, of }: SearchShardDocument['checked']): readonly string[] =>
  played >= of || failures.some(({ property }) => property === 'non-determinism')
    ? []
    : [`  played again in a fresh thread: ${played === 0 ? 'nothing' : `${played} of ${of} runs`}, for want of time\n`];

/** A search as `--json` prints it. */
export const exploredDocument = ({
  verdict,
  runs,
  byChance,
  steps,
  bounds,
  runsLeft,
  failures,
  properties,
  warnings,
  goals,
  rules,
  coverage,
}: Pictured): ExploreDocument => ({
  verdict,
  runs,
  byChance,
  steps,
  bounds,
  runsLeft,
  properties,
  failures: failures.map(
    ({ property, finding, token, steps: taken, isOrdinary = false, race, leftOut, lanes, messages }) => ({
      ...{ property, finding, token, steps: taken, isOrdinary, race, leftOut },
      lanes: lanes && { picture: lanes.picture, letters: Object.fromEntries(lanes.letters), text: lanes.text },
      messages: messages.map(traceDocument),
    }),
  ),
  warnings,
  goals,
  ...(rules && { rules }),
  ...(coverage && { coverage: coverageDocument(coverage) }),
});
