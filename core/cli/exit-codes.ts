import type { Verdict } from '../bench/play.ts';

/** What a command tells the shell. */
export const exitCodes = { pass: 0, fail: 1, inconclusive: 2, couldNotRun: 3 } as const satisfies Readonly<
  Record<Verdict | 'couldNotRun', number>
>;

/** The exit code of several verdicts: the worst of them. */
export const exitCodeOf = (verdicts: readonly Verdict[]): number => {
  if (verdicts.includes('fail')) return exitCodes.fail;
  return verdicts.includes('inconclusive') ? exitCodes.inconclusive : exitCodes.pass;
};
