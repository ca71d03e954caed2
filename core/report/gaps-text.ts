import pc from 'picocolors';
import { cut, padded } from '../kernel/text-width.ts';
import type { Coverage, GivenAnswer, PassedRow, RacedPair } from './coverage.ts';
import type { RulesFired } from './rules-fired.ts';
import { neverFired } from './rules-text.ts';

/** What never came, for people: pairs that came in one order only, rows never passed, answers never given. */
export const gapsText = (coverage: Coverage, { colour = false }: { readonly colour?: boolean } = {}): string => {
  const { bold } = pc.createColors(colour);
  const { runs, pairs, rows, answers, rules = [] } = coverage;
  const [both, passed, given] = [
    pairs.filter(isInBoth),
    rows.filter(isPassed),
    answers.filter(({ times }) => times > 0),
  ];
  const sums = [
    `${both.length} of ${pairs.length} pairs in both orders`,
    `${passed.length} of ${rows.length} rows`,
    ...(answers.length === 0 ? [] : [`${given.length} of ${answers.length} answers`]),
    ...(rules.length === 0 ? [] : [rowsOfRules(rules)]),
  ];
  const gaps = pairGaps(pairs);
  const never = rowLines(rows);
  const unfired = rules.filter((each) => each.never.length > 0).map((each) => `  ${neverFired(each)}`);
  const notGiven = answers.filter(({ times }) => times === 0);
  const parts = [
    list(
      `${bold('in one order only')}\n${line('times', 'came first', 'came later')}`,
      pairLines(gaps.slice(0, shown)),
      gaps.length,
    ),
    list(bold('rows never passed'), never.slice(0, shown), never.length),
    list(bold('answers never given'), notGiven.slice(0, shown).map(answerLine), notGiven.length),
    list(bold('rows of rule tables that never fired'), unfired.slice(0, shown), unfired.length),
    [`${bold('coverage')} of ${runs} ${runs === 1 ? 'run' : 'runs'}: ${sums.join('; ')}`],
  ];
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
};

const rowsOfRules = (rules: readonly RulesFired[]): string => {
  const fired = rules.reduce((sum, each) => sum + each.fired.length, 0);
  return `${fired} of ${rules.reduce((sum, { never }) => sum + never.length, fired)} rows of rule tables`;
};

const width = 100;
/** So many lines of a list are shown. */
const shown = 20;

const isInBoth = ({ orders }: RacedPair): boolean => orders[0] > 0 && orders[1] > 0;
const isPassed = ({ times, refused }: PassedRow): boolean => times + refused > 0;

/** A list below its title, the first of it; nothing where it is empty. */
const list = (title: string, lines: readonly string[], all = lines.length): readonly string[] => {
  const rest = all > shown ? [`  and ${all - shown} more; --json has all`] : [];
  return all === 0 ? [] : [title, ...lines, ...rest];
};

const line = (times: string, first: string, later: string): string =>
  `${times.padStart(7)}  ${padded(cut(first, 44), 44)}  ${cut(later, 45)}`;

/** Pairs that came in one order only, by receiver; of each receiver those first that came most often. */
const pairGaps = (pairs: readonly RacedPair[]): readonly RacedPair[] =>
  pairs
    .filter((pair) => !isInBoth(pair))
    .toSorted((one, other) => compare(one.receiver, other.receiver) || most(other) - most(one));

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

const most = ({ orders }: RacedPair): number => Math.max(...orders);

const pairLines = (gaps: readonly RacedPair[]): readonly string[] =>
  gaps.flatMap(({ receiver, events: [one, other], orders: [oneFirst, otherFirst] }, index) => [
    ...(gaps[index - 1]?.receiver === receiver ? [] : [`  at ${receiver}`]),
    oneFirst > 0 ? line(String(oneFirst), one, other) : line(String(otherFirst), other, one),
  ]);

/** One line for each event, with the states in which it never came. */
const rowLines = (rows: readonly PassedRow[]): readonly string[] => {
  const events = new Map<string, PassedRow[]>();
  for (const row of rows) {
    const name = `  ${row.table.padEnd(11)}  ${row.event.padEnd(31)}`;
    const known = events.get(name);
    if (known === undefined) events.set(name, [row]);
    else known.push(row);
  }
  return [...events].flatMap(([name, all]) => {
    const never = all.filter((row) => !isPassed(row));
    if (never.length === 0) return [];
    const passed = all.filter(isPassed);
    const states = (each: readonly PassedRow[]) => each.map(({ state }) => state).join(', ');
    const where = passed.length > 0 && passed.length < never.length ? `all but ${states(passed)}` : states(never);
    return [cut(`${name}  ${passed.length === 0 && never.length > 3 ? 'in every state' : where}`, width)];
  });
};

const answerLine = ({ question, answer }: GivenAnswer): string => cut(`  ${question}: ${answer}`, width);
