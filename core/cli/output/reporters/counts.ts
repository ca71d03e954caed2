import { countOf } from '../../../kernel/count-of.ts';
import type { Report } from './report.ts';

/** How many cases turned out how: `3 cases: 2 pass, 1 fail`. */
export function countsOf({ cases }: Pick<Report, 'cases'>): string {
  const sums = new Map<string, number>();
  for (const { verdict } of cases) sums.set(verdict, (sums.get(verdict) ?? 0) + 1);
  return `${countOf(cases.length, 'case')}: ${Array.from(sums, ([verdict, count]) => `${count} ${verdict}`).join(', ')}`;
}
