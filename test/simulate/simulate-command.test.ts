import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { timesFromCsv } from 'routeproof';
import { openSession } from '../cli/cli-session.ts';
import { long } from '../sizes.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const day = 'examples/12-a-day-of-traffic/scenario.ts';
const shortDay = 'test/simulate/short-day.ts';
const gridDay = 'test/simulate/grid-day.ts';

const { run, close } = openSession(process.cwd());
test.after.always(() => close());

test('the same seed gives the same bytes with one worker and with two', async (t) => {
  const given = ['simulate', shortDay, '--replications', '2', '--json'];
  const [one, two] = [await run(...given, '--workers', '1'), await run(...given, '--workers', '2')];
  t.is(one.code, 0, one.stderr);
  t.is(one.stdout, two.stdout);
  t.like(JSON.parse(one.stdout), { verdict: 'pass', seed: 1, replications: 2 });
});

test('a sweep says how many agents reach the goal', async (t) => {
  const { code, stdout: out } = await run(
    'simulate',
    shortDay,
    '--replications',
    '3',
    '--agents',
    '4..16:12',
    '--goal',
    '70',
    '--workers',
    '1',
  );
  t.is(code, 0);
  t.regex(out, / 4 agents[^]*16 agents/);
  t.regex(out, /16 agents is the first to reach 70 % within 20 s\./);
});

long('several parameters and numbers of agents are swept as a grid, and each variant says all', async (t) => {
  const swept = ['--agents', '10..12:2', '--set', 'widensAfter=0..30:30', '--set', 'busy=1..2'];
  const { code, stdout, stderr } = await run('simulate', gridDay, '--replications', '2', '--json', ...swept);
  t.is(code, 0, stderr);
  const { simulations } = JSON.parse(stdout) as { readonly simulations: readonly Record<string, unknown>[] };
  t.deepEqual(
    simulations.map(({ name }) => name),
    [10, 12].flatMap((agents) =>
      [0, 30].flatMap((widensAfter) =>
        [1, 2].map((busy) => `${agents} agents, widensAfter ${widensAfter}, busy ${busy}`),
      ),
    ),
  );
  t.is(new Set(simulations.map((each) => JSON.stringify({ ...each, name: '' }))).size, 8, 'each is another one');
});

test('what was never seen has no range, and what has one end says so', async (t) => {
  const { stdout } = await run('simulate', shortDay, '--replications', '3', '--workers', '1');
  t.regex(stdout, /adherence +│ 100\.0 % +│ +│/);
  t.regex(stdout, /service level \(20 s\) +│ \d+\.\d % +│ \d+\.\d % to \d+\.\d % +│/);
});

long('each value of a sweep is compared with the one before, on the same customers', async (t) => {
  const { code, stdout: out } = await run('simulate', shortDay, '--replications', '4', '--agents', '6..14:4');
  t.is(code, 0);
  t.regex(out, /10 agents\s.*\n.*less 6 agents/);
  t.regex(out, /14 agents\s.*\n.*less 10 agents/);
  t.regex(out, /\+\d+\.\d points/);
  t.regex(out, /^10 agents is better than 6 agents: .*service level/m);
  const { stdout } = await run('simulate', shortDay, '--replications', '4', '--agents', '6..14:4', '--json');
  const { comparisons } = JSON.parse(stdout) as { comparisons: { name: string; against: string }[] };
  t.deepEqual(
    comparisons.map(({ name, against }) => [name, against]),
    [
      ['10 agents', '6 agents'],
      ['14 agents', '10 agents'],
    ],
  );
});

long('it plays until it is precise, and says so where it is not', async (t) => {
  const precise = await run('simulate', shortDay, '--replications', '4', '--until-precise', '9%', '--json');
  t.is(precise.code, 0, precise.stderr);
  const { replications, serviceLevel } = JSON.parse(precise.stdout) as {
    replications: number;
    serviceLevel: { mean: number; low: number; high: number };
  };
  t.true(replications > 4 && serviceLevel.high - serviceLevel.low < 0.18);
  const { code, stdout } = await run(
    ...['simulate', shortDay, '--replications', '3', '--most', '4', '--until-precise', 'averageSpeedOfAnswer=1%'],
  );
  t.is(code, 2);
  t.regex(stdout, /average speed of answer within 1\.0 %.*after 4 replications/);
});

test('what cannot be simulated is refused with a sentence', async (t) => {
  const refused = async (sentence: RegExp, ...args: readonly string[]) => {
    const { code, stdout: out, stderr: said } = await run('simulate', ...args);
    t.deepEqual([code, out], [3, '']);
    t.regex(said, sentence);
  };
  await refused(/has no traffic/, 'examples/01-longest-ready/scenario.ts');
  await refused(/does not take a parameter 'patience'/, day, '--set', 'patience=10');
  await refused(/does not take a parameter 'b'/, day, '--set', 'widensAfter=10', '--set', 'b=1');
  await refused(/'10\.\.20'/, day, '--agents', '20..10');
  await refused(/'2\/3'/, day, '--shard', '4/3');
  await refused(/'serviceLevel=1%/, day, '--until-precise', '2');
  await refused(/no measure 'servicelevel'.*serviceLevel/, shortDay, '--until-precise', 'servicelevel=2%');
  await refused(/--most says when --until-precise/, shortDay, '--most', '4');
  await refused(/--most 5 is less than the 50 --replications/, shortDay, '--until-precise', '2%', '--replications', '50', '--most', '5'); // prettier-ignore
  await refused(/staff.*most|most.*staff/, shortDay, '--staff', '--most', '4');
  await refused(/staff.*force|force.*staff/, shortDay, '--staff', '--force');
  await refused(/until-precise.*shard|shard.*until-precise/, day, '--until-precise', '2%', '--shard', '1/2');
  await refused(/each once/, day, '--within', 'chat=30,chat=40');
  await refused(/medium 'caht'/, shortDay, '--within', 'caht=30');
  await refused(/split by 'stream,stream'/, shortDay, '--by', 'stream,stream');
});

const csv = (text: string): string => {
  const file = join(temporaryFolder(), 'times.csv');
  writeFileSync(file, text);
  return file;
};

test('times are read from a column of a CSV file; a broken line is named', (t) => {
  t.deepEqual(timesFromCsv(csv('call,came,talked\n1,08:30:00,30.5\n2,08:31,12\n'), 'came'), [30_600_000, 30_660_000]);
  t.deepEqual(timesFromCsv(csv('call,came,talked\n1,08:30:00,30.5\n'), 'talked'), [30_500]);
  const refused = (text: string, message: RegExp) =>
    t.throws(() => timesFromCsv(csv(text), 'came'), { code: 'RP_BAD_CSV', message });
  refused('call,came\n1,08:30:00\n2,8.30.00\n', /times\.csv:3, column 'came': '8\.30\.00' is no time/);
  refused('call,came\n1,-5\n', /times\.csv:2, column 'came': '-5' is no time of 0 or more/);
  refused('call,came\n1,"08:30\n', /times\.csv:\d/);
  refused('call,came\n1,2,3\n', /times\.csv:2/);
  refused('call,talked\n1,30\n', /no column 'came', but call, talked/);
});
