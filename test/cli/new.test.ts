import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import test from 'ava';
import { scenario, strategy } from '../bad-inputs/row.ts';
import { openSession } from './cli-session.ts';
import { long } from '../sizes.ts';

const folder = mkdtempSync(join(tmpdir(), 'routeproof-new-test-'));
const { run: routeproof, close } = openSession(folder);
test.after.always(() => {
  close();
  rmSync(folder, { recursive: true, force: true });
});

/** Does a command in a folder and gives what it writes; a command that fails, fails the test. */
const does = (cwd: string, command: string, ...args: readonly string[]): Promise<string> =>
  new Promise((done, failed) => {
    execFile(command, args, { cwd }, (error, stdout, stderr) => {
      if (error === null) done(stdout);
      else failed(new Error(`${command} ${args.join(' ')}:\n${stdout}${stderr}`));
    });
  });

test('a name that is none, a folder that is there, and an example that nobody knows', async (t) => {
  mkdirSync(join(folder, 'there'));
  const outcomes = [
    await routeproof('new', 'My Routing'),
    await routeproof('new', '../elsewhere'),
    await routeproof('new', 'there'),
    await routeproof('new', 'other', '--from', '01-longest-redy'),
  ];
  t.true(outcomes.every(({ code, stdout }) => code === 3 && stdout === ''));
  const [bad, outside, there, example] = outcomes.map(({ stderr }) => stderr);
  t.regex(bad!, /^'My Routing' cannot be the name of a folder and of a package\. Use small letters/);
  t.regex(outside!, /^'\.\.\/elsewhere' cannot be the name/);
  t.is(there, "There is 'there' already, and nothing in it is overwritten. Choose another name.\n");
  t.regex(example!, /^There is no example '01-longest-redy'\. Did you mean 01-longest-ready\?/);
});

test('every example can be the beginning; what its files import is among the dependencies', async (t) => {
  const help = await routeproof('new', '--help');
  const examples = Array.from(help.stdout.matchAll(/^ {2}(\d\d-[a-z-]+)$/gm), ([, name]) => name!);
  t.true(examples.length >= 4);
  for (const example of examples) {
    const { stdout, stderr } = await routeproof('new', `p${example}`, '--from', example, '--json');
    t.is(stderr, '');
    const { files } = JSON.parse(stdout) as { readonly files: readonly string[] };
    for (const file of ['README.md', 'package.json', 'scenario.ts', 'tsconfig.json']) t.true(files.includes(file));
    const read = (name: string) => readFileSync(join(folder, `p${example}`, name), 'utf8');
    t.notRegex(read('README.md'), /examples\/|\]\(\.\./);
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, object>;
    const known = { ...dependencies, ...devDependencies };
    for (const name of files.filter((each) => each.endsWith('.ts')))
      for (const [, imported] of read(name).matchAll(/ from '((?:@[^/']+\/)?[^./'][^/']*)/g))
        t.true(imported!.startsWith('node:') || imported! in known, `${example}/${name}: ${imported}`);
  }
});

test('what is done next is what the page of the example does: a day of traffic is simulated, all else is run', async (t) => {
  for (const [from, start] of [
    ['14', 'routeproof simulate scenario.ts --by customer --by interval'],
    ['04', 'routeproof run scenario.ts --seed 3'],
    ['10', 'routeproof run scenario.ts'],
  ] as const) {
    const { stdout } = await routeproof('new', `next${from}`, '--from', from);
    t.true(stdout.includes(`\n  npx ${start}\n`), stdout);
    const read = (name: string) => readFileSync(join(folder, `next${from}`, name), 'utf8');
    t.is((JSON.parse(read('package.json')) as { scripts: { start: string } }).scripts.start, start);
    t.true(read('README.md').includes(`| \`npx ${start}\` |`));
  }
});

test('Visual Studio Code marks findings at their lines, by what `run` prints', async (t) => {
  interface Line {
    readonly regexp: string;
    readonly file?: number;
    readonly line?: number;
    readonly column?: number;
    readonly message?: number;
  }
  interface Matcher {
    readonly severity: string;
    readonly pattern: Line | readonly Line[];
  }
  await routeproof('new', 'edited');
  writeFileSync(join(folder, 'bad.ts'), strategy("route: () => { throw new Error('no levels'); }"));
  const doubt = "properties: [sometimes('never', () => false)],";
  writeFileSync(join(folder, 'warned.ts'), scenario(doubt, "import { sometimes } from 'routeproof';"));
  writeFileSync(join(folder, 'broken.ts'), 'const x = ;\nexport default x;\n');
  const { stdout, stderr } = await routeproof('run', 'bad.ts', 'warned.ts', 'broken.ts');
  const lines = `${stdout}${stderr}`.split('\n');
  const { tasks } = JSON.parse(readFileSync(join(folder, 'edited/.vscode/tasks.json'), 'utf8')) as {
    readonly tasks: readonly { readonly command: string; readonly problemMatcher: readonly Matcher[] }[];
  };
  t.is(tasks[0]!.command, 'npx routeproof run scenario.ts');
  // As the editor does it: the lines of a pattern are matched one after the other.
  const marked = tasks[0]!.problemMatcher.flatMap(({ severity, pattern }) => {
    const patterns = [pattern].flat() as readonly Line[];
    return lines.flatMap((_, index) => {
      const found = patterns.map(({ regexp }, next) => new RegExp(regexp).exec(lines[index + next] ?? ''));
      if (found.includes(null)) return [];
      const at = (key: keyof Line) =>
        patterns.map((each, next) => found[next]![Number(each[key] ?? -1)]).find((value) => value !== undefined);
      return [[severity, at('file'), at('line'), at('column'), at('message')?.slice(0, 13)]];
    });
  });
  t.deepEqual(marked, [
    ['error', 'bad.ts', '4', '24', "Strategy 'vip"],
    ['warning', 'warned.ts', '5', '16', 'Not in this r'],
    ['error', 'broken.ts', '1', '11', 'cannot be rea'],
  ]);
});

test('the snippets for Visual Studio Code are played as they stand', async (t) => {
  await routeproof('new', 'snipped');
  const text = readFileSync(join(folder, 'snipped/.vscode/routeproof.code-snippets'), 'utf8');
  const snippets = JSON.parse(text) as Record<string, { readonly prefix: string; readonly body: readonly string[] }>;
  const bodies = Object.values(snippets).map(({ prefix, body }) => {
    const filled = body.join('\n').replaceAll(/\$\{\d+:([^}]*)\}/g, '$1');
    return [prefix, filled.replaceAll('\\\\', '\\')] as const;
  });
  t.deepEqual(
    bodies.map(([prefix]) => prefix),
    ['rp-strategy', 'rp-scenario', 'rp-test'],
  );
  for (const [prefix, body] of bodies)
    writeFileSync(join(folder, 'snipped', `${prefix === 'rp-test' ? 'own.test' : prefix.slice(3)}.ts`), body);
  const { code, stdout } = await routeproof('run', 'snipped');
  t.is(code, 0, stdout);
  t.regex(stdout, /^2 files: 2 pass$/m);
  t.regex(bodies[2]![1], /join\('\\n'\)/);
});

async function installed(outside: string): Promise<void> {
  await does(resolve('.'), 'npm', 'pack', '--silent', '--pack-destination', outside);
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
  await does(outside, 'npm', 'install', '--prefer-offline', `./routeproof-${version}.tgz`);
}

long('with the packed package, in a folder outside: new, run and test', async (t) => {
  const outside = join(folder, 'outside');
  mkdirSync(outside);
  writeFileSync(join(outside, 'package.json'), '{ "private": true }\n');
  await installed(outside);
  const start = performance.now();
  const [command, ...first] = ['npx', 'routeproof'] as const;
  const made = await does(outside, command, ...first, 'new', 'my-routing');
  t.regex(made, /\n {2}cd my-routing\n {2}npm install\n {2}npx routeproof run scenario\.ts\n {2}npm test\n$/);
  const project = join(outside, 'my-routing');
  await does(project, 'npm', 'install', '--prefer-offline');
  t.regex(await does(project, command, ...first, 'run', 'scenario.ts'), /^pass .*\nbranches: 5 of 5 taken$/m);
  t.regex(await does(project, 'npm', 'test'), /2 tests passed/);
  t.log(`new, install, run, test: ${Math.round((performance.now() - start) / 1000)} s`);
});
