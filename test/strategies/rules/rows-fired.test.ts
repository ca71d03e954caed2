import test, { type ExecutionContext } from 'ava';
import fc from 'fast-check';
import {
  always,
  defineStrategy,
  explore,
  minutes,
  placeInQueue,
  play,
  seconds,
  simulate,
  stop,
  type KeyValues,
  type RulesFired,
  type Scenario,
} from 'routeproof';
import { contactCentre, ruleTable, trafficCentre } from 'routeproof/plugins';
import { mergeSimulations } from '../../../core/simulate/simulation-document.ts';
import { simulateShard } from '../../../core/simulate/simulate.ts';
import { rulesText } from '../../../core/report/rules-text.ts';
import { cases } from '../../sizes.ts';

/** A rule as the test thinks of it: what its cells hold of, judged by plain comparison. */
interface PlainRule {
  readonly segment: string;
  readonly age: string;
}

const holdsOfText = (cell: string, fact: string): boolean =>
  cell === '*' || (cell.startsWith('!') ? fact !== cell.slice(1) : cell.split('|').includes(fact));

const holdsOfNumber = (cell: string, fact: number): boolean => {
  if (cell === '*') return true;
  if (cell.startsWith('>')) return fact > Number(cell.slice(1));
  const [from, to] = cell.split('..').map(Number);
  return fact >= from! && fact <= to!;
};

interface Facts {
  readonly segment: string;
  readonly age: number;
}

/** What should have been counted, found out by applying each rule in turn. */
function plainCounts(rules: readonly PlainRule[], asked: readonly Facts[]) {
  const times = rules.map(() => 0);
  let none = 0;
  for (const facts of asked) {
    let found = false;
    for (const [row, { segment, age }] of rules.entries()) {
      if (!holdsOfText(segment, facts.segment) || !holdsOfNumber(age, facts.age)) continue;
      times[row]!++;
      found = true;
      break;
    }
    if (!found) none++;
  }
  return { asked: asked.length, none, times };
}

/** The same of what was counted: every row has one place. */
function counted({ asked, none, fired, never }: RulesFired) {
  const times: (number | undefined)[] = Array.from({ length: fired.length + never.length });
  for (const { row, times: count } of fired) times[row - 1] = count;
  return { asked, none: none.times, times: times.map((each) => each ?? 0) };
}

const csv = (rules: readonly PlainRule[]): string =>
  `segment,age,queue\n${rules.map(({ segment, age }) => `${segment},${age},Later`).join('\n')}\n`;

const rule = fc.record({
  segment: fc.constantFrom('gold', 'tin', 'gold|tin', '!gold', 'lead', '*'),
  age: fc.constantFrom('0..17', '18..64', '>64', '5..70', '0..99'),
});
const facts = fc.record({ segment: fc.constantFrom('gold', 'tin', 'lead'), age: fc.integer({ min: 0, max: 120 }) });

const situation = fc.record({
  rules: fc.array(rule, { minLength: 1, maxLength: 8 }),
  /** Of each interaction, of what the table is asked one after the other. */
  asked: fc.array(fc.array(facts, { maxLength: 3 }), { minLength: 1, maxLength: 6 }),
});

/** Interactions whose strategy asks the table of what they bring; `apart` is the time between them. */
const asking = (
  rules: readonly PlainRule[],
  asked: readonly (readonly Facts[])[],
  { apart = seconds(3), log = [] }: { readonly apart?: number; readonly log?: Facts[] } = {},
): Scenario => {
  const table = ruleTable(
    { name: 'rules.csv', text: csv(rules) },
    { conditions: ['segment', 'age'], results: ['queue'] },
  );
  const ids = asked.map((_, index) => `X${index}`);
  return {
    name: 'asking',
    centre: { queues: [{ name: 'Inbound' }, { name: 'Later', strategy: null }] },
    strategy: defineStrategy({
      name: 'by rules',
      route: async ({ id }, desk) => {
        for (const each of asked[ids.indexOf(id)]!) {
          await desk.after(seconds(1));
          log.push(each);
          table.find({ ...each });
        }
        return placeInQueue('Later');
      },
    }),
    plugins: contactCentre(),
    load: { interactions: ids.map((InteractionId, index) => ({ InteractionId, Queue: 'Inbound', at: apart * index })) },
  };
};

const isAsked = (asked: readonly (readonly Facts[])[]) => asked.some((each) => each.length > 0);

test('a run counts each row as often as the plain rules do', async (t) => {
  await fc.assert(
    fc.asyncProperty(situation, async ({ rules, asked }) => {
      const { rules: fired } = await play(asking(rules, asked));
      if (!isAsked(asked)) return t.is(fired, undefined);
      t.deepEqual(fired!.map(counted), [plainCounts(rules, asked.flat())]);
      t.deepEqual(
        fired![0]!.never,
        rules.flatMap((_, row) => (counted(fired![0]!).times[row] === 0 ? [row + 2] : [])),
      );
      for (const { row, line, runs } of fired![0]!.fired) t.deepEqual([line, runs], [row + 1, 1]);
    }),
    { numRuns: cases({ short: 40, long: 10_000 }) },
  );
});

test('a search adds up its runs, and says in how many of them a row fired', async (t) => {
  await fc.assert(
    fc.asyncProperty(situation, async ({ rules, asked: all }) => {
      const asked = all.slice(0, 2);
      // Each run makes its scenario anew, and one comes after the other.
      let log: Facts[] = [];
      const make = () => asking(rules, asked, { apart: 0, log: (log = []) });
      const runs: (readonly Facts[])[] = [];
      const onRun = () => void runs.push([...log]);
      const found = await explore(make, { runs: 60, onRun });
      if (!isAsked(asked)) return t.is(found.rules, undefined);
      const [fired] = found.rules!;
      t.deepEqual(counted(fired!), plainCounts(rules, runs.flat()));
      const each = runs.map((log) => plainCounts(rules, log));
      t.is(fired!.runs, runs.filter((log) => log.length > 0).length);
      t.is(fired!.none.runs, each.filter(({ none }) => none > 0).length);
      for (const { row, runs: inRuns } of fired!.fired)
        t.is(inRuns, each.filter(({ times }) => times[row - 1]! > 0).length);
    }),
    { numRuns: cases({ short: 6, long: 400 }) },
  );
});

/** A day of callers, whose strategy writes down what it asks. */
const day = (rules: readonly PlainRule[], log: Facts[]): Scenario => {
  const table = ruleTable(
    { name: 'rules.csv', text: csv(rules) },
    { conditions: ['segment', 'age'], results: ['queue'] },
  );
  const data: readonly { readonly weight: number; readonly userData: KeyValues }[] = [
    { weight: 2, userData: { segment: 'gold', age: 20 } },
    { weight: 1, userData: { segment: 'tin', age: 70 } },
    { weight: 1, userData: { segment: 'lead', age: 12 } },
  ];
  return {
    name: 'a day',
    centre: { agents: [{ name: 'ann', media: ['email'] }], queues: [{ name: 'Inbound' }] },
    strategy: defineStrategy({
      name: 'by rules',
      *route({ userData }) {
        const each = { segment: userData['segment'] as string, age: Number(userData['age']) };
        log.push(each);
        table.find(each);
        yield stop();
      },
    }),
    plugins: trafficCentre(),
    load: {
      traffic: {
        arrivals: { perHour: 120 },
        handling: { kind: 'exponential', mean: seconds(60) },
        userData: data,
      },
    },
    until: minutes(30),
  };
};

test('a simulation adds up its replications, in one piece as in shards', async (t) => {
  const rules = [
    { segment: 'gold', age: '18..64' },
    { segment: 'tin', age: '0..17' },
    { segment: 'tin', age: '>64' },
  ];
  const log: Facts[] = [];
  const options = { replications: 4, warmUp: 0 };
  const whole = await simulate(() => day(rules, log), options);
  const [fired] = whole.rules!;
  t.deepEqual(counted(fired!), plainCounts(rules, log));
  t.true(fired!.none.times > 0 && fired!.fired[0]!.times > fired!.none.times);
  t.is(fired!.runs, 4);
  t.deepEqual(fired!.never, [3]);
  const shards = [1, 2].map((index) => simulateShard(() => day(rules, []), { ...options, shard: { index, of: 2 } }));
  t.deepEqual(mergeSimulations(await Promise.all(shards)), whole);
});

test('what a property asks is not counted, nor what is asked where nothing runs', async (t) => {
  const table = ruleTable(
    { name: 'two.csv', text: 'segment,queue\ngold,Later\n*,Later\n' },
    { conditions: ['segment'], results: ['queue'] },
  );
  table.find({ segment: 'gold' });
  const { rules } = await play({
    ...asking([{ segment: '*', age: '0..99' }], [[{ segment: 'tin', age: 3 }]]),
    properties: [always('some row holds', () => table.find({ segment: 'tin' }) !== undefined)],
  });
  t.deepEqual(
    rules?.map(({ table: name, asked }) => [name, asked]),
    [['rules.csv', 1]],
  );
});

test('two tables of one name are told apart by their rules, and two of the same rules are one', async (t) => {
  const of = (text: string) => ruleTable({ name: 'r.csv', text }, { conditions: ['segment'], results: ['queue'] });
  const [one, again, other] = [
    of('segment,queue\ngold,A\n'),
    of('segment,queue\ngold,A\n'),
    of('segment,queue\ntin,A\n'),
  ];
  const { rules } = await play({
    ...asking([{ segment: '*', age: '0..99' }], [[]]),
    strategy: defineStrategy({
      name: 'three tables',
      route: () => {
        for (const table of [one, again, other]) table.find({ segment: 'gold' });
        return placeInQueue('Later');
      },
    }),
  });
  t.deepEqual(
    new Set(rules!.map(({ asked, none, runs }) => `${asked} ${none.times} ${runs}`)),
    new Set(['1 1 1', '2 0 1']),
  );
});

const isShort = (t: ExecutionContext, text: string) => t.true(text.split('\n').length < 20, text);

test('of 30,000 rows the text names a few, and counts the others', (t) => {
  const rows = Array.from({ length: 30_000 }, (_, index) => index);
  const all: RulesFired = {
    ...{ table: 'big\u001b[2J.csv', digest: '', runs: 3, asked: 20_010, none: { times: 10, runs: 1 } },
    fired: rows.slice(0, 20_000).map((row) => ({ row: row + 1, line: row + 2, times: row === 7 ? 1000 : 1, runs: 1 })),
    never: rows.slice(20_000).map((row) => row + 2),
  };
  for (const of of ['run', 'orders', 'replications'] as const) {
    const text = rulesText([all], of);
    isShort(t, text);
    t.regex(text, /^ +1000 .* 9$|^ +1000 {2}9$/m);
    t.regex(text, /and 19990 more rows that fired/);
    t.regex(text, /never fired: lines 20002, .* and 9992 more/);
    t.false(text.includes('\u001b'));
  }
  isShort(
    t,
    rulesText(
      Array.from({ length: 9 }, () => ({ ...all, fired: [], never: [2] })),
      'run',
    ),
  );
});
