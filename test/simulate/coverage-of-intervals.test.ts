import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import test from 'ava';
import { coverageOfQueue, type Coverage } from '../../bench/coverage/coverage.ts';
import { eachAlone, printed } from '../../bench/coverage/methods.ts';
import { plainQueues } from '../../bench/coverage/plain-queues.ts';
import { isLong, long } from '../sizes.ts';

const program = (args: readonly string[]) =>
  promisify(execFile)(process.execPath, [
    fileURLToPath(new URL('../../bench/coverage/main.js', import.meta.url)),
    ...args,
  ]);

test('the program that counts how often intervals hold runs, for a plain queue with every method and for the bench', async (t) => {
  const plain = await program(['--seeds', '2', '--length', '2x50', '--queue', 'M/D/1 at load 0.8', '--alternatives']);
  t.regex(plain.stdout, /^M\/D\/1 at load 0\.8, 2 replications of 50 customers$/m);
  for (const method of ['printed', 'each alone', 'fieller', 'jackknife', 'shares within', 'bootstrap'])
    t.regex(plain.stdout, new RegExp(`^ {2}95 % of waits +${method}|^ {2}ASA +${method}`, 'm'));
  if (!isLong) return;
  const [pairs, bench] = await Promise.all([
    program(['--seeds', '2', '--length', '2x50', '--queue', 'M/M/2 at load 0.5', '--pairs']),
    program(['--seeds', '2', '--length', '2x20', '--queue', 'm-m-c/2', '--bench']),
  ]);
  t.regex(pairs.stdout, /^ {2}90 % of waits +one agent more /m);
  t.regex(bench.stdout, /^ {2}meanWait +printed +33\.33 /m);
  const refused = await t.throwsAsync<Error & { code: number; stderr: string }>(program(['--queue', 'M/M/0']));
  t.is(refused?.code, 3);
  t.regex(refused?.stderr ?? '', /^There is no queue 'M\/M\/0'\. Use one of: M\/M\/1/);
});

/** What theory says of the plain queues; they are what all else is held against. */
const theory: readonly (readonly [queue: string, measure: string, value: number, by: number])[] = [
  ['M/M/1 at load 0.8', 'P(wait)', 0.8, 0.01],
  ['M/M/1 at load 0.8', 'ASA', 400, 0.06],
  ['M/D/1 at load 0.8', 'ASA', 200, 0.05],
  ['M/G/1 log-normal at load 0.7', 'ASA', (0.7 / 0.3) * 100 * ((1 + 1.5 ** 2) / 2), 0.1],
  ['M/M/2 at load 0.5', 'P(wait)', 1 / 3, 0.02],
  ['M/M/2 at load 0.5', 'ASA', 100 / 3, 0.04],
  ['M/M/14 at load 0.71', 'P(wait)', 0.1741, 0.05],
  ['Erlang A, 50 agents', 'abandonment', 0.0309, 0.05],
];

/** A queue at one length, with both methods. */
const heldAt = (name: string, replications: number, customers: number, seeds: number): readonly Coverage[] => {
  const queue = plainQueues.map((each) => each(customers)).find((each) => each.name === name)!;
  return coverageOfQueue(queue, { replications, seeds, methods: { printed, 'each alone': eachAlone } });
};

/** Of 150 intervals that hold 95 times in 100, fewer than 87 in 100 do so once in 20,000 cases. */
const enough = 87;

long('printed intervals hold, and what was printed before does not', (t) => {
  for (const name of new Set(theory.map(([queue]) => queue))) {
    const rows = heldAt(name, 20, 600, 150);
    for (const [, measure, value, by] of theory.filter(([queue]) => queue === name)) {
      const { truth } = rows.find((row) => row.measure === measure)!;
      t.true(Math.abs(truth / value - 1) < by, `${name}, ${measure}: ${truth} for ${value}`);
    }
    for (const { measure, method, holds } of rows)
      if (method === 'printed') t.true(holds >= enough, `${name}, ${measure}: ${holds} of 100`);
    const before = rows.find(({ measure, method }) => measure === '99 % of waits' && method === 'each alone')!;
    t.true(before.holds < enough, `${name}: ${before.holds} of 100 held before`);
  }
});
