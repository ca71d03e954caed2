import test from 'ava';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lcovParser } from '@friedemannsommer/lcov-parser';
import { openSession } from './cli-session.ts';

const folder = mkdtempSync(join(tmpdir(), 'routeproof-lcov-'));
const { run: routeproof, close } = openSession(folder);
test.after.always(() => {
  close();
  rmSync(folder, { recursive: true, force: true });
});

const strategy = `import { defineStrategy, placeInQueue, stop } from 'routeproof';
import { isNight } from './night.ts';
export default defineStrategy({
  name: 'vip',
  route: (interaction) => {
    if (interaction.queue === 'Outbound') {
      return stop();
    }
    return isNight() ? placeInQueue('Night') : placeInQueue('Day');
  },
});
`;

test('a reader of lcov finds what several files took of each file, functions and branches by line', async (t) => {
  writeFileSync(join(folder, 'vip.ts'), strategy);
  writeFileSync(join(folder, 'other.ts'), "export { default } from './vip.ts';\n");
  writeFileSync(join(folder, 'night.ts'), 'export const isNight = (): boolean => [1].some((hour) => hour > 0);\n');
  const { code, stderr } = await routeproof('run', 'vip.ts', 'other.ts', '--lcov', 'lcov.info');
  t.is(code, 0, stderr);
  const files = await lcovParser({ from: readFileSync(join(folder, 'lcov.info')) });
  t.deepEqual(
    files.map(({ path }) => path),
    ['night.ts', 'vip.ts'],
  );
  const [night, vip] = files as [(typeof files)[0], (typeof files)[0]];
  t.like(night.functions, { instrumented: 2, hit: 2 });
  t.is(night.functions.details[1]!.name, 'the function in some(…):1:48');
  t.deepEqual(
    vip.functions.details.map(({ name, line, hit }) => [name, line, hit]),
    [['route:5:10', 5, 2]],
  );
  t.like(vip.branches, { instrumented: 4, hit: 2 });
  t.deepEqual(
    vip.branches.details.map(({ line, hit }) => [line, hit]),
    [
      [6, 0],
      [6, 2],
      [9, 2],
      [9, 0],
    ],
  );
  t.deepEqual(
    vip.lines.details.map(({ line, hit }) => [line, hit]),
    [
      [5, 2],
      [6, 2],
      [9, 2],
    ],
  );
  t.is(
    (await routeproof('run', 'vip.ts', '--lcov', 'lcov.info', '--no-diagram')).code,
    0,
    'its own file is overwritten',
  );
  t.regex(readFileSync(join(folder, 'lcov.info'), 'utf8'), /^FNDA:1,route:5:10$/m);
});
