import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import test from 'ava';
import { lanes } from 'routeproof/testing';
import { table, words } from './conference-day.ts';
import { withInvitation, lead } from './acts.ts';

const folder = mkdtempSync(join(tmpdir(), 'routeproof-once-'));
test.after.always(() => rmSync(folder, { recursive: true, force: true }));

const failing = `import test from 'ava';
import { defineScenario, defineStrategy, placeInQueue, seconds } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';
import { followsLanes, lanes } from 'routeproof/testing';

const day = defineScenario(() => ({
  name: 'day',
  strategy: defineStrategy({ name: 'vip', route: () => placeInQueue('Later') }),
  centre: { queues: [{ name: 'Inbound' }, { name: 'Later', strategy: null }] },
  plugins: contactCentre(),
  load: { interactions: [{ InteractionId: 'X1', at: seconds(1) }] },
}));
const q = placeInQueue('Later');
test('as an implementation', lanes(day, { q }, 'vip decides: --q'));
test('as an assertion', (t) => followsLanes(t, day, { q }, 'vip decides: --q'));
`;

test('AVA shows the drawing of a failure once, without lines of the bench', async (t) => {
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(
    join(folder, 'ava.config.js'),
    "export default { extensions: { ts: 'module' }, nodeArguments: ['--import', 'routeproof/register'], files: ['day.test.ts'] };",
  );
  writeFileSync(join(folder, 'day.test.ts'), failing);
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(resolve('.'), join(folder, 'node_modules', 'routeproof'));
  symlinkSync(resolve('node_modules', 'ava'), join(folder, 'node_modules', 'ava'));
  const { AVA_PATH: _path, ...env } = process.env;
  const told = await new Promise<string>((done) => {
    execFile(
      process.execPath,
      [join(folder, 'node_modules', 'ava', 'entrypoints', 'cli.mjs')],
      { cwd: folder, env: { ...env, NO_COLOR: '1' } },
      (_error, stdout, stderr) => done(`${stdout}${stderr}`),
    );
  });
  t.regex(told, /2 tests failed/);
  t.is(told.match(/Lane 'vip decides' parts from the run/g)?.length, 2, told);
  t.is(told.match(/expected {2}--q/g)?.length, 2);
  t.is(told.match(/\(day\.test\.ts:\d+:\d+\)/g)?.length, 2);
  t.notRegex(told, /play-lanes|node:internal/);
});

test('any other runner is given the failure with its stack, and the place where lanes and run part', async (t) => {
  const failure = await t.throwsAsync(
    lanes(table, words, withInvitation(`${lead}i--`))({ pass: () => {}, fail: () => {} }),
  );
  t.like(failure, { name: 'LaneFailure', position: { lane: 'bob gets' } });
  t.regex(failure!.stack!, /Lane 'bob gets' parts from the run[^]*\n {4}at /);
});
