import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { openSession } from '../cli/cli-session.ts';
import { isLong, long } from '../sizes.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const main = fileURLToPath(new URL('../../core/cli/main.js', import.meta.url));
const folder = temporaryFolder();
const session = openSession(folder);
test.after.always(() => session.close());

/** So many links that bring messages to one actor, in as many orders as there are; what may fail, fails in few of them. */
const crowd = (name: string, links: number, each: number, property = '') => {
  writeFileSync(
    join(folder, name),
    `import { always, defineScenario, sometimes } from 'routeproof'; import { definePlugin, reporting } from 'routeproof/plugins';
let first = '';
const crowd = definePlugin({
  name: 'crowd',
  synchronous: true,
  setup(kit) {
    first = '';
    kit.actor('hub').listen('service', 'hub').subscribe((link) =>
      link.received.subscribe(({ body }) => { first ||= String(body.AgentId); }));
    for (let link = 0; link < ${links}; link++) {
      const client = kit.actor('client ' + link).connect('service', 'client ' + link, 'hub');
      for (let message = 0; message < ${each}; message++)
        client.send(reporting.create('EventCurrentAgentStatus', { AgentId: link + '/' + message, PlaceId: '', MediaStateList: {}, MediaCapacityList: {} }));
    }
  },
});
export default defineScenario(() => ({ name: 'a crowd', plugins: [crowd], properties: [${property}] }));
`,
  );
  return name;
};

const json = async (...args: readonly string[]) => session.run('explore', ...args, '--json');

test('one worker and two machines print the same bytes', async (t) => {
  const fails = crowd('few.ts', 3, 1, "always('the last link never comes first', () => first !== '2/0')");
  const one = await json(fails, '--no-reduction', '--workers', '1');
  for (const shard of [1, 2])
    writeFileSync(
      join(folder, `few-${shard}.json`),
      (await session.run('explore', fails, '--no-reduction', '--shard', `${shard}/2`)).stdout,
    );
  t.deepEqual(await session.run('merge', 'few-1.json', 'few-2.json', '--json'), one);
  t.is(one.code, 1, one.stderr);
});

long('one worker, two workers and three machines print the same bytes', async (t) => {
  const goal = crowd('goal.ts', 3, 3, "sometimes('the last link comes first', () => first === '2/0')");
  const fails = crowd('fails.ts', 3, 3, "always('the last link never comes first', () => first !== '2/0')");
  for (const [args, code, shards] of [
    // Its actors share a variable, so that only all orders prove something.
    [[goal, '--no-reduction'], 0, 3],
    [[fails], 1, 2],
    [[crowd('plain.ts', 3, 3), '--random', '600', '--seed', '3'], 2, 2],
  ] as const) {
    const one = await json(...args, '--workers', '1');
    t.is(one.code, code, one.stderr);
    const files: string[] = [];
    for (let shard = 1; shard <= shards; shard++) {
      const { stdout, stderr } = await session.run('explore', ...args, '--shard', `${shard}/${shards}`);
      t.is(stderr, '');
      files.push(`${shard}.json`);
      writeFileSync(join(folder, files.at(-1)!), stdout);
    }
    t.deepEqual(await session.run('merge', ...files, '--json'), one);
    if (code === 0) t.like(JSON.parse(one.stdout), { verdict: 'proved', runs: 1680 });
  }
  // So many that workers are started.
  const [many, runs] = [crowd('many.ts', 3, 4), 9000];
  const bounded = await json(many, '--workers', '2', '--runs', String(runs));
  t.deepEqual(bounded, await json(many, '--workers', '1', '--runs', String(runs)));
  t.like(JSON.parse(bounded.stdout), { verdict: 'bounded', runs });
});

test('Ctrl-C prints the result so far and leaves nothing behind', async (t) => {
  const large = crowd('large.ts', 4, 4);
  // Tells when so many runs have been played that the search is on its way, with workers where there are several.
  const tells = `import { isMainThread } from 'node:worker_threads';
let runs = 0;
const tell = () => ++runs === (isMainThread ? 9000 : 100) && process.stderr.write('begun');
`;
  writeFileSync(
    join(folder, large),
    tells + readFileSync(join(folder, large), 'utf8').replace("first = '';\n    kit", 'tell();\n    kit'),
  );
  for (const workers of isLong ? ['1', '2'] : ['2']) {
    const child = spawn(process.execPath, [main, 'explore', large, '--workers', workers], {
      cwd: folder,
      detached: true,
    });
    let [said, complained] = ['', ''];
    child.stdout.on('data', (text) => (said += String(text)));
    child.stderr.on('data', (text) => (complained += String(text)));
    const ended = new Promise<number | null>((done) => child.on('close', done));
    while (!complained.includes('begun') && child.exitCode === null) await new Promise((done) => setTimeout(done, 50));
    child.kill('SIGINT');
    t.is(await ended, 2, complained);
    t.regex(complained, /^(begun)+$/);
    t.regex(said, /bounded: it was stopped/);
    t.regex(said, /not finished: on the way to the last run [1-9]\d* choice/);
    t.throws(() => process.kill(-child.pid!, 0), { code: 'ESRCH' }, 'a process of its group is left');
  }
});

const strategy = (name: string, outside: string, route: string) => {
  const text = `import { defineStrategy, placeInQueue, stop } from 'routeproof';
${outside}
export default defineStrategy({ name: 'a strategy', route: () => ${route} });
`;
  writeFileSync(join(folder, name), text);
  return name;
};

test('a strategy that keeps something from run to run proves nothing: the first difference and the variable are named', async (t) => {
  const map = strategy(
    'map.ts',
    "const seen = new Map<string, number>();\nconst times = () => { seen.set('times', (seen.get('times') ?? 0) + 1); return seen.get('times')!; };",
    "(times() % 2 === 1 ? placeInQueue('odd') : placeInQueue('even'))",
  );
  const { code, stdout, stderr } = await session.run('explore', map);
  t.deepEqual([code, stderr], [1, '']);
  t.regex(
    stdout,
    /The same choices gave another run .*: message \d+ was .*"(odd|even)".* and in a fresh thread .*"(odd|even)"/s,
  );
  t.regex(stdout, /kept from run to run, `seen` \(map\.ts:2:7\) say/);
  t.regex(stdout, /violated {2}a strategy/);
});

test('a counter that changes what can come next ends the search with the result so far and its cause', async (t) => {
  const counter = strategy('counter.ts', 'let runs = 0;', "(++runs % 3 === 0 ? stop() : placeInQueue('some queue'))");
  const { code, stdout, stderr } = await session.run('explore', counter, '--json');
  t.deepEqual([code, stderr], [1, '']);
  const { verdict, failures } = JSON.parse(stdout) as {
    readonly verdict: string;
    readonly failures: readonly { readonly property: string; readonly messages: readonly unknown[] }[];
  };
  t.is(verdict, 'violated');
  t.is(failures[0]!.property, 'non-determinism');
  t.true(failures[0]!.messages.length > 0);
  if (isLong) t.regex((await session.run('explore', counter)).stdout, /`runs` \(counter\.ts:2:5\)/);
});

long('what comes from outside the run is told from what is kept, and a clean strategy is left in peace', async (t) => {
  const thread = strategy(
    'thread.ts',
    "import { threadId } from 'node:worker_threads';",
    "placeInQueue('queue ' + threadId)",
  );
  const { code, stdout } = await session.run('explore', thread);
  t.is(code, 1);
  t.regex(stdout, /something from outside the run, such as the environment/);
  const clean = await session.run('explore', strategy('clean.ts', 'let times = 0;', "placeInQueue('some queue')"));
  t.notRegex(clean.stdout, /another run/);
});

test('what an author throws in a worker is the same sentence, and nothing is printed beside it', async (t) => {
  const throws = join(folder, crowd('throws.ts', 4, 3));
  const text = readFileSync(throws, 'utf8').replace(
    "first = '';\n    kit",
    "if (!isMainThread) throw new Error('no such room');\n    kit",
  );
  writeFileSync(throws, `import { isMainThread } from 'node:worker_threads';\n${text}`);
  const { code, stdout, stderr } = await session.run('explore', 'throws.ts', '--workers', '2');
  t.deepEqual([code, stdout], [3, '']);
  t.regex(
    stderr,
    /^throws\.ts:\d+(:\d+)? threw while the scenario was put on the bench: no such room\. Correct that line\.\n$/,
  );
});
