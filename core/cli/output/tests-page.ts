import { countOf } from '../../kernel/count-of.ts';
import type { PagePart } from '../../page/page-document.ts';
import type { KeptTest, KeptTests } from '../../process/kept/report-keeper.ts';
import type { Explored } from '../../explore/explored.ts';
import type { RunShown } from '../../report/run-shown.ts';
import { asItWas } from './as-it-was.ts';
import { searchPart } from './search-part.ts';

/** What a page of tests shows. */
export interface TestsPage {
  readonly parts: readonly PagePart[];
  readonly notes: readonly string[];
  /** How many were played, by their verdicts. */
  readonly counts: ReadonlyMap<string, number>;
  readonly files: number;
}

/** So much of runs that pass is on a page whole, as text; what failed always is. */
const room = 15_000_000;

type Shown = ({ readonly kind: 'run' } & RunShown) | { readonly kind: 'search'; readonly found: Explored };

/** A part for each thing that tests have played: whole, or where there is no room in a sentence. */
export function testsPage(kept: readonly KeptTests[]): TestsPage {
  const tests = kept.flatMap((each) => each.tests);
  const whole = withRoom(kept);
  const counts = new Map<string, number>();
  const count = (verdict: string, by: number) => counts.set(verdict, (counts.get(verdict) ?? 0) + by);
  for (const { verdict } of tests) count(verdict, 1);
  for (const { more } of kept) for (const [verdict, by] of Object.entries(more)) count(verdict, by);
  const all = [...counts.values()].reduce((sum, by) => sum + by, 0);
  const lost = tests.filter(({ verdict }) => verdict === 'could not run').length;
  const notes = [
    [
      tests.length - whole.size - lost,
      'is named only, and its messages are',
      'are named only, and their messages are',
    ] as const,
    [all - tests.length, 'is', 'are'] as const,
  ].flatMap(([left, one, many]) =>
    left === 0
      ? []
      : `Of ${all} that were played ${left} ${left === 1 ? one : many} left out: what failed comes first.`,
  );
  return {
    parts: tests.map((test) => (whole.has(test) ? wholePart(test) : namedPart(test))),
    notes,
    counts,
    files: new Set(tests.map(({ where }) => fileOf(where))).size,
  };
}

/** Those that are shown whole: of the passing ones the first of each process, then the second, as long as there is room. */
function withRoom(kept: readonly KeptTests[]): ReadonlySet<KeptTest> {
  const whole = new Set<KeptTest>();
  const ranked: { readonly test: KeptTest; readonly rank: number }[] = [];
  for (const { tests } of kept) {
    let rank = 0;
    for (const test of tests) {
      if (test.shown === undefined) continue;
      if (isGood(test)) ranked.push({ test, rank: rank++ });
      else whole.add(test);
    }
  }
  let left = room;
  for (const { test } of ranked.toSorted((one, other) => one.rank - other.rank)) {
    left -= JSON.stringify(test.shown).length;
    if (left < 0) break;
    whole.add(test);
  }
  return whole;
}

const isGood = ({ verdict }: KeptTest): boolean => verdict === 'pass' || verdict === 'proved';

function wholePart(test: KeptTest): PagePart {
  const name = nameOf(test);
  const shown = test.shown as Shown;
  if (shown.kind === 'run') return { ...shown, name, sources: [] };
  // JSON has no number without end, which a race window may be.
  const found = { ...shown.found, window: (shown.found.window as number | null) ?? Infinity };
  return searchPart(name, { shown: found, counterexamples: found.failures.map(asItWas), loaded: [] });
}

const namedPart = (test: KeptTest): PagePart => ({
  kind: 'unplayed',
  name: nameOf(test),
  verdict: test.verdict,
  sentence: test.verdict === 'could not run' ? test.sentence : `${test.sentence} (left out)`,
});

const nameOf = ({ where, scenario }: KeptTest): string => [where.replace(/:\d+$/, ''), scenario].join(' ').trim();

const fileOf = (where: string): string => where.replace(/:\d+:\d+$/, '');

/** `3 fail, 40 pass`, what failed first. */
export const inCounts = (counts: TestsPage['counts']): string =>
  [...counts]
    .toSorted(([one], [other]) => Number(isGoodVerdict(one)) - Number(isGoodVerdict(other)) || (one < other ? -1 : 1))
    .map(([verdict, count]) => `${count} ${verdict}`)
    .join(', ');

const isGoodVerdict = (verdict: string): boolean => verdict === 'pass' || verdict === 'proved';

/** `played` in words: `40 runs and searches of 12 test files: 2 fail, 38 pass`. */
export const playedInWords = ({ counts, files }: TestsPage): string => {
  const all = [...counts.values()].reduce((sum, by) => sum + by, 0);
  return `${countOf(all, 'play')} in ${countOf(files, 'file')}: ${inCounts(counts)}`;
};
