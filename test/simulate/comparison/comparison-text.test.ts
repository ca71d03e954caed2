import test from 'ava';
import { openSession } from '../../cli/cli-session.ts';
import { fittedTable } from '../../../core/cli/text/table-with.ts';
import { goalText } from '../../../core/cli/text/goal-text.ts';
import { valueText } from '../../../core/cli/text/value-text.ts';
import type { NamedSimulation } from '../../../core/cli/text/simulation-text.ts';
import { long } from '../../sizes.ts';

const [silver, tin] = ['silver', 'tin'].map((name) => `test/simulate/comparison/${name}-calls.ts`) as [string, string];
const short = 'test/simulate/short-day.ts';

const { run, close } = openSession(process.cwd());
test.after.always(() => close());

test('two files: what nothing has is no row, what is neither better nor worse is said, and parts that only one has', async (t) => {
  const { stdout } = await run('simulate', silver, tin, '--replications', '2', '--by', 'customer');
  t.notRegex(stdout, /│ cost/);
  t.regex(stdout, /│ occupancy +│ \+\d\.\d points .*│ more +│/);
  t.regex(stdout, /tin-calls\.ts has more occupancy than .*silver-calls\.ts; nothing is better or worse/);
  t.regex(stdout, /^Only .*silver-calls\.ts has silver: nothing to compare\.$/m);
  t.regex(stdout, /^Only .*tin-calls\.ts has tin: nothing to compare\.$/m);
});

long(
  'of several comparisons, what the table has no room for is named, and where it stands: in --json alone',
  async (t) => {
    const { stdout } = await run('simulate', short, '--replications', '2', '--agents', '4..12:4');
    const differences = stdout.slice(stdout.indexOf('less 4 agents'));
    t.regex(differences, /^No room for (wait 95 %, )?mean wait, occupancy(, still waiting)?: see --json\.$/m);
    t.is(fittedTable(['', 'a'.repeat(80), 'b'.repeat(80)], [], '--json').split('\n').at(-1), `No room for ${'b'.repeat(80)}: see --json.`); // prettier-ignore
  },
);

const level = (name: string, mean: number | null, low: number | null, high: number | null) =>
  ({ name, document: { within: 20, withinByMedium: {}, serviceLevel: { mean, low, high } } }) as unknown as NamedSimulation; // prettier-ignore

test('a goal is surely reached, may be, or is not', (t) => {
  const [four, five, six] = [
    level('4', 0.51, 0.468, 0.558),
    level('5', 0.833, 0.795, 0.863),
    level('6', 0.9, 0.88, 0.92),
  ];
  t.is(goalText([four], 80), 'None of these reaches 80 % within 20 s.');
  t.is(
    goalText([four, five], 80),
    'None of these surely reaches 80 % within 20 s. May reach it: 5, 83.3 % (79.5 to 86.3 %).',
  );
  t.is(
    goalText([four, five, six], 80),
    '6 is the first to reach 80 % within 20 s. May reach it: 5, 83.3 % (79.5 to 86.3 %).',
  );
  t.is(goalText([six, five], 80), '6 is the first to reach 80 % within 20 s.');
  // What has no upper end is not ruled out; where nobody came, there is nothing that could reach anything.
  t.regex(goalText([level('one run', 0.7, null, null)], 80), /May reach it: one run, 70\.0 % \(too few to tell\)\.$/);
  t.is(goalText([level('nobody', null, null, null)], 80), 'None of these reaches 80 % within 20 s.');
});

test('numbers are written as one reads them', async (t) => {
  t.is(valueText('hours', 30_892), '30,892.0 h');
  const { stdout } = await run('simulate', silver, '--replications', '1');
  t.regex(stdout, /: 1 replication, no warm-up/);
});
