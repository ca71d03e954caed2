import type { Branch } from '../../report/coverage-table.ts';

/** What several runs took of the same files: each branch once, with how often all of them took it. */
export function addedBranches(parts: readonly (readonly Branch[])[]): readonly Branch[] {
  const sums = new Map<string, Branch>();
  for (const branch of parts.flat()) {
    const key = JSON.stringify([branch.file, branch.line, branch.column, branch.what]);
    sums.set(key, { ...branch, times: branch.times + (sums.get(key)?.times ?? 0) });
  }
  return [...sums.values()].toSorted(
    (one, other) => compare(one.file, other.file) || one.line - other.line || one.column - other.column,
  );
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
