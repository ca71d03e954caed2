import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import * as routeproofSurface from 'routeproof';
import type { TraceDocument } from 'routeproof/report';
import * as testingSurface from 'routeproof/testing';
import { lanesWithin } from '../../core/cli/text/lanes-within.ts';
import { textWidth } from '../../core/kernel/text-width.ts';
import scenario from '../../examples/11-a-race/scenario.ts';
import { openOwnSession, openSession, type Outcome } from '../cli/cli-session.ts';
import { isLong, long } from '../sizes.ts';

const race = 'examples/11-a-race/scenario.ts';

const { run: routeproof, close } = openSession(process.cwd());
test.after.always(() => close());

/** All orders of the race, as one document. */
let asked: Promise<Outcome> | undefined;
const exploredRace = (): Promise<Outcome> => (asked ??= routeproof('explore', race, '--json'));

test('explore prints one document, and replay plays its token byte for byte', async (t) => {
  const explored = await exploredRace();
  t.is(explored.code, 1);
  const { verdict, runs, steps, failures, goals } = JSON.parse(explored.stdout) as {
    readonly verdict: string;
    readonly runs: number;
    readonly steps: number;
    readonly failures: readonly {
      readonly property: string;
      readonly token: string;
      readonly messages: readonly TraceDocument[];
    }[];
    readonly goals: unknown;
  };
  t.is(verdict, 'violated');
  t.true(runs > 1 && steps > runs);
  t.deepEqual(goals, []);
  t.is(failures[0]!.property, 'decided-twice');
  const replayed = await routeproof('replay', race, failures[0]!.token, '--json');
  t.is(replayed.code, 1);
  t.deepEqual((JSON.parse(replayed.stdout) as { readonly messages: unknown }).messages, failures[0]!.messages);
  t.true(failures[0]!.messages.some(({ bench }) => bench?.standsFor === 'RequestStopProcessing'));
  t.false(failures[0]!.messages.some((message) => 'standsFor' in message));
  if (isLong) t.is((await routeproof('explore', race, '--json')).stdout, explored.stdout, 'the same bytes again');
});

test('the report names window, reduction, options and bounds', async (t) => {
  const { code, stdout } = await routeproof('explore', 'examples/02-stop-on-condition/scenario.ts', '--runs', '2');
  t.is(code, 2);
  t.regex(stdout, /race window 1000 ms/);
  t.regex(stdout, /delivering-timeout 30/);
  t.regex(stdout, /the bound of runs was reached/);
});

test('a token that does not fit is refused with a sentence', async (t) => {
  const { code, stderr } = await routeproof('replay', race, '00000000-1-1000-1');
  t.is(code, 3);
  t.regex(stderr, /does not fit/);
});

long('a token does not fit either when a table of rules has changed', async (t) => {
  // Tables count for all that is played in a process after they have been read.
  const { run: alone, close: end } = openOwnSession(process.cwd());
  t.teardown(end);
  const folder = await mkdtemp(join(tmpdir(), 'ruled-'));
  const [file, table] = [join(folder, 'strategy.ts'), join(folder, 'rules.csv')];
  await writeFile(table, 'medium,hold\n*,5\n');
  await writeFile(
    file,
    `import { defineStrategy, seconds } from 'routeproof';
     import { ruleTable } from 'routeproof/plugins';
     const rules = ruleTable('rules.csv', { conditions: ['medium'], results: ['hold'] });
     export default defineStrategy({
       name: 'without end',
       route: async (_interaction, desk) => {
         await desk.after(seconds(Number(rules.find({ medium: 'email' }).hold)));
       },
     });`,
  );
  const { failures } = JSON.parse((await alone('explore', file, '--json')).stdout) as Shown;
  const [{ token }] = failures as [Shown['failures'][number]];
  t.is((await alone('replay', file, token)).code, 1);
  await writeFile(table, 'medium,hold\n*,6\n');
  const { code, stderr } = await alone('replay', file, token);
  t.is(code, 3);
  t.regex(stderr, /does not fit/);
  await rm(folder, { recursive: true });
});

/** Runs a text of TypeScript without its imports; they are handed in. */
async function run(text: string, given: Readonly<Record<string, unknown>>): Promise<void> {
  const names = { ...routeproofSurface, ...testingSurface, ...given };
  const code = `export default async ({ ${Object.keys(names).join(', ')} }) => { ${text.replaceAll(/^import .*$/gm, '')} }`;
  const module = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    readonly default: (names: object) => Promise<void>;
  };
  await module.default(names);
}

interface Shown {
  readonly failures: readonly {
    readonly token: string;
    readonly race: readonly string[];
    readonly leftOut: readonly { readonly kind: string; readonly name: string }[];
    readonly lanes: { readonly picture: string; readonly letters: object; readonly text: string };
    readonly messages: unknown;
  }[];
}

long('a counterexample that was played without something is replayed without it, byte for byte', async (t) => {
  const file = join(await mkdtemp(join(tmpdir(), 'crowded-')), 'scenario.mjs');
  const base = fileURLToPath(new URL('planted-races/planted/stops-what-it-has-routed.js', import.meta.url));
  await writeFile(
    file,
    `import scenario from ${JSON.stringify(base)};
     export default () => {
       const { centre, ...rest } = scenario();
       return { ...rest, centre: { ...centre, agents: [{ name: 'zoe' }, ...centre.agents], workbins: [{ name: 'Drafts' }] } };
     };`,
  );
  const { failures } = JSON.parse((await routeproof('explore', file, '--json')).stdout) as Shown;
  const [{ token, leftOut, lanes, messages }] = failures as [Shown['failures'][number]];
  t.deepEqual(leftOut, [
    { kind: 'agent', name: 'zoe', code: 'a0' },
    { kind: 'workbin', name: 'Drafts', code: 'w0' },
  ]);
  t.regex(lanes.text, /without\(\(\) => \(\{ \.\.\.scenario\(\), raceWindow: 1000 \}\), 'a0\.w0'\)/);
  const replayed = JSON.parse((await routeproof('replay', file, token, '--json')).stdout) as {
    readonly messages: unknown;
  };
  t.is(JSON.stringify(replayed.messages), JSON.stringify(messages));
  const { stdout } = await routeproof('explore', file);
  t.regex(stdout, /Still fails without agent zoe and workbin Drafts; it needs all the rest\./);
  const { code, stderr } = await routeproof('replay', file, token.replace('a0', 'a9'));
  t.is(code, 3);
  t.regex(stderr, /'a9' names nothing that can be left out of scenario 'stops what it has routed'/);
});

test('the lanes of a counterexample make a test that is green while the race is there, and red without its finding', async (t) => {
  const shown = JSON.parse((await exploredRace()).stdout) as Shown;
  const [{ token, lanes, race: told, leftOut }] = shown.failures as [Shown['failures'][number]];
  t.regex(lanes.picture, /urs gets: .*500ms \(ie\)/);
  t.like(lanes.letters, { i: "'EventInfo'", e: "'EventRouteUsed'" });
  t.deepEqual([told.length, leftOut], [1, []]);
  await t.notThrowsAsync(run(lanes.text, { scenario }));
  await t.throwsAsync(run(lanes.text.replace("findings: ['decided-twice'],", ''), { scenario }), {
    message: /decided-twice/,
  });
  await t.throwsAsync(run(lanes.text.replace(/choices: .*?\),/, ''), { scenario }), { message: /parts from the run/ });
  t.is((await routeproof('replay', race, token, '--lanes')).stdout, lanes.text);
});

test('--save writes a test that fails until the race is mended', async (t) => {
  const file = join(await mkdtemp(join(tmpdir(), 'saved-')), 'race.test.ts');
  await routeproof('explore', race, '--save', file);
  const text = await readFile(file, 'utf8');
  t.regex(text, /^\/\/ desk\.after for 0000RPEXAMPLE001 fired before EventInfo/m);
  const found: unknown[] = [];
  const saved = async (title: string, body: (t: object) => Promise<void>) => {
    t.is(title, 'decided-twice');
    await body({ deepEqual: (actual: readonly unknown[]) => found.push(actual.length) });
  };
  const bodies: Promise<void>[] = [];
  const collect = (title: string, body: (t: object) => Promise<void>) => void bodies.push(saved(title, body));
  await run(text, { scenario, test: collect });
  await Promise.all(bodies);
  t.deepEqual(found, [1]);
});

long(
  'a run that reaches a limit of the bench, or is not the same again, has no lanes, and is told all the same',
  async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'limit-'));
    const base = JSON.stringify(
      fileURLToPath(new URL('planted-races/planted/stops-what-it-has-routed.js', import.meta.url)),
    );
    const limited = join(folder, 'limited.mjs');
    await writeFile(
      limited,
      `import scenario from ${base}; export default () => ({ ...scenario(), limits: { eventsPerRun: 37 } });`,
    );
    const leaking = join(folder, 'leaking.mjs');
    await writeFile(
      leaking,
      `import scenario from ${base}; let runs = 0;
     export default () => ({ ...scenario(), raceWindow: 1000, links: runs++ % 2 === 0 ? {} : { ann: 5000 } });`,
    );
    for (const file of [limited, leaking]) {
      const { code, stdout, stderr } = await routeproof('explore', file);
      t.is(stderr, '');
      t.is(code, 1, stdout);
      t.regex(stdout, /play it again|not the same/);
      t.notRegex(stdout, /As a test: add --lanes/);
    }
  },
);

test('in a window nothing of a counterexample is wider than it, but the command that is to be copied; in a pipe a sentence is a line', async (t) => {
  const inWindow = (columns: number) =>
    new Promise<string>((done) => {
      const window = `data:text/javascript,process.stdout.columns=${columns}`;
      const main = fileURLToPath(new URL('../../core/cli/main.js', import.meta.url));
      execFile(process.execPath, ['--import', window, main, 'explore', race], (_error, stdout) => done(stdout));
    });
  const told = await inWindow(90);
  const wide = told.split('\n').filter((line) => textWidth(line) > 90);
  t.deepEqual(
    wide.filter((line) => !line.startsWith('  routeproof replay ')),
    [],
  );
  t.regex(told, / steps; play it again:\n {2}routeproof replay /);
  t.regex(told, /✗ +decided-twice/);
  t.regex(told, / … \d+ messages after the last failure \(replay --full\)/);
  const piped = (await routeproof('explore', race)).stdout;
  t.regex(piped, /^ {2}Strategy 'ann-or-autoresponse' decided .{60,}\.$/m);
  t.regex(piped, /^ {2}35 steps; play it again: routeproof replay .* \S+$/m);
});

test('lanes that are longer than a window stand in parts, each with its labels, and none cuts a time or a group', (t) => {
  const picture = ['urs sends:  ---9500ms-(ab)--30s--R', 'ann gets:   ---       - c  -- -----x'].join('\n');
  t.is(lanesWithin(picture, undefined), picture);
  t.is(lanesWithin(picture, 90), picture);
  const parts = lanesWithin(picture.replaceAll('-', '--'), 34).split('\n\n');
  t.true(parts.length > 1);
  for (const line of parts.flatMap((part) => part.split('\n'))) {
    t.true(line.length <= 34, line);
    t.regex(line, /^(urs sends|ann gets):/);
  }
  for (const whole of ['9500ms', '(ab)', '30s'])
    t.true(
      parts.some((part) => part.includes(whole)),
      whole,
    );
});
