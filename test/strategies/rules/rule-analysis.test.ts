import test from 'ava';
import fc from 'fast-check';
import { analyseRules, ruleTable, type RuleAnalysis } from 'routeproof/plugins';
import { cases, long } from '../../sizes.ts';

// Which rows of a table never fire, contradict one another or leave gaps is found without running anything. Here it is held against
// asking the table itself about every combination of facts that its cells can tell apart.

const columns = { conditions: ['a', 'b', 'c'], results: ['target'] } as const;
type Row = readonly string[];

const tableOf = (rows: readonly Row[]) => ({
  name: 'rules.csv',
  text: ['a,b,c,target', ...rows.map((row) => row.join(','))].join('\n'),
});

const said = ({ remarks }: RuleAnalysis) => remarks.map(({ place, sentence }) => `${place ?? ''} ${sentence}`.trim());

const told: readonly (readonly [string, readonly Row[], readonly string[]])[] = [
  [
    'nothing, where the last row takes the rest',
    [
      ['gold', '*', '*', 'x'],
      ['*', '*', '*', 'y'],
    ],
    [],
  ],
  [
    'a row that is wider than a later one',
    [
      ['gold', '*', '*', 'x'],
      ['gold', 'en', '*', 'y'],
      ['*', '*', '*', 'z'],
    ],
    ['rules.csv:3:1 This row never fires: rules.csv:2:1 takes all that would come to it.'],
  ],
  [
    'rows that only together are wider than a later one',
    [
      ['>=5', 'en', '*', 'x'],
      ['<5', 'en', '*', 'x'],
      ['>3', 'en', 'c1', 'x'],
      ['*', '*', '*', 'z'],
    ],
    [
      'rules.csv:4:1 This row never fires: rules.csv:2:1 and rules.csv:3:1 together take all that would come to it, with the same results.',
    ],
  ],
  [
    'rows that ask the same',
    [
      ['gold', '*', '*', 'x'],
      ['gold', '*', '*', 'x'],
      ['gold', '', '*', 'y'],
      ['*', '*', '*', 'z'],
    ],
    [
      'rules.csv:3:1 This row never fires: rules.csv:2:1 asks the same and gives the same.',
      'rules.csv:4:1 This row never fires: rules.csv:2:1 asks the same and gives something else.',
    ],
  ],
  [
    'a range that is the wrong way round',
    [
      ['9..5', '*', '*', 'x'],
      ['*', '*', '*', 'z'],
    ],
    ['rules.csv:2:1 This row never fires: a condition of it holds of nothing.'],
  ],
  [
    'gaps, with what falls into them',
    [
      ['<=5', '*', '*', 'x'],
      ['>=8', '*', '*', 'x'],
      ['6', '!en', '*', 'x'],
    ],
    [
      'No row holds: a is a number between 5 and 6, a number between 6 and 8 or anything else.',
      'No row holds: a is 6; b is en.',
    ],
  ],
  [
    'two rows whose order decides',
    [
      ['gold', '*', '*', 'x'],
      ['*', 'en', '*', 'y'],
      ['*', '*', '*', 'z'],
    ],
    [
      'rules.csv:3:1 Both this row and rules.csv:2:1 hold of some facts, with other results, and only their order decides.',
    ],
  ],
];

for (const [name, rows, sentences] of told)
  test(`an analysis tells: ${name}`, (t) => t.deepEqual(said(analyseRules(tableOf(rows), columns)), sentences));

const words = ['gold', 'silver', '7'];
const cell = fc.oneof(
  { weight: 3, arbitrary: fc.constant('*') },
  { weight: 3, arbitrary: fc.constantFrom(...words, 'gold|silver', '!gold', '!gold|7', 'bronze|7') },
  { weight: 3, arbitrary: fc.constantFrom('>5', '<5', '>=5', '<=5', '5..7', '6..9', '7..7', '8..6', '<7', '>7', '5') },
);
const wordCell = fc.constantFrom('*', 'en', 'de', 'en|de', '!en', 'fr');
const tables = fc.array(fc.tuple(cell, wordCell, cell, fc.constantFrom('x', 'y')), { minLength: 1, maxLength: 9 });

/** Every fact that the cells above can tell apart, and some beside them. */
const numbers = [4, 5, 5.5, 6, 6.5, 7, 7.5, 8, 8.5, 9, 9.5];
const wide = [...numbers, 'gold', 'silver', 'bronze', '7', 'tin', undefined];
const combinations = wide.flatMap((a) =>
  ['en', 'de', 'fr', 'it', undefined].flatMap((b) => wide.map((c) => ({ a, b, c }))),
);

/** The rows that fire, found by asking one table of one row after the other. */
function asked(rows: readonly Row[]) {
  const single = rows.map((row) => ruleTable(tableOf([row]), columns));
  const held = combinations.map((facts) => single.map((table) => table.find(facts) !== undefined));
  return { held, firing: new Set(held.map((each) => each.indexOf(true))) };
}

test('what an analysis tells is what comes of asking a table about everything', (t) => {
  let shadowed = 0;
  fc.assert(
    fc.property(tables, (rows) => {
      const { held, firing } = asked(rows);
      const { remarks, unknown } = analyseRules(tableOf(rows), columns);
      t.deepEqual(unknown, []);
      const never = remarks.filter(({ kind }) => kind !== 'gap' && kind !== 'order');
      const rowAt = (place: string) => Number(place.split(':')[1]) - 2;
      t.deepEqual(
        never.map(({ place }) => rowAt(place!)),
        rows.flatMap((_, row) => (firing.has(row) ? [] : [row])),
        JSON.stringify(rows),
      );
      for (const { kind, place, by } of never) {
        const row = rowAt(place!);
        const others = by!.map(rowAt);
        const comes = held.filter((each) => each[row]);
        t.is(kind === 'empty', comes.length === 0);
        t.true(comes.every((each) => others.some((other) => each[other])));
        const isSame = others.length === 1 && held.every((each) => each[row] === each[others[0]!]);
        const isAlike = others.length === 1 && rows[row]![3] === rows[others[0]!]![3];
        if (kind !== 'empty') t.is(kind, isSame ? (isAlike ? 'repeated' : 'contradicted') : 'shadowed');
        if (others.length > 1) shadowed++;
      }
      const gaps = remarks.filter(({ kind }) => kind === 'gap');
      t.is(gaps.length > 0, firing.has(-1), JSON.stringify(rows));
      const whole = ruleTable(
        tableOf(
          rows.slice(0, rows.findIndex((row) => row.slice(0, 3).every((each) => each === '*')) + 1 || rows.length),
        ),
        columns,
      );
      for (const { facts } of gaps) t.is(whole.find(facts as never), undefined);
      const pairs = new Set(
        remarks.filter(({ kind }) => kind === 'order').map(({ place, by }) => `${rowAt(by![0]!)} ${rowAt(place!)}`),
      );
      const expected = new Set<string>();
      for (const second of firing)
        for (const first of firing)
          if (
            first >= 0 &&
            first < second &&
            rows[first]![3] !== rows[second]![3] &&
            held.some((each) => each[first] && each[second]) &&
            held.some((each) => each[first] && !each[second])
          )
            expected.add(`${first} ${second}`);
      t.deepEqual([...pairs].toSorted(), [...expected].toSorted(), JSON.stringify(rows));
    }),
    { numRuns: cases({ short: 60, long: 1000 }), seed: 7 },
  );
  t.true(shadowed > 0);
});

long('what is not found out within the bounds is told as not known', (t) => {
  let state = 7;
  const drawn = (below: number) => (state = (state * 48271) % 2147483647) % below;
  const names = Array.from({ length: 50 }, (_, index) => `c${index}`);
  // Each row asks about three of fifty columns: to find facts that meet none is as hard as it gets.
  const rows = Array.from({ length: 300 }, () => {
    const asked = new Set([drawn(50), drawn(50), drawn(50)]);
    return [...names.map((_, index) => (asked.has(index) ? (drawn(2) === 0 ? 'a' : '!a') : '*')), 'x'].join(',');
  });
  const text = [[...names, 'target'].join(','), ...rows].join('\n');
  const { unknown, more } = analyseRules({ name: 'rules.csv', text }, { results: ['target'] });
  t.true(more.gaps);
  t.deepEqual(unknown.at(-1), 'There may be more facts of which no row holds: it was not found out within the bounds.');
});

/** A table with so many rows, of each kind that ever made it slow: names of customers, much that is open, ranges, all but one. */
const bigTables: Readonly<Record<string, (row: number, drawn: (below: number) => number) => Row>> = {
  customers: (row, drawn) => [`customer ${row}`, drawn(2) === 0 ? '*' : `${drawn(20)}`, '*', `${drawn(50)}`],
  open: (row, drawn) => [
    drawn(2) === 0 ? '*' : `id ${row}`,
    `${drawn(20)}`,
    drawn(2) === 0 ? '*' : `p${drawn(500)}`,
    'x',
  ],
  'every combination': (row) => [`${row % 31}`, `b${Math.floor(row / 31) % 31}`, `c${Math.floor(row / 961)}`, `${row}`],
  'all but one': (_, drawn) => [`!a${drawn(50)}`, `b${drawn(500)}`, `c${drawn(50)}`, `${drawn(9)}`],
};

for (const [name, row] of Object.entries(bigTables))
  long.serial(`30,000 rows take less than ten seconds: ${name}`, (t) => {
    let state = 1;
    const drawn = (below: number) => (state = (state * 48271) % 2147483647) % below;
    const rows = Array.from({ length: 30_000 }, (_, index) => row(index, drawn));
    const before = process.cpuUsage().user;
    const { remarks } = analyseRules(tableOf(rows), columns);
    const seconds = (process.cpuUsage().user - before) / 1e6;
    t.log(`${seconds.toFixed(1)} s, ${remarks.length} remarks`);
    t.true(seconds < 10);
    // Whoever never fires holds of nothing that the rows named would not take: asked here of its own example.
    t.true(remarks.every(({ kind, by }) => kind === 'gap' || by!.length > 0));
  });
