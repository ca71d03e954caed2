import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { openSession } from '../cli/cli-session.ts';
import { isLong, long } from '../sizes.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const folder = temporaryFolder();
const session = openSession(folder);
test.after.always(() => session.close());

/** Two messages that race, and what else is done: `step` at each of them, `setUp` before. */
const file = (name: string, { outside = '', step = '', setUp = '', properties = '' }): string => {
  writeFileSync(
    join(folder, name),
    `import { always, defineScenario } from 'routeproof'; import { definePlugin, reporting } from 'routeproof/plugins';
${outside}
const plugin = definePlugin({
  name: 'crowd',
  synchronous: true,
  setup(kit) {
    ${setUp}
    kit.actor('hub').listen('service', 'hub').subscribe((link) => link.received.subscribe(({ body }) => { ${step} }));
    for (const link of [0, 1]) {
      const client = kit.actor('client ' + link).connect('service', 'client ' + link, 'hub');
      client.send(reporting.create('EventCurrentAgentStatus', { AgentId: String(link), PlaceId: '', MediaStateList: {}, MediaCapacityList: {} }));
    }
  },
});
export default defineScenario(() => ({ name: '${name}', plugins: [plugin], properties: [${properties}] }));
`,
  );
  return name;
};

/** Takes for ever, and no counting sees it. */
const forEver = "/^(a+)+$/.test('a'.repeat(60) + '!')";

interface Shown {
  readonly verdict: string;
  readonly bounds: readonly string[];
  readonly runs: number;
  readonly failures: readonly { readonly property: string; readonly isOrdinary: boolean }[];
}

const explored = async (...args: readonly string[]) => {
  const { code, stdout, stderr } = await session.run('explore', ...args, '--json');
  return { code, stderr, ...(stdout === '' ? undefined : (JSON.parse(stdout) as Shown)) };
};

test('--time ends a search whose second run never comes back, with what the first ones have shown', async (t) => {
  const blocks = file('blocks.ts', {
    outside: 'let runs = 0;',
    setUp: 'let last = ++runs === 3;',
    step: `if (last) ${forEver}`,
    properties: "always('two do not come', ({ trace }) => trace.length < 2)",
  });
  t.like(await explored(blocks, '--time', '3'), {
    ...{ code: 1, stderr: '', verdict: 'violated', bounds: ['time'] },
    failures: [{ property: 'two do not come', isOrdinary: true }],
  });
});

long('--time ends one run of events without end', async (t) => {
  const endless = file('endless.ts', {
    setUp: 'const tick = () => void kit.clock.after(1, tick); tick();',
  });
  t.like(await explored(endless, '--time', '1'), {
    code: 2,
    stderr: '',
    verdict: 'bounded',
    bounds: ['time'],
    runs: 0,
  });
});

long('--time, where not even the ordinary run comes back, is one sentence', async (t) => {
  const stuck = file('stuck.ts', { step: forEver });
  const { code, stderr, runs } = await explored(stuck, '--time', '1');
  t.deepEqual([code, runs], [3, undefined]);
  t.regex(stderr, /^The search of 'stuck\.ts' ended before its first run did: 1 s were not enough\. .*\n$/);
});

long('code that does not come back is a failure with its line, after the patience that was asked for', async (t) => {
  const stuck = file('patience.ts', { step: forEver });
  const { code, failures } = await explored(stuck, '--step-time', '2');
  t.is(code, 1);
  t.deepEqual(failures?.map(({ property, isOrdinary }) => [property, isOrdinary]), [['stuck', true]]);
}); // prettier-ignore

long('Ctrl-C and SIGTERM end a search in the midst of code that does not come back, and nothing is left', async (t) => {
  const main = fileURLToPath(new URL('../../core/cli/main.js', import.meta.url));
  const blocks = file('signals.ts', {
    outside: 'let runs = 0;',
    setUp: "let last = ++runs === 3; if (last) process.stderr.write('blocked');",
    step: `if (last) ${forEver}`,
  });
  for (const signal of isLong ? (['SIGINT', 'SIGTERM'] as const) : (['SIGTERM'] as const)) {
    const child = spawn(process.execPath, [main, 'explore', blocks], { cwd: folder, detached: true });
    let [said, complained] = ['', ''];
    child.stdout.on('data', (text) => (said += String(text)));
    child.stderr.on('data', (text) => {
      complained += String(text);
      child.kill(signal);
    });
    t.is(await new Promise((done) => child.on('exit', done)), 2, complained);
    t.regex(said, /bounded {2}signals\.ts: 1 run,[\s\S]*bounded: it was stopped/);
    t.throws(() => process.kill(-child.pid!, 0), { code: 'ESRCH' }, 'a process of its group is left');
  }
});
