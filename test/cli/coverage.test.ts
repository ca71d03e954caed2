import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { explore, play } from 'routeproof';
import { mergeCoverage } from 'routeproof/engines';
import { gapsText, type Coverage } from 'routeproof/report';
import stopOnCondition from '../../examples/02-stop-on-condition/scenario.ts';
import annOrAutoresponse from '../../examples/11-a-race/strategy.ts';
import race from '../../examples/11-a-race/scenario.ts';
import { isLong, long } from '../sizes.ts';
import { openSession } from './cli-session.ts';
import { ended } from './ended.ts';

const raceFile = 'examples/11-a-race/scenario.ts';
const stopFile = 'examples/02-stop-on-condition/scenario.ts';

const folder = mkdtempSync(join(tmpdir(), 'coverage-'));
const { run: routeproof, close } = openSession(process.cwd());
test.after.always(() => {
  close();
  rmSync(folder, { recursive: true });
});

/** What every order of the race has shown: explored once for all tests that compare with it. */
const ofRace = explore(race, { coverage: true }).then(({ coverage }) => coverage!);

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

test('explore has one more field when it is asked, and prints the gaps', async (t) => {
  const given = isLong ? [] : ['--runs', '2', '--shrink', '0'];
  const plain = JSON.parse((await routeproof('explore', raceFile, '--json', ...given)).stdout) as object;
  const { stdout } = await routeproof('explore', raceFile, '--json', '--coverage', ...given);
  const { coverage, ...rest } = JSON.parse(stdout) as { readonly coverage: { readonly routeproof: string } & Coverage };
  t.deepEqual(rest, plain);
  const { routeproof: version, ...counted } = coverage;
  t.regex(version, /^\d+\.\d+\.\d+/);
  t.deepEqual(counted, isLong ? await ofRace : (await explore(race, { coverage: true, runs: 2, shrink: 0 })).coverage);
  if (!isLong) return;
  const { code, stdout: text } = await routeproof('explore', raceFile, '--coverage');
  t.is(code, 1, 'the verdict stays');
  t.true(text.endsWith(`\n${gapsText(counted)}`));
});

test('run prints the gaps below the branches, and no line is wider than 100 columns', async (t) => {
  const { coverage } = await play(stopOnCondition, { coverage: true });
  const { stdout } = await routeproof('run', stopFile, '--no-diagram', '--coverage');
  t.true(stdout.endsWith(`\n${gapsText(coverage!)}`));
  t.deepEqual(
    gapsText(coverage!)
      .split('\n')
      .filter((line) => line.length > 100),
    [],
  );
  const document = JSON.parse((await routeproof('run', stopFile, '--json', '--coverage')).stdout) as object;
  t.true('branches' in document && 'coverage' in document);
  t.false('coverage' in (JSON.parse((await routeproof('run', stopFile, '--json')).stdout) as object));
});

long(
  'a file is added to, run by run, with the same bytes in any order; `coverage` adds up files and prints the gaps',
  async (t) => {
    const [one, two, three] = ['one.json', 'two.json', 'three.json'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    await routeproof('explore', raceFile, '--coverage', one);
    copyFileSync(one, three);
    await routeproof('run', stopFile, '--no-diagram', '--coverage', one);
    await routeproof('run', stopFile, '--no-diagram', '--coverage', two);
    await routeproof('explore', raceFile, '--coverage', two);
    t.is(readFileSync(one, 'utf8'), readFileSync(two, 'utf8'));
    const sum = mergeCoverage([
      (await play(stopOnCondition, { coverage: true })).coverage!,
      await ofRace,
      await ofRace,
    ]);
    t.is((await routeproof('coverage', one, three)).stdout, gapsText(sum));
    const { stdout } = await routeproof('coverage', three, one, '--json');
    const { routeproof: _, ...document } = JSON.parse(stdout) as { readonly routeproof: string } & Coverage;
    t.deepEqual(document, sum);
  },
);

long('what tests have shown is the sum over their files, and no file is written over', async (t) => {
  const kept = join(folder, 'kept');
  const files = ['examples/11-a-race/race.test.ts', 'examples/10-marbles/marbles.test.ts'];
  const ava = ['node_modules/ava/entrypoints/cli.mjs', ...files];
  const env = { ...process.env, ROUTEPROOF_COVERAGE: kept };
  t.is((await ended(ava, { env })).code, 0);
  const names = ['examples-10-marbles-marbles.test.ts.json', 'examples-11-a-race-race.test.ts.json'];
  t.deepEqual(readdirSync(kept).toSorted(), names);

  // What examples/11-a-race/race.test.ts does: it plays the scenario, explores it, and explores the careful one.
  const careful = () => ({ ...race(), strategy: annOrAutoresponse({ careful: true }) });
  const parts = [
    (await play(race, { coverage: true })).coverage!,
    await ofRace,
    (await explore(careful, { coverage: true })).coverage!,
  ];
  const { routeproof: version, ...shown } = readJson(join(kept, names[1]!)) as {
    readonly routeproof: string;
  } & Coverage;
  t.deepEqual(shown, mergeCoverage(parts));
  const { routeproof: _, ...lanes } = readJson(join(kept, names[0]!)) as { readonly routeproof: string } & Coverage;
  t.true(lanes.runs > 0 && lanes.pairs.length > 0);
  const { stdout } = await routeproof('coverage', kept, '--json');
  t.deepEqual(JSON.parse(stdout), { routeproof: version, ...mergeCoverage([shown, lanes]) });

  t.is((await ended(ava.slice(0, 2), { env })).code, 0);
  t.deepEqual(readdirSync(kept).toSorted(), [names[0], 'examples-11-a-race-race.test.ts-2.json', names[1]]);
  t.is(
    readFileSync(join(kept, 'examples-11-a-race-race.test.ts-2.json'), 'utf8'),
    readFileSync(join(kept, names[1]!), 'utf8'),
  );
});

const refused = test.macro({
  exec: async (t, text: string, sentence: RegExp) => {
    const file = join(folder, `${t.title.replaceAll(/\W+/g, '-')}.json`);
    writeFileSync(file, text);
    for (const args of [
      ['coverage', file],
      ['explore', raceFile, '--coverage', file],
      ['run', stopFile, '--coverage', file],
    ]) {
      const { code, stdout, stderr } = await routeproof(...args);
      t.is(code, 3);
      t.is(stdout, '');
      t.regex(stderr, sentence);
      t.is(stderr.trim().split('\n').length, 1);
    }
    t.is(readFileSync(file, 'utf8'), text, 'it is left as it was');
  },
  title: (title) => `refused with a sentence: ${title}`,
});

test('what is no JSON', refused, '{ "runs": ', /it is no JSON/);
test('what is something else', refused, '{ "routeproof": "0.1.0", "runs": -1 }', /is no coverage: `/);
test(
  'what another version has measured',
  refused,
  '{ "routeproof": "99.0.0", "runs": 1, "pairs": [], "rows": [], "answers": [] }',
  /was measured by routeproof 99\.0\.0/,
);

test('a folder without files, a file that is not there, and a file for --watch are refused', async (t) => {
  const empty = mkdtempSync(join(folder, 'empty-'));
  t.regex((await routeproof('coverage', empty)).stderr, /has no \.json file/);
  t.regex((await routeproof('coverage', join(folder, 'nothing'))).stderr, /There is no file/);
  t.regex((await routeproof('run', stopFile, '--watch', '--coverage', 'x.json')).stderr, /takes no file/);
  t.regex((await routeproof('run', stopFile, '--lanes', '--coverage')).stderr, /cannot be used with/);
});

test('the page on exploring shows what is printed', async (t) => {
  const page = readFileSync('docs/exploring.md', 'utf8');
  const shown = page.slice(page.indexOf('## Coverage'), page.indexOf('## Why so few runs'));
  const lines = shown.split('\n').filter((line) => line.startsWith('    ') && !/routeproof/.test(line));
  const { stdout } = await routeproof('run', raceFile, '--no-diagram', '--coverage');
  const printed = new Set(`${stdout}\n${gapsText(await ofRace)}`.split('\n'));
  t.true(lines.length >= 7);
  for (const line of lines) t.true(printed.has(line.slice(4)), line);
  t.is(
    lines.length - 1,
    stdout.slice(stdout.indexOf('in one order only'), stdout.indexOf('rows never passed')).trim().split('\n').length,
  );
});
