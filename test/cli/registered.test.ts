import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import test from 'ava';
import { isLong } from '../sizes.ts';

const folder = mkdtempSync(join(tmpdir(), 'routeproof-registered-'));
test.after.always(() => rmSync(folder, { recursive: true, force: true }));

const files: Readonly<Record<string, string>> = {
  'package.json': '{ "type": "module" }',
  'ava.config.js': `export default {
    files: ['*.test.ts'],
    extensions: { ts: 'module' },
    nodeArguments: ['--import', 'routeproof/register'],
    workerThreads: false,
  };`,
  'day.ts': `import { defineScenario, defineStrategy, stop, type Strategy } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';
enum Queue { Inbound = 'Inbound' }
export const day = (route: Strategy['route']) =>
  defineScenario(() => ({
    name: 'day', plugins: contactCentre(), strategy: defineStrategy({ name: 'vip', route }),
    centre: { queues: [{ name: Queue.Inbound }] }, load: { interactions: [{ Queue: Queue.Inbound, MediaType: 'email' }] },
  }));
export const plain = day(() => stop());
export const looping = day(() => {
  for (;;);
  return stop();
});
export const blocking = day(() => (/^(a+)+$/.test(\`\${'a'.repeat(60)}!\`) ? stop() : stop()));
`,
  'lines.ts': `import { always, defineStrategy, placeInQueue, stop } from 'routeproof';
import { day } from './day';
export const unsendable = day(() => placeInQueue(undefined as unknown as string));
export const literal = () => ({
  ...day(() => [])(),
  strategy: defineStrategy({ name: 'vip', route: () => ({ do: 'placeInQueue' }) as never }),
});
export const promised = () => ({
  ...day(() => stop())(),
  properties: [always('later', (async () => true) as never)],
});
`,
  // An import without its ending, as \`routeproof run\` finds it.
  'day.test.ts': `import test from 'ava';
import { play, stop } from 'routeproof';
import { day, looping, plain } from './day';
import { literal, promised, unsendable } from './lines';
const turned = async (scenario: Parameters<typeof play>[0]) => {
  let turns = false;
  setImmediate(() => (turns = true));
  const { verdict } = await play(scenario);
  return [verdict, turns];
};
test('a loop is a finding', async (t) => {
  const [finding] = (await play(looping)).findings;
  t.is(finding?.kind, 'endless-loop');
  t.is(finding?.where, 'day.ts:11:3');
});
test('a finding has the line of its cause, not that of the test which plays', async (t) => {
  const told = async (scenario: Parameters<typeof play>[0]) =>
    (await play(scenario)).findings.map(({ kind, where }) => [kind, where].join(' '));
  t.deepEqual(await told(unsendable), ['decision-unsendable lines.ts:3:37']);
  t.deepEqual(await told(literal), ['decision-unsendable lines.ts:6:13']);
  t.deepEqual(await told(promised), ['option-out-of-range lines.ts:10:16']);
});
test('what never waits is not waited for', async (t) => t.deepEqual(await turned(plain), ['pass', false]));
test('what waits is waited for', async (t) => {
  const later = new Promise<void>((done) => setImmediate(done));
  t.deepEqual(await turned(day(async () => (await undefined, stop()))), ['pass', true]);
  t.deepEqual(await turned(day(() => later.then(() => stop()))), ['pass', true]);
});
const told: string[] = [];
const note = (what: string) => () => void told.push(what);
@note('class')
class Desk {
  @note('method')
  at(@note('parameter') _place: number): void {}
}
test('decorators are called', (t) => t.deepEqual([new Desk().at(1), ...told], [undefined, 'parameter', 'method', 'class']));
test('a loop of the test itself may be long', (t) => {
  let turns = 0;
  while (turns < 2_000_000) turns++;
  t.pass();
});
`,
  'blocking.test.ts': `import test from 'ava';
import { play } from 'routeproof';
import { blocking } from './day.ts';
test('a regular expression', async (t) => {
  await play(blocking);
  t.pass();
});
`,
  'misspelt.test.ts': "import { defineStratgy } from 'routeproof';\ndefineStratgy();\n",
  'missing.test.ts': "\nimport { x } from './gone.ts';\nx();\n",
  'entry.test.ts': "import { play } from 'routeproof/tests';\nplay();\n",
  'unreadable.test.ts': "import './unreadable.ts';\n",
  'unreadable.ts': 'const x = {\n  a: 1\n  b: 2\n};\n',
};

/** `npm test` starts few processes: of what is told of an import one stands for all. */
const played = isLong ? [] : ['day.test.ts', 'misspelt.test.ts'];

test('with routeproof/register a test loads files as `run` does: counted, told, ended, and without a build', async (t) => {
  t.timeout(120_000);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(resolve('.'), join(folder, 'node_modules', 'routeproof'));
  for (const name of ['ava', 'rxjs']) symlinkSync(resolve('node_modules', name), join(folder, 'node_modules', name));
  const { code, told } = await ava();
  t.is(code, 1);
  t.regex(told, /6 tests passed/);
  t.regex(
    told,
    /misspelt\.test\.ts:1:10 imports \\?'defineStratgy\\?' from \\?'routeproof\\?'.* Did you mean defineStrategy\?/,
  );
  if (!isLong) return;
  t.regex(
    told,
    /^In blocking\.test\.ts, day\.ts:14:29: What runs behind this line, in .+, does not come back: it is allowed 3 s/m,
  );
  t.regex(told, /blocking\.test\.ts exited with a non-zero exit code: 1/);
  t.regex(told, /missing\.test\.ts:2:19 imports \\?'\.\/gone\.ts\\?', which is not there/);
  t.regex(
    told,
    /entry\.test\.ts:1:22 imports \\?'routeproof\/tests\\?', which is not there\. Did you mean routeproof\/testing\?/,
  );
  t.regex(told, /unreadable\.ts:3:3 cannot be read as TypeScript: Expected `,` or `}` but found `Identifier`/);
});

const ava = (): Promise<{ readonly code: unknown; readonly told: string }> =>
  new Promise((done) => {
    const { AVA_PATH: _path, ...env } = process.env;
    execFile(
      process.execPath,
      [join(folder, 'node_modules', 'ava', 'entrypoints', 'cli.mjs'), ...played],
      { cwd: folder, env: { ...env, NO_COLOR: '1', ROUTEPROOF_STEP_TIME: '3' } },
      (error, stdout, stderr) => done({ code: error?.code ?? 0, told: `${stdout}${stderr}` }),
    );
  });
