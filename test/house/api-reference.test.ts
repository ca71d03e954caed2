import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import test from 'ava';
import { packageEntries } from '../../core/loader/host-packages.ts';
import { long } from '../sizes.ts';
import { undescribed } from './undescribed.ts';

const pageOf = (entry: string): string => readFileSync(`docs/api/${entry}.md`, 'utf8');

const filesOf = (folder: string, end = '.md'): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith(end))
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );

long('the API reference is what the doc comments say, to the letter; nothing public is without one', async (t) => {
  const out = mkdtempSync(join(tmpdir(), 'api-reference-'));
  await promisify(execFile)('npm', ['run', 'docs', '-w', 'api-reference', '--', '--out', out]);
  const [made, kept] = [filesOf(out), filesOf('docs/api')];
  rmSync(out, { recursive: true });
  t.deepEqual(Object.keys(made), Object.keys(kept));
  for (const [name, text] of Object.entries(made))
    t.true(text === kept[name], `docs/api/${name}: run \`npm run docs\``);
});

long('the schemas of what commands print are what the types say, to the letter', async (t) => {
  const out = mkdtempSync(join(tmpdir(), 'schemas-'));
  await promisify(execFile)('npm', ['run', 'schemas', '-w', 'api-reference', '--', out]);
  const [made, kept] = [filesOf(out, '.json'), filesOf('docs/schemas', '.json')];
  rmSync(out, { recursive: true });
  t.deepEqual(made, kept, 'run `npm run docs`');
});

test('each entry of the package has a page that says what it is for', (t) => {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly exports: object };
  const entries = Object.keys(exports)
    .map((path) => path.replace(/^\./, 'routeproof'))
    .filter((entry) => !/\/(register|package\.json)$/.test(entry));
  t.deepEqual(entries.sort(), [...packageEntries].sort());
  for (const entry of entries) t.regex(pageOf(entry), new RegExp(`^# ${entry}\n\n[A-Z]`), entry);
});

test('what an entry exports stands on its page', async (t) => {
  for (const entry of packageEntries) {
    const page = pageOf(entry);
    const names = Object.keys((await import(entry)) as object);
    t.true(names.length > 0, entry);
    for (const name of names)
      t.regex(page, new RegExp(`^### (?:abstract )?${name}(?:\\(\\))?$`, 'm'), `${entry}: ${name}`);
  }
});

test('each member of what is public says what it is for', (t) => {
  for (const entry of packageEntries) t.deepEqual(undescribed(pageOf(entry)), [], entry);
});

test('each parameter has a name: what a function takes apart, it does inside', (t) => {
  for (const entry of packageEntries) t.notRegex(pageOf(entry), /__namedParameters/, entry);
});

test('a member that says nothing is found, alone or beside others; tables of the protocol say what they are themselves', (t) => {
  const page = (section: string, ...rows: readonly string[]) =>
    [`## ${section}`, '', '### Agent', '', ...rows].join('\n');
  const described = ['| Property | Description |', '| ------ | ------ |', '| `name` | In targets: `a \\| b`. |'];
  t.deepEqual(undescribed(page('Interfaces', ...described)), []);
  t.deepEqual(undescribed(page('Interfaces', ...described, '| <a id="place"></a> `place?` | - |')), [
    'Agent: `place?`',
  ]);
  const bare = ['| Property | Type |', '| ------ | ------ |', '| `name` | `string` |'];
  t.deepEqual(undescribed(page('Classes', ...bare)), ['Agent: `name`']);
  t.deepEqual(undescribed(page('Variables', ...bare)), []);
  t.deepEqual(undescribed(page('Functions', '| Parameter | Type |', ...bare.slice(1))), []);
});
