import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { createBench, defineStrategy, minutes, placeInQueue, play, routeTo, seconds, type Scenario } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';
import sinon from 'sinon';

/** Waits for ann in code that awaits, so that steps of two benches take turns with each other. */
const patient = (name: string) =>
  defineStrategy({
    name,
    route: async function* (_interaction, desk) {
      await desk.after(seconds(3));
      const ann = await desk.target('ann.A');
      yield routeTo(ann);
    },
  });

const scenario = (name: string): Scenario => ({
  name,
  strategy: patient(name),
  centre: { agents: [{ name: 'ann' }], queues: [{ name: 'Inbound' }] },
  plugins: contactCentre(),
  load: { interactions: [1, 2, 3].map((number) => ({ InteractionId: `${name}${number}`, at: seconds(number) })) },
  links: { ann: [10, 400], urs: [5, 90] },
});

test('two benches at the same time in one process do not know of each other', async (t) => {
  const alone = [await play(() => scenario('A')), await play(() => scenario('B'))];
  const together = await Promise.all([play(() => scenario('A')), play(() => scenario('B'))]);
  t.deepEqual(together, alone);
  t.true(together.every(({ verdict }) => verdict === 'pass'));
});

test('off the bench, time and timers are as they were while a bench runs', async (t) => {
  const bench = play(() => scenario('A'));
  const before = Date.now();
  await new Promise((resolve) => setTimeout(resolve, 5));
  t.true(Date.now() > before && Math.random() < 1);
  t.is((await bench).verdict, 'pass');
});

test('the same run in two processes with other time zones and locales gives the same bytes', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'routeproof-bytes-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const program = ['build/core/cli/main.js', 'run', 'examples/03-conference/scenario.ts', '--json', '--seed', '7'];
  const run = (TZ: string, LANG: string) => {
    const log = join(folder, TZ.replace('/', '-'));
    const options = { env: { ...process.env, TZ, LANG, LC_ALL: LANG }, encoding: 'utf8' } as const;
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [...program, '--trace', log, '--format', 'ixn'],
      options,
    );
    t.is(status, 0, stderr);
    return { stdout, log: readFileSync(log, 'utf8') };
  };
  const here = run('Pacific/Auckland', 'de_DE.UTF-8');
  t.deepEqual(run('America/Los_Angeles', 'C'), here);
  t.regex(here.log, /^2026-01-01T00:00:00\.000 Trc 24101 /m);
});

test('links that are delayed by a seed give the same bytes for it, and others for another', async (t) => {
  const bytes = async (seed: number) => JSON.stringify(await play(() => scenario('A'), { seed }));
  t.is(await bytes(1), await bytes(1));
  t.not(await bytes(1), await bytes(2));
});

test('a spy on a strategy sees each routing attempt, in virtual time', async (t) => {
  const route = sinon.spy((_interaction: object) => placeInQueue('Done'));
  const bench = createBench(() => ({
    ...scenario('A'),
    strategy: { name: 'spied', route },
    links: { urs: [5, 90] },
    centre: { queues: [{ name: 'Inbound' }, { name: 'Done', strategy: null }] },
    drive: { script: [] },
  }));
  await bench.runFor(minutes(1));
  t.is(route.callCount, 3);
  t.deepEqual(bench.store.waitingIn('Done'), ['A1', 'A2', 'A3']);
});
