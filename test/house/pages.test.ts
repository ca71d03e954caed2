import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { errorCatalogue, errorsPage, referenceMarkdown, serverOptionTable } from 'routeproof';
import { substitutions } from 'routeproof/plugins';

const sources = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));

test('docs/errors.md is the catalogue of errors, to the letter', (t) => {
  t.is(readFileSync('docs/errors.md', 'utf8'), errorsPage());
});

test('docs/reference.md is the tables of the protocols, to the letter', (t) => {
  t.is(readFileSync('docs/reference.md', 'utf8'), referenceMarkdown(substitutions));
});

test('every error of the catalogue is made somewhere; the types refuse one that it does not have', (t) => {
  const code = [...sources('core'), ...sources('plugins')].filter((file) => !file.endsWith('kernel/errors.ts'));
  const texts = code.map((file) => readFileSync(file, 'utf8'));
  const unmade = errorCatalogue.filter(({ name }) => !texts.some((text) => text.includes(`errors.${name}(`)));
  t.deepEqual(unmade, []);
});

test('nobody writes a sentence of an error anywhere else', (t) => {
  const throwing = /throw new (Error|TypeError|RangeError)\(/;
  const allowed = new Set(['core/protocol/flows/reference-flows.ts']);
  const strays = [...sources('core'), ...sources('plugins')].filter(
    (file) => throwing.test(readFileSync(file, 'utf8')) && !allowed.has(file),
  );
  t.deepEqual(strays, []);
});

test('docs/decisions.md names every option of the server', (t) => {
  const page = readFileSync('docs/decisions.md', 'utf8');
  for (const name of Object.keys(serverOptionTable)) t.true(page.includes(`\`${name}\``), name);
});

test('every link of the pages leads to a file', (t) => {
  const pages = [
    'README.md',
    'core/README.md',
    ...readdirSync('docs').map((name) => `docs/${name}`),
    ...sources('examples').slice(0, 0),
  ];
  const links = pages
    .filter((page) => page.endsWith('.md'))
    .flatMap((page) =>
      [...readFileSync(page, 'utf8').matchAll(/\]\(([^)#]+)\)/g)].map(([, link]) => ({ page, link: link! })),
    )
    .filter(({ link }) => !link.startsWith('http'));
  for (const { page, link } of links) t.notThrows(() => readFileSync(join(page, '..', link)), `${page}: ${link}`);
});

test('the README shows what `routeproof flows` prints', (t) => {
  const { stdout } = spawnSync(process.execPath, ['build/core/cli/main.js', 'flows'], { encoding: 'utf8' });
  const printed = stdout.split('\n').map((line) => line.trimEnd());
  const shown = readFileSync('README.md', 'utf8')
    .split('\n')
    .filter((line) => /^(flow |conference\/|stop-processing\/)/.test(line));
  t.true(shown.length >= 5);
  for (const line of shown) t.true(printed.includes(line.trimEnd()), line);
});

test('every command that the README names is there', (t) => {
  const { stdout } = spawnSync(process.execPath, ['build/core/cli/main.js', '--help'], { encoding: 'utf8' });
  const named = new Set(
    [...readFileSync('README.md', 'utf8').matchAll(/npx routeproof (\w+)/g)].map(([, name]) => name!),
  );
  for (const name of named) t.regex(stdout, new RegExp(`^  ${name} `, 'm'));
});
