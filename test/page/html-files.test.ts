import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import test from 'ava';
import { openSession } from '../cli/cli-session.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { documentIn, hostile, hostileScenario } from './pages.ts';

const folder = temporaryFolder();
const session = openSession(folder);
test.after.always(() => session.close());
const at = (name: string): string => join(folder, name);
const example = (name: string): string => resolve('examples', name, 'scenario.ts');

test.serial('a page from before does not go on saying pass when the file can no longer be played', async (t) => {
  writeFileSync(
    at('mended.ts'),
    readFileSync(example('01-longest-ready'))
      .toString()
      .replaceAll("'./", `'${resolve('examples/01-longest-ready')}/`),
  );
  t.is((await session.run('run', 'mended.ts', '--html', 'mended.html')).code, 0);
  t.like(documentIn(at('mended.html')).parts[0], { kind: 'run', verdict: 'pass' });
  writeFileSync(at('mended.ts'), 'export default {');
  for (const command of ['run', 'explore', 'simulate']) {
    const { code } = await session.run(command, 'mended.ts', '--html', 'mended.html');
    t.is(code, 3);
    t.like(documentIn(at('mended.html')).parts[0], { kind: 'unplayed', verdict: 'could not run' }, command);
  }
});

test.serial('each command that gives results writes a page in one file, which has what --json has', async (t) => {
  const commands: readonly (readonly string[])[] = [
    ['run', example('03-conference')],
    ['explore', example('11-a-race'), '--coverage'],
    ['flows', 'conference/leave'],
    ['simulate', resolve('test/simulate/short-day.ts'), '--replications', '2'],
  ];
  for (const [index, command] of commands.entries()) {
    const { code, stderr, stdout } = await session.run(...command, '--json', '--html', `${index}.html`);
    t.true(code < 2, stderr);
    const page = documentIn(at(`${index}.html`));
    t.is(page.parts.length, command[0] === 'flows' ? 3 : 1);
    const part = page.parts[0]!;
    const document = JSON.parse(stdout) as Record<string, unknown> & readonly Record<string, unknown>[];
    if (part.kind === 'simulation') t.deepEqual(part.simulations[0]!.document as unknown, document);
    else if (part.kind === 'search') {
      t.deepEqual(part.properties as unknown, document['properties']);
      t.is(part.counterexamples.length, 1);
      const [{ good, run }] = part.counterexamples as [(typeof part.counterexamples)[0]];
      t.is(good!.run.verdict, 'pass');
      t.deepEqual(good!.run.messages.slice(0, good!.fork), run.messages.slice(0, good!.fork));
      t.notDeepEqual(good!.run.messages[good!.fork], run.messages[good!.fork]);
      // What stops the e-mail after ten seconds runs where it fails, and not where it passes.
      const taken = ({ branches = [] }: typeof run) => branches.filter(({ line }) => line === 14).map(({ times }) => times);
      t.deepEqual([taken(run), taken(good!.run)], [[1], [0]]);
      t.true(part.sources.flatMap(({ branches }) => branches).some(({ times }) => times > 0));
    } else if (part.kind === 'run') {
      const messages = (document['messages'] ?? document[0]!['messages']) as readonly { readonly setup?: true }[];
      t.deepEqual(part.messages as unknown, messages.map((message) => ({ ...message, setup: undefined })).map((each) => JSON.parse(JSON.stringify(each)) as object));
      t.true(part.history.length > 0);
    }
  }
}); // prettier-ignore

test.serial('set-up is what the diagram folds', async (t) => {
  const { stdout } = await session.run('run', example('03-conference'), '--html', 'folded.html');
  const part = documentIn(at('folded.html')).parts[0]!;
  const [, folded = 'none'] = /(\d+) messages of set-up/.exec(stdout) ?? [];
  t.is(part.kind === 'run' ? String(part.setUp) : '', folded);
});

test.serial('the same run gives the same bytes, and the page of a run is small', async (t) => {
  const texts: string[] = [];
  for (const name of ['one.html', 'one.html']) {
    await session.run('run', example('03-conference'), '--no-diagram', '--html', name);
    texts.push(readFileSync(at(name), 'utf8'));
  }
  t.is(texts[0], texts[1]);
  t.true(statSync(at('one.html')).size < 500_000);
});

test.serial('a page asks nobody for anything, and runs nothing but its own program', (t) => {
  const text = readFileSync(at('one.html'), 'utf8');
  t.regex(text, /Content-Security-Policy" content="default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-/);
  t.is(text.match(/<script/g)?.length, 2);
});

test.serial('hostile texts are text, also where no program runs', async (t) => {
  writeFileSync(at('hostile.ts'), hostileScenario);
  const { code } = await session.run('run', 'hostile.ts', '--no-diagram', '--html', 'hostile.html');
  t.is(code, 1);
  const text = readFileSync(at('hostile.html'), 'utf8');
  t.is(text.match(/<script/g)?.length, 2);
  t.false(text.includes('<img'));
  t.false(['\u202e', '\u0007'].some((mark) => text.includes(mark)));
  const part = documentIn(at('hostile.html')).parts[0]!;
  t.is(part.kind === 'run' && part.scenario, hostile);
});

test.serial('several files are one page, with those that could not be played', async (t) => {
  writeFileSync(at('broken.ts'), 'export default () => { throw new Error("not yet"); };');
  const { code } = await session.run('run', example('03-conference'), 'broken.ts', '--html', 'many.html');
  t.is(code, 3);
  const { parts } = documentIn(at('many.html'));
  t.deepEqual(parts.map(({ kind }) => kind), ['run', 'unplayed']);
}); // prettier-ignore

test.serial('what is not from here is not overwritten', async (t) => {
  writeFileSync(at('notes.html'), '<p>mine</p>');
  const refused = await session.run('run', example('03-conference'), '--html', 'notes.html');
  t.is(refused.code, 3);
  t.regex(refused.stderr, /'notes\.html' .*it is not a page of `--html`/);
  t.is(readFileSync(at('notes.html'), 'utf8'), '<p>mine</p>');
  t.is((await session.run('run', example('03-conference'), '--html', 'no/such/folder/x.html')).code, 3);
  t.false(existsSync(at('no')));
});
