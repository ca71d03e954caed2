import type { Verdict } from '../contract/verdict.ts';

/** What a command tells the shell. */
export const exitCodes = {
  pass: 0,
  'pass with warnings': 0,
  fail: 1,
  inconclusive: 2,
  couldNotRun: 3,
} as const satisfies Readonly<Record<Verdict | 'couldNotRun', number>>;

/** The worst of several verdicts. */
export const worstOf = (verdicts: readonly Verdict[]): Verdict =>
  (['fail', 'inconclusive', 'pass with warnings'] as const).find((verdict) => verdicts.includes(verdict)) ?? 'pass';

/** The exit code of several verdicts: the worst of them. Where it is strict, warnings are failures. */
export const exitCodeOf = (verdicts: readonly Verdict[], { strict = false } = {}): number => {
  const worst = worstOf(verdicts);
  return strict && worst === 'pass with warnings' ? exitCodes.fail : exitCodes[worst];
};
