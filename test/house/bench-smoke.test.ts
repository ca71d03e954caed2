import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import test from 'ava';
import { tableOf } from '../../bench/table.ts';
import { long } from '../sizes.ts';

interface Reading {
  readonly name: string;
  readonly role: string;
  readonly rate: number;
  readonly missing?: string;
}

interface Measured {
  readonly workloads: readonly {
    readonly id: string;
    readonly comparisons: readonly { readonly title: string; readonly readings: readonly Reading[] }[];
  }[];
}

const bench = (args: readonly string[], env: NodeJS.ProcessEnv = process.env) =>
  promisify(execFile)(process.execPath, [fileURLToPath(new URL('../../bench/main.js', import.meta.url)), ...args], {
    env,
  });

/** What `npm install` does not bring. */
const onlyWhereInstalled = 'SimPy: bare model';

long('every workload of the bench runs, with every contender that this machine has', async (t) => {
  const { stdout } = await bench(['--quick', '--json']);
  const { workloads } = JSON.parse(stdout) as Measured;
  t.deepEqual(
    workloads.map(({ id, comparisons }) => [id, comparisons.map(({ readings }) => readings.length)]),
    [
      ['B1', [4]],
      ['B2', [3]],
      ['B3', [3, 3, 3, 2]],
      ['B4', [4, 4, 2]],
      ['B5', [2, 2, 2]],
      ['B7', [2, 2]],
      ['B8', [1, 1, 1]],
    ],
  );
  for (const { id, comparisons } of workloads) {
    for (const { title, readings } of comparisons) {
      t.true(
        readings.some(({ role }) => role === 'ours'),
        `${id}, ${title}: ours is missing`,
      );
      for (const { name, rate, missing } of readings)
        if (missing !== undefined && name === onlyWhereInstalled) {
          t.log(`skipped: ${name}, ${title}: ${missing}`);
          t.is(missing, 'no Python has SimPy here; Debian has it as python3-simpy3');
        } else t.true(Number.isFinite(rate) && rate > 0, `${id}, ${title}: ${name} has no rate (${missing ?? rate})`);
    }
  }
});

test('a peer that is not installed is named under its table', (t) => {
  const readings = [
    { name: 'ours', role: 'ours', rate: 2000 },
    { name: 'SimPy', role: 'peer', rate: 0, missing: 'no Python has it here' },
  ] as const;
  t.deepEqual(tableOf({ title: '10 agents', unit: 'calls', readings }).split('\n').slice(2), [
    '  SimPy                                                     -            -',
    '  SimPy was not measured: no Python has it here.',
    '',
  ]);
});

test('a workload can be picked, and one that is not there is refused with those that are', async (t) => {
  const { stdout } = await bench(['--quick', '--only', 'b1']);
  t.regex(stdout, /^B1 {2}bus/m);
  t.notRegex(stdout, /^B2/m);
  const refused = await t.throwsAsync<Error & { code: number; stderr: string }>(bench(['--only', 'B9']));
  t.is(refused?.code, 3);
  t.is(refused?.stderr, "There is no workload 'B9'. Use some of B1,B2,B3,B4,B5,B7,B8.\n");
});
