import { Split } from './split.ts';

/** By what traffic is always split; percentiles are kept of these, not of what only tells which agents have no other help. */
const always: readonly (readonly string[])[] = [
  [],
  ['stream'],
  ['queue'],
  ['medium'],
  ['interval'],
  ['skill'],
  ['agent'],
];
const forOverload: readonly (readonly string[])[] = [
  ['work'],
  ['work', 'interval'],
  ['work', 'crew'],
  ['crew'],
  ['crew', 'interval'],
];

/** The splits of a run: what is always told, what was asked for, and what shows overload. */
export function splitsKept(asked: readonly (readonly string[])[], hasIntervals: boolean): readonly Split[] {
  const isThere = (by: readonly string[]): boolean => hasIntervals || !by.includes('interval');
  const kept = new Map(
    [...always, ...asked].filter(isThere).map((by) => [by.join(), new Split(by, { keepsWaits: true })]),
  );
  for (const by of forOverload.filter(isThere))
    if (!kept.has(by.join())) kept.set(by.join(), new Split(by, { keepsWaits: false }));
  return [...kept.values()];
}
