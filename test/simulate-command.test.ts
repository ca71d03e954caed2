import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { timesFromCsv } from 'routeproof';

const main = fileURLToPath(new URL('../core/cli/main.js', import.meta.url));
const day = 'examples/12-a-day-of-traffic/scenario.ts';

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly said: string;
}

const run = (...args: readonly string[]): Promise<Ran> =>
  new Promise((resolve) =>
    execFile(process.execPath, [main, ...args], (error, out, said) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, said }),
    ),
  );

test('the same seed gives the same bytes with one worker and with two', async (t) => {
  const given = ['simulate', day, '--replications', '3', '--json'];
  const [one, two] = [await run(...given, '--workers', '1'), await run(...given, '--workers', '2')];
  t.is(one.code, 0, one.said);
  t.is(one.out, two.out);
  t.like(JSON.parse(one.out), { verdict: 'pass', seed: 1, replications: 3 });
});

test('a sweep says how many agents reach the goal', async (t) => {
  const { code, out } = await run('simulate', day, '--replications', '3', '--agents', '10..22:12', '--goal', '80');
  t.is(code, 0);
  t.regex(out, /10 agents.*\n.*22 agents/);
  t.regex(out, /22 agents is the first to reach 80 % within 20 s\./);
});

test('what cannot be simulated is refused with a sentence', async (t) => {
  const refused = async (sentence: RegExp, ...args: readonly string[]) => {
    const { code, out, said } = await run('simulate', ...args);
    t.deepEqual([code, out], [3, '']);
    t.regex(said, sentence);
  };
  await refused(/has no traffic/, 'examples/01-longest-ready/scenario.ts');
  await refused(/does not take a parameter 'patience'/, day, '--set', 'patience=10');
  await refused(/'10\.\.20'/, day, '--agents', '20..10');
  await refused(/'2\/3'/, day, '--shard', '4/3');
});

const csv = (text: string): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'routeproof-test-')), 'times.csv');
  writeFileSync(file, text);
  return file;
};

test('times are read from a column of a CSV file; a broken line is named', (t) => {
  t.deepEqual(timesFromCsv(csv('call,came,talked\n1,08:30:00,30.5\n2,08:31,12\n'), 'came'), [30_600_000, 30_660_000]);
  t.deepEqual(timesFromCsv(csv('call,came,talked\n1,08:30:00,30.5\n'), 'talked'), [30_500]);
  const refused = (text: string, message: RegExp) =>
    t.throws(() => timesFromCsv(csv(text), 'came'), { code: 'RP_BAD_CSV', message });
  refused('call,came\n1,08:30:00\n2,8.30.00\n', /times\.csv:3: '8\.30\.00' is no time/);
  refused('call,came\n1,-5\n', /times\.csv:2: '-5' is no time of 0 or more/);
  refused('call,came\n1,"08:30\n', /times\.csv:\d/);
  refused('call,came\n1,2,3\n', /times\.csv:2/);
  refused('call,talked\n1,30\n', /no column 'came', but call, talked/);
});
