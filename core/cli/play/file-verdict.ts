import type { Verdict } from '../../contract/verdict.ts';
import type { ExploreVerdict } from '../../explore/explored.ts';
import { exitCodes } from '../../process/exit-codes.ts';

/** How one of several files turned out, or why nothing was played. */
export type FileVerdict = Verdict | ExploreVerdict | 'could not run' | 'not played' | 'skipped';

/** What each tells the shell. */
const codes: Readonly<Record<FileVerdict, number>> = {
  ...exitCodes,
  proved: exitCodes.pass,
  violated: exitCodes.fail,
  bounded: exitCodes.inconclusive,
  'not played': exitCodes.inconclusive,
  'could not run': exitCodes.couldNotRun,
  skipped: exitCodes.pass,
};

/** The exit code of one file. Where it is strict, warnings are failures. */
export const codeOfFile = (verdict: FileVerdict, strict = false): number =>
  strict && verdict === 'pass with warnings' ? exitCodes.fail : codes[verdict];

/** From the worst on: what could not run was not judged, and a failure weighs more than what was not seen to its end. */
const order = [exitCodes.couldNotRun, exitCodes.fail, exitCodes.inconclusive, exitCodes.pass];

const gravityOf = (verdict: FileVerdict, strict: boolean): number => order.indexOf(codeOfFile(verdict, strict) as 0);

/** The worst of several; warnings are worse than nothing. */
export function worstOfFiles(verdicts: readonly FileVerdict[], strict = false): FileVerdict {
  const played = verdicts.filter((verdict) => verdict !== 'skipped');
  const [worst = 'skipped'] = played.toSorted(
    (one, other) =>
      gravityOf(one, strict) - gravityOf(other, strict) ||
      Number(other === 'pass with warnings') - Number(one === 'pass with warnings'),
  );
  return worst;
}
