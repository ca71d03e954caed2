import test from 'ava';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { scenario, strategy } from '../bad-inputs/row.ts';
import { openSession } from './cli-session.ts';
import { isLong, long } from '../sizes.ts';

const folder = mkdtempSync(join(tmpdir(), 'routeproof-many-'));
const { runIn, close } = openSession(folder);
test.after.always(() => {
  close();
  rmSync(folder, { recursive: true, force: true });
});

/** A folder of its own with these files, and what plays them there. */
const within = (name: string, files: Readonly<Record<string, string>>) => {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name, file)), { recursive: true });
    writeFileSync(join(folder, name, file), text);
  }
  return (...args: readonly string[]) => runIn(join(folder, name), ...args);
};

const good = strategy("route: () => placeInQueue('Back office')");
const throws = strategy("route: () => { throw new Error('no levels'); }");

/** What stands in the summary of a file: its verdict and what was counted. */
const rowOf = (stdout: string, file: string): readonly string[] =>
  (stdout.split('\n').find((line) => line.startsWith(`${file} `)) ?? '').split(/ {2,}/).slice(1);

test('a folder is all strategies and scenarios in it, in the order of the alphabet; what is none is named', async (t) => {
  const routeproof = within('folder', {
    'routing/b/vip.ts': good,
    'routing/a.ts': good,
    'routing/day.js': scenario(),
    'routing/names.ts': 'export const names = [];\n',
    'routing/table.ts': 'export default { gold: 1 };\n',
    'routing/types.d.ts': 'declare const x: number;\nexport default x;\n',
    'routing/a.test.ts': "throw new Error('a test is not played');\nexport default 1;\n",
    'routing/build/a.js': "throw new Error('what was built is not played');\nexport default 1;\n",
    'routing/node_modules/other/index.js': "throw new Error('others are not played');\nexport default 1;\n",
  });
  const { code, stdout, stderr } = await routeproof('run', 'routing', 'routing/a.ts');
  t.deepEqual([code, stderr], [0, '']);
  const files = [...stdout.matchAll(/^routing\/\S+/gm)].map(([file]) => file);
  t.deepEqual(files, ['routing/a.ts', 'routing/b/vip.ts', 'routing/day.js']);
  t.is(rowOf(stdout, 'routing/a.ts')[0], 'pass');
  t.regex(stdout, /^skipped, as neither a strategy nor a scenario: routing\/names\.ts, routing\/table\.ts$/m);
  t.regex(stdout, /^3 files: 3 pass$/m);
});

test('what cannot be read keeps no other from being played, and the exit code is the worst', async (t) => {
  const routeproof = within('worst', {
    'bad.ts': throws,
    'broken.ts': 'const x = {\n  a: 1\n  b: 2\n};\nexport default x;\n',
    'good.ts': good,
    'warned.ts': scenario("properties: [sometimes('never', () => false)],", "import { sometimes } from 'routeproof';"),
  });
  const all = await routeproof('run', 'bad.ts', 'broken.ts', 'gone.ts', 'good.ts');
  t.is(all.code, 3);
  t.is(rowOf(all.stdout, 'broken.ts')[0], 'could not run');
  t.is(rowOf(all.stdout, 'good.ts')[0], 'pass');
  t.regex(all.stdout, /^── bad\.ts\n[^]*strategy-threw {2}.*bad\.ts:4:24/m);
  t.regex(all.stdout, /^4 files: 1 fail, 2 could not run, 1 pass$/m);
  t.regex(all.stderr, /^broken\.ts:3:3 cannot be read as TypeScript/m);
  t.regex(all.stderr, /3 │ {3}b: 2/);
  t.regex(all.stderr, /^There is no file 'gone\.ts'/m);
  const warned = await routeproof('run', 'warned.ts', 'good.ts', '--strict');
  t.deepEqual([warned.code, rowOf(warned.stdout, 'warned.ts')[0]], [1, 'pass with warnings']);
});

test('--json prints one document, in which each file has the one that it has alone', async (t) => {
  const routeproof = within('json', { 'a.ts': good, 'b.ts': throws, 'x.ts': 'export default 1;\n' });
  const { stdout, code } = await routeproof('run', '.', 'gone.ts', '--json', '--seed', '3');
  const { verdict, files, skipped } = JSON.parse(stdout) as {
    readonly verdict: string;
    readonly files: readonly { readonly file: string; readonly verdict: string }[];
    readonly skipped: readonly string[];
  };
  const alone = async (file: string): Promise<object> =>
    JSON.parse((await routeproof('run', file, '--json', '--seed', '3')).stdout) as object;
  t.is(code, 3);
  t.is(verdict, 'could not run');
  t.deepEqual(skipped, ['x.ts']);
  const gone = "There is no file 'gone.ts'. Check the path; it is taken from the folder you are in.";
  const [a, ...others] = files;
  t.deepEqual([a!.file, a!.verdict], ['a.ts', 'pass']);
  t.deepEqual(others, [
    { file: 'b.ts', ...(await alone('b.ts')) },
    { file: 'gone.ts', verdict: 'could not run', error: { code: 'RP_FILE_MISSING', sentence: gone } },
  ]);
});

test('coverage of several files is added up', async (t) => {
  const branches = "route: (interaction) => (interaction.queue === 'x' ? stop() : placeInQueue('Back office'))";
  const routeproof = within('coverage', {
    'a.ts': strategy(branches),
    'b.ts': "export { default } from './a.ts';\n",
  });
  const { stdout } = await routeproof('run', 'a.ts', 'b.ts', '--coverage', 'sum.json');
  t.regex(stdout, /^ {4}2 {2}a\.ts:4 {2}:$/m);
  t.regex(stdout, /^ {4}0 {2}a\.ts:4 {2}\?$/m);
  t.regex(stdout, /^coverage of 2 runs/m);
  const { runs } = JSON.parse(readFileSync(join(folder, 'coverage/sum.json'), 'utf8')) as { readonly runs: number };
  t.is(runs, 2);
});

long('code that does not come back is told of its file, and the others are played', async (t) => {
  const slow = "/^(a+)+$/.test(`${'a'.repeat(60)}!`)";
  const routeproof = within('stuck', {
    'a-loads.ts': `export const isSlow = () => ${slow};\nexport default isSlow();\n`,
    'b-plays.ts': strategy(`route: () => { ${slow}; return stop(); }`),
    'c.ts': good,
  });
  const { code, stdout, stderr } = await routeproof('run', '.', '--step-time', '3');
  t.is(code, 3);
  t.regex(stderr, /^a-loads\.ts:1:\d+: The file that is loaded does not come back/m);
  t.regex(stdout, /stuck {2}.*b-plays\.ts:4:\d+ · RP_STUCK/);
  t.is(rowOf(stdout, 'b-plays.ts')[0], 'fail');
  t.is(rowOf(stdout, 'c.ts')[0], 'pass');
});

test('explore searches one file after the other', async (t) => {
  const routeproof = within('explore', {
    'bad.ts': throws,
    'broken.ts': 'const x = ;\nexport default x;\n',
    'day.ts': scenario(),
    'names.ts': 'export default [];\n',
  });
  const { code, stdout, stderr } = await routeproof('explore', '.', '--workers', '1');
  t.is(code, 3);
  t.regex(stderr, /^broken\.ts:1:11 cannot be read as TypeScript/);
  t.regex(stdout, /^── bad\.ts\n[^]*routeproof replay bad\.ts /m);
  t.notRegex(stdout, /^── day\.ts/m);
  t.regex(stdout, /^file +verdict +findings +runs +steps$/m);
  t.deepEqual(rowOf(stdout, 'bad.ts').slice(0, 2), ['violated', '1']);
  t.regex(stdout, /^skipped, .*: names\.ts$/m);
  if (!isLong) return;
  const printed = await routeproof('explore', 'bad.ts', 'day.ts', '--workers', '1', '--json');
  const { verdict, files } = JSON.parse(printed.stdout) as {
    readonly verdict: string;
    readonly files: readonly object[];
  };
  t.deepEqual([verdict, printed.code], ['violated', 1]);
  const alone = JSON.parse((await routeproof('explore', 'bad.ts', '--workers', '1', '--json')).stdout) as object;
  t.deepEqual(files[0], { file: 'bad.ts', ...alone });
});
