import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import type { KeptTests } from '../../core/process/kept/report-keeper.ts';
import { BoundedShelf } from '../../core/process/kept/bounded-shelf.ts';
import { openSession } from '../cli/cli-session.ts';
import { ended } from '../cli/ended.ts';
import { long } from '../sizes.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { documentIn } from './pages.ts';

const plays = fileURLToPath(new URL('kept-plays.js', import.meta.url));
const folder = temporaryFolder();
const session = openSession(folder);
test.after.always(() => session.close());

/** Plays in a process of its own, which leaves a file in the folder. */
const played = (name: string, ...counts: readonly number[]) =>
  ended([plays, ...counts.map(String)], { env: { ...process.env, ROUTEPROOF_REPORT: join(folder, name) } });

test('what tests have played is one page: each whole, what failed first in the list', async (t) => {
  const { code, stderr } = await played('few', 2, 1);
  t.is(code, 0, stderr);
  t.is(readdirSync(join(folder, 'few')).length, 1);
  const { stdout } = await session.run('report', 'few', '--html', 'few.html');
  t.regex(stdout, /^6 plays in 1 file: 2 fail, 3 pass, 1 proved\n$/);
  const { parts, title, notes } = documentIn(join(folder, 'few.html'));
  t.is(title, '6 plays in 1 file: 2 fail, 3 pass, 1 proved');
  t.is(notes, undefined);
  t.deepEqual(
    parts.map((part) => [part.kind, 'verdict' in part && part.verdict, part.name.replace(/^.*?kept-plays\.[jt]s:\d+ /, '')]),
    [
      ['run', 'fail', 'fails 0'],
      ['run', 'pass', 'passes 0'],
      ['run', 'pass', 'passes 1'],
      ['search', 'proved', 'searched'],
      ['run', 'fail', 'in lanes'],
      ['run', 'pass', 'in right lanes'],
    ],
  );
  const [fails, , , , lanes] = parts;
  if (fails?.kind !== 'run' || lanes?.kind !== 'run') return t.fail();
  t.true(fails.messages.length > 10 && fails.history.length > 0 && fails.outcomes!.length === 1);
  const drawn = lanes.findings.find(({ kind }) => kind === 'lanes')!;
  t.regex(drawn.sentence, /ann gets/);
  t.regex(drawn.where!, /kept-plays\.[jt]s:\d+:\d+$/);
}); // prettier-ignore

test('a process that is ended before it could write is told, and what others played is there', async (t) => {
  t.is((await played('lost', 1, 0)).code, 0);
  const ending = await ended([plays, '1', '0', 'killed'], { env: { ...process.env, ROUTEPROOF_REPORT: join(folder, 'lost') } });
  t.not(ending.code, 0);
  const { stdout } = await session.run('report', 'lost', '--html', 'lost.html');
  t.regex(stdout, /^5 plays in \d files?: 1 could not run, 1 fail, 2 pass, 1 proved\n$/);
  const { parts } = documentIn(join(folder, 'lost.html'));
  const [part] = parts.filter(({ kind }) => kind === 'unplayed');
  t.like(part, { verdict: 'could not run' });
  t.true(part?.kind === 'unplayed' && /ended before it could write/.test(part.sentence ?? ''));
}); // prettier-ignore

test('of those that pass twenty are kept whole, the others are named', async (t) => {
  t.is((await played('some', 22, 0)).code, 0);
  const { stdout } = await session.run('report', 'some', '--html', 'some.html');
  t.regex(stdout, /^25 plays in 1 file: 1 fail, 23 pass, 1 proved\nOf 25 that were played 4 are named only, and their messages are left out/);
  const { parts, notes } = documentIn(join(folder, 'some.html'));
  t.is(notes?.length, 1);
  t.deepEqual(parts.filter(({ kind }) => kind === 'unplayed').map(({ name }) => name.replace(/^\S+ /, '')), ['passes 20', 'passes 21', 'searched', 'in right lanes']);
}); // prettier-ignore

long('of many that pass some are kept whole, of those that fail all that anybody will look at; the page says what was left out', async (t) => {
  t.is((await played('many', 1100, 105)).code, 0);
  const [file] = readdirSync(join(folder, 'many'));
  const { tests, more } = JSON.parse(readFileSync(join(folder, 'many', file!), 'utf8')) as KeptTests;
  const whole = (verdict: string) => tests.filter((each) => each.verdict === verdict && each.shown !== undefined);
  t.deepEqual(whole('fail').map(({ scenario }) => scenario).slice(0, 100), Array.from({ length: 100 }, (_, place) => `fails ${place}`));
  t.is(whole('fail').length, 100);
  t.deepEqual(whole('pass').map(({ scenario }) => scenario), Array.from({ length: 20 }, (_, place) => `passes ${place}`));
  t.is(tests.length, 1000);
  t.deepEqual(more, { pass: 206, proved: 1, fail: 1 });
  t.true(statSync(join(folder, 'many', file!)).size < 15_000_000);
  const { stdout } = await session.run('report', 'many', '--html', 'many.html');
  t.regex(stdout, /^1208 plays in 1 file: 106 fail, 1101 pass, 1 proved\nOf 1208 that were played 880 are named only/);
  const { parts, notes } = documentIn(join(folder, 'many.html'));
  t.is(notes?.length, 2);
  t.is(parts.filter(({ kind }) => kind === 'unplayed').length, 880);
  t.true(statSync(join(folder, 'many.html')).size < 3_000_000);
}); // prettier-ignore

test('two processes that write at once leave a file each, and the page has the same bytes in whatever order they wrote', async (t) => {
  await Promise.all([played('one', 2, 1, 200), played('one', 3, 0, 0)]);
  mkdirSync(join(folder, 'other'));
  const files = readdirSync(join(folder, 'one')).toSorted();
  t.is(files.length, 2);
  for (const [place, name] of files.entries())
    writeFileSync(join(folder, 'other', files[1 - place]!), readFileSync(join(folder, 'one', name)));
  await session.run('report', 'one', '--html', 'both.html');
  const first = documentIn(join(folder, 'both.html'));
  renameSync(join(folder, 'both.html'), join(folder, 'first.html'));
  await session.run('report', 'other', '--html', 'both.html');
  t.deepEqual({ ...documentIn(join(folder, 'both.html')), command: '' }, { ...first, command: '' });
});

test('which of many are kept depends on their turns alone', (t) => {
  const sizes = [3, 3, 1, 4, 1, 1];
  const left = (turns: readonly number[]) => {
    const shelf = new BoundedShelf<{ readonly turn: number; readonly size: number }>(4, 7);
    for (const turn of turns) shelf.add({ turn, size: sizes[turn]! });
    return sizes.map((_, turn) => shelf.of(turn) !== undefined);
  };
  const expected = [true, true, true, false, false, false];
  for (const turns of [[0, 1, 2, 3, 4, 5], [5, 4, 3, 2, 1, 0], [3, 0, 5, 1, 4, 2], [2, 4, 0, 5, 1, 3]])
    t.deepEqual(left(turns), expected, turns.join());
}); // prettier-ignore

const refused = test.macro({
  exec: async (t, name: string, text: string | undefined, sentence: RegExp) => {
    const own = temporaryFolder();
    mkdirSync(join(own, name));
    if (text !== undefined) writeFileSync(join(own, name, 'x.json'), text);
    const { code, stdout, stderr } = await session.runIn(own, 'report', name, '--html', 'refused.html');
    t.is(code, 3);
    t.is(stdout, '');
    t.regex(stderr, sentence);
    t.is(stderr.trim().split('\n').length, 1);
    t.deepEqual(readdirSync(own), [name]);
  },
  title: (title) => `refused with a sentence: ${title}`,
});

const other = JSON.stringify({ digest: '', routeproof: '9.9.9', tests: [], more: {} });
test(
  'an empty folder',
  refused,
  'empty',
  undefined,
  /^'empty' has nothing that tests have played: the folder has no \.json file/,
);
test(
  'a broken file',
  refused,
  'broken',
  '{ "tests": [',
  /'broken\/x\.json' has nothing that tests have played: it is no JSON/,
);
test('what is something else', refused, 'else', '{ "runs": 1 }', /is not as expected/);
test('what another version wrote', refused, 'version', other, /it comes from routeproof 9\.9\.9, and this is/);
test('what was changed', refused, 'changed', other.replace('9.9.9', '0.1.0'), /it was changed after it was written/);

test('a folder that is not there, and no page to write, are refused', async (t) => {
  t.regex((await session.run('report', 'nowhere', '--html', 'x.html')).stderr, /nowhere/);
  t.regex((await session.run('report', 'few')).stderr, /--html/);
});
