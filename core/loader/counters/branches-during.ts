import type { Branch } from '../../report/coverage-table.ts';
import { branchesOf, type CodeProbe } from './code-probe.ts';

/** Plays something, and says how often each branch of an author's code was taken meanwhile. */
export async function branchesDuring<T>(
  { positions, counts }: CodeProbe,
  play: () => Promise<T>,
): Promise<{ readonly played: T; readonly branches: readonly Branch[] }> {
  const before = Array.from(counts);
  const played = await play();
  const taken = Array.from(counts, (count, position) => count - before[position]!);
  return { played, branches: branchesOf({ positions, counts: taken }) };
}
