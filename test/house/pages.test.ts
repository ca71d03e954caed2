import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { substitutions } from 'routeproof/plugins';
import { serverOptionTable } from 'routeproof/protocol';
import { errorCatalogue } from '../../core/kernel/errors.ts';
import { packageEntries } from '../../core/loader/host-packages.ts';
import { apiLinks } from '../../core/report/reference/api-links.ts';
import { errorsPage } from '../../core/report/reference/errors-page.ts';
import { measuresPage } from '../../core/simulate/measures/measures-page.ts';
import { referenceMarkdown } from '../../core/report/reference/reference-markdown.ts';
import { openSession } from '../cli/cli-session.ts';
import { deadEnd, Page, pages } from './page.ts';

/** Made from tables, and held against them to the letter. */
const isMade = ({ path }: Page): boolean => /^docs\/(errors\.md|reference\.md|api\/)/.test(path);

/** What `npx routeproof new` copies, unless it is told otherwise. */
const inNewFolder = 'examples/01-longest-ready';
/** Files that a page has its reader write. */
const ofTheReader = new Set(['our-t-library.ts']);

const { run: routeproof, close } = openSession(process.cwd());
test.after.always(() => close());

const helps = new Map<string, Promise<string>>();
const helpOf = (command = ''): Promise<string> => {
  const args = [...(command === '' ? [] : [command]), '--help'];
  const known = helps.get(command) ?? routeproof(...args).then(({ stdout }) => stdout);
  helps.set(command, known);
  return known;
};

const sources = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));

test('docs/errors.md is the catalogue of errors, to the letter', (t) => {
  const links = apiLinks(
    Object.fromEntries(
      packageEntries.map((entry) => [`api/${entry}.md`, readFileSync(`docs/api/${entry}.md`, 'utf8')]),
    ),
  );
  t.is(readFileSync('docs/errors.md', 'utf8'), errorsPage(links));
});

test('docs/measures.md is the table of measures, to the letter', (t) => {
  t.is(readFileSync('docs/measures.md', 'utf8'), measuresPage());
});

test('an error leads to what the API reference says about the names in it', (t) => {
  const sectionOf = (code: string) =>
    errorsPage(new Map([['Desk.invoke', 'api.md#invoke']]))
      .split(`## ${code}\n`)[1]
      ?.split('## ')[0];
  t.regex(sectionOf('RP_CALL_NEVER_BEGUN')!, /\nSee \[Desk\.invoke\]\(api\.md#invoke\)\.\n/);
  t.notRegex(sectionOf('RP_ALWAYS')!, /^See/m);
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

test('every link of every page leads to a file, and to a section that is in it', (t) => {
  t.true(pages.length > 25);
  t.deepEqual(
    pages.flatMap((page) => page.links.map((link) => deadEnd(page, link))).filter((found) => found !== undefined),
    [],
  );
});

test('a link to a file or a section that is not there is found', (t) => {
  const page = new Page(
    'docs/x.md',
    '## Two `words`, twice\n\n[a](running.md#play) [b](#two-words-twice) `[c](no.md)`',
  );
  t.deepEqual(page.links, ['running.md#play', '#two-words-twice']);
  t.true(page.anchors.has('two-words-twice'));
  t.is(deadEnd(page, 'running.md#play'), undefined);
  t.is(deadEnd(page, 'runing.md'), 'docs/x.md: runing.md: there is no docs/runing.md');
  t.is(deadEnd(page, 'running.md#plya'), "docs/x.md: running.md#plya: no section 'plya' in docs/running.md");
});

test('every path of the project that a page names is there', (t) => {
  const named = pages
    .filter(({ path }) => path !== 'CHANGELOG.md')
    .flatMap(({ path, inlineCode }) => inlineCode.map((code) => ({ path, code })))
    .filter(({ code }) => /^(core|plugins|test|docs|examples|bench)\/[\w./-]*$/.test(code));
  t.true(named.length > 40);
  t.deepEqual(
    named.filter(({ code }) => !existsSync(code)),
    [],
  );
});

test('a command stands in a block marked sh, and in the text with npx before it', (t) => {
  const isCommand = /^(npx|npm|node|git|routeproof) /;
  for (const { path, otherLines, inlineCode } of pages.filter((page) => !isMade(page))) {
    t.deepEqual(
      otherLines.filter((line) => isCommand.test(line)),
      [],
      path,
    );
    t.deepEqual(
      inlineCode.filter((code) => /^routeproof [a-z]/.test(code)),
      [],
      path,
    );
  }
});

test('every command of a page can be pasted: its program, its command and options, and its files are there', async (t) => {
  const commands = pages.flatMap((page) => page.commands.map((command) => ({ page, command })));
  t.true(commands.length > 25);
  for (const { page, command } of commands) {
    const entered = page.commands.flatMap((each) => /^cd (examples\/\S+)$/.exec(each)?.[1] ?? []);
    const where = `${page.path}: ${command}`;
    t.regex(command, /^(npx (routeproof|ava) |npm |node |cd |git |ROUTEPROOF_\w+=\S+ npm )/, where);
    const [, name, rest = ''] = /^npx routeproof ([a-z]+)(.*)$/.exec(command) ?? [];
    if (name === undefined) continue;
    const help = await helpOf(name);
    for (const [option] of rest.matchAll(/--[a-z-]+/g)) t.true(help.includes(option), `${where}: ${option}`);
    for (const [, file] of rest.replaceAll(/> \S+|--(?:trace|save) \S+/g, '').matchAll(/ ([\w./-]+\.ts)\b/g))
      t.true(
        [page.path.replace(/[^/]*$/, ''), '', inNewFolder, ...entered].some((folder) =>
          existsSync(join(folder, file!)),
        ) || ofTheReader.has(file!),
        `${where}: ${file}`,
      );
  }
});

test('the README shows what `routeproof flows` prints', async (t) => {
  const { stdout } = await routeproof('flows');
  const printed = stdout.split('\n').map((line) => line.trimEnd());
  const shown = readFileSync('README.md', 'utf8')
    .split('\n')
    .filter((line) => /^(flow |conference\/|stop-processing\/)/.test(line));
  t.true(shown.length >= 5);
  for (const line of shown) t.true(printed.includes(line.trimEnd()), line);
});

test('every command that a page names is there', async (t) => {
  const named = pages
    .filter((page) => !isMade(page))
    .flatMap(({ inlineCode, commands }) => [...inlineCode, ...commands])
    .map((code) => /^npx routeproof ([a-z]+)/.exec(code)?.[1])
    .filter((name) => name !== undefined);
  const help = await helpOf();
  for (const name of new Set(named)) t.regex(help, new RegExp(`^  ${name} `, 'm'));
});

test('each package of which something is copied into the bundle has its licence beside it', (t) => {
  const folder = 'build/core/chunks';
  const licences = readFileSync(join(folder, 'LICENCES.txt'), 'utf8');
  const sources = readdirSync(folder)
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => [
      ...readFileSync(join(folder, file), 'utf8').matchAll(/^\/\/ .*node_modules\/((?:@[^/]+\/)?[^/]+)\//gm),
    ]);
  const copied = new Set(sources.map(([, name]) => name!));
  t.true(copied.has('valibot') || copied.has('commander'));
  for (const name of copied) t.regex(licences, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+\\n\\n.*licen[cs]e`, 'ims'));
});
