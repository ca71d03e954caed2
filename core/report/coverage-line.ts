import type { Branch } from './branch.ts';

/** So many lines are named; a table has them all. */
const named = 8;

/** Branch coverage on one line: `branches: 5 of 7 taken; not taken: strategy.ts:12, strategy.ts:20`. */
export const coverageLine = (branches: readonly Branch[]): string => {
  const left = branches.filter(({ times }) => times === 0);
  const lines = [...new Set(left.map(({ file, line }) => `${file}:${line}`))];
  const more = lines.length - named;
  const names = more > 0 ? [...lines.slice(0, named), `and on ${more} more lines`] : lines;
  const rest = left.length === 0 ? '' : `; not taken: ${names.join(', ')}`;
  return `branches: ${branches.length - left.length} of ${branches.length} taken${rest}\n`;
};
