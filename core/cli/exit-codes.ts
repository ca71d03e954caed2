import type { Verdict } from '../bench/play.ts';

/** What a command tells the shell. */
export const exitCodes = { pass: 0, fail: 1, inconclusive: 2, couldNotRun: 3 } as const satisfies Readonly<
  Record<Verdict | 'couldNotRun', number>
>;

/** The worst of several verdicts. */
export const worstOf = (verdicts: readonly Verdict[]): Verdict =>
  (['fail', 'inconclusive'] as const).find((verdict) => verdicts.includes(verdict)) ?? 'pass';

/** The exit code of several verdicts: the worst of them. */
export const exitCodeOf = (verdicts: readonly Verdict[]): number => exitCodes[worstOf(verdicts)];
