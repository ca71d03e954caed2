import { spawn } from 'node:child_process';
import { readFileSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { runChanges } from '../../../core/report/run-changes.ts';
import { traceChanges } from '../../../core/report/trace-changes.ts';
import type { Outcome, TraceLine } from 'routeproof/report';
import { folder, file, strategy, scenario } from './author-files.ts';

test('a change of a trace is told in words: came, went, moved, changed', (t) => {
  const line = (at: number, type: string, body: object, ref?: number): TraceLine => ({
    ...{ at, sentAt: at, from: 'urs', to: 'server', fromRole: 'urs', toRole: 'interaction-server' },
    ...{ protocol: 'InteractionManagement', type, body, ref },
  });
  const before = [
    line(0, 'RequestSubmit', { Queue: 'In' }, 1),
    line(1000, 'RequestDeliver', { AgentId: 'ann' }, 2),
    line(2000, 'RequestAccept', {}, 3),
    line(3000, 'RequestReject', {}, 4),
    line(4000, 'EventAck', {}),
  ];
  const after = [
    line(0, 'RequestSubmit', { Queue: 'In' }, 5),
    line(500, 'RequestPull', {}),
    line(1000, 'RequestDeliver', { AgentId: 'bob' }, 6),
    line(1500, 'RequestAccept', {}, 7),
    line(3500, 'EventAck', {}),
  ];
  t.deepEqual(traceChanges(before, after), [
    'came    0.500 s  urs → server  RequestPull',
    'changed 1.000 s  urs → server  RequestDeliver: ann, now bob',
    'moved   1.500 s  urs → server  RequestAccept  0.500 s earlier, and 1 more by as much',
    'went    3.000 s  urs → server  RequestReject',
  ]);
  t.deepEqual(traceChanges(after, after), []);
});

test('of a change that is saved decisions come first, then what became of interactions, then messages', (t) => {
  const decided = (at: number, interaction: string, type: string, body: object): TraceLine => ({
    ...{ at, sentAt: at, from: 'urs', to: 'server', fromRole: 'urs', toRole: 'interaction-server' },
    ...{ protocol: 'TLibrary', type: 'RequestRouteCall', standsFor: type, interaction, ref: 3, body },
  });
  const outcome = (interaction: string, more: Partial<Outcome>): Outcome => ({
    ...{ interaction, medium: 'email', at: 0, wait: 1000, agents: [], handling: 0, routingAttempts: 1 },
    ...{ end: { how: 'in queue', who: 'Late' }, ...more },
  });
  const before = {
    messages: [
      decided(1000, 'X1', 'RequestPlaceInQueue', { OtherDN: 'Late' }),
      decided(2000, 'X2', 'RequestDeliver', { OtherDN: 'ann' }),
      decided(3000, 'X3', 'RequestStopProcessing', {}),
    ],
    outcomes: [outcome('X1', {}), outcome('X2', {}), outcome('X3', {}), outcome('X4', {})],
  };
  const after = {
    messages: [
      decided(1000, 'X1', 'RequestDeliver', { OtherDN: 'bob' }),
      decided(9000, 'X2', 'RequestDeliver', { OtherDN: 'ann' }),
      decided(9500, 'X2', 'RequestStopProcessing', {}),
    ],
    outcomes: [
      outcome('X1', { agents: ['bob'], wait: 0, handling: 5, end: { how: 'stopped by agent', who: 'bob', at: 9 } }),
      outcome('X2', { routingAttempts: 2 }),
      outcome('X3', {}),
    ],
  };
  t.deepEqual(runChanges(before, after).slice(0, 7), [
    'decision X1  route to bob at 1.000 s, before: place in queue Late at 1.000 s',
    'decision X2  route to ann at 9.000 s, before at 2.000 s',
    'decision X2  stop at 9.500 s, before: none',
    'decision X3  none, before: stop at 3.000 s',
    'outcome  X1  stopped by bob, before: in queue Late; bob, before: nobody; wait 0.000 s, before 1.000 s; handling 0.005 s, before 0.000 s',
    'outcome  X2  attempts 2, before 1',
    'outcome  X4  did not come',
  ]);
  t.deepEqual(runChanges(before, after).slice(7), traceChanges(before.messages, after.messages));
  t.deepEqual(runChanges(after, after), []);
  const many = { messages: [], outcomes: Array.from({ length: 30 }, (_, n) => outcome(`X${n}`, {})) };
  t.is(runChanges({ messages: [], outcomes: [] }, many).at(-1), '… and 20 more outcomes');
});

/** `run --watch` on a file; gives what listens: what is heard until a pattern is. */
function watching(t: ExecutionContext, file: string, ...more: readonly string[]) {
  t.timeout(240_000);
  const child = spawn(
    process.execPath,
    [resolve('build/core/cli/main.js'), 'run', file, '--watch', '--no-diagram', ...more],
    {
      cwd: folder,
    },
  );
  // A failure must not leave it watching for ever.
  t.teardown(() => child.kill('SIGKILL'));
  let heard = '';
  let listen = () => {};
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      heard += String(text);
      listen();
    });
  const until = (pattern: RegExp, work: () => void = () => {}): Promise<string> =>
    new Promise((done) => {
      heard = '';
      listen = () => pattern.test(heard) && done(heard);
      work();
    });
  return { child, until };
}

test('run --watch plays again after a save and says what changed, also after an error', async (t) => {
  const watched = (queue: string, more = '') => strategy('watched.ts', `route: () => placeInQueue('${queue}'),${more}`);
  watched('Late');
  const asLog = ['--trace', 'watched.log', '--format', 'urs'];
  const { child, until } = watching(t, scenario('watched-day.ts', 'watched.ts', 1), ...asLog);
  const logged = () => readFileSync(join(folder, 'watched.log'), 'utf8');
  const outcome = /^branches: .*\n/m;
  t.regex(await until(/Ctrl-C ends/), /^pass {2}day: /m);
  t.regex(logged(), /\tAttributeOtherDN\t'Late'/);
  const wrong = await until(/✗[^]*\n\n?$/, () => watched('Nowhere'));
  t.regex(
    wrong,
    /^decision place in queue Nowhere at 0\.000 s, before: place in queue Late at [^]*^outcome [^]*^changed /m,
  );
  t.regex(wrong, /^changed .* RequestRouteCall .*: Late, now Nowhere$/m);
  t.regex(wrong, /^fail \(before: pass\) {2}day/m);
  t.regex(await until(/╯\n/, () => watched('Late', '}')), /^watched\.ts:5:1 cannot be read as TypeScript/m);
  t.regex(logged(), /\tAttributeOtherDN\t'Nowhere'/);
  const atOnce = await until(outcome, () => {
    // As editors do that write beside the file and put the new one in its place.
    watched('Late');
    renameSync(join(folder, 'watched.ts'), join(folder, 'watched.ts~'));
    renameSync(join(folder, 'watched.ts~'), join(folder, 'watched.ts'));
  });
  t.regex(atOnce, /^pass \(before: fail\)/m);
  const again = await until(outcome, () => watched('Late'));
  t.regex(again, /^The trace is the same\.$/m);
  child.kill('SIGINT');
  await new Promise((done) => child.once('exit', done));
});

test('run --watch goes on after code that did not come back, in a run and while a file is loaded', async (t) => {
  const decides = (condition: string, ...head: readonly string[]) =>
    file(
      'blocking.ts',
      ["import { defineStrategy, stop } from 'routeproof';", ...head].join(' '),
      `export default defineStrategy({ name: 'vip', route: () => (${condition} ? stop() : stop()) });`,
    );
  const forEver = "/^(a+)+$/.test(`${'a'.repeat(60)}!`)";
  decides(forEver);
  const { until } = watching(t, scenario('blocking-day.ts', 'blocking.ts', 1), '--step-time', '2');
  t.regex(await until(/Ctrl-C ends/), /✗ stuck .* blocking\.ts:2:\d+ · RP_STUCK/);
  t.regex(await until(/^branches: .*\n/m, () => decides('true')), /^pass \(before: fail\)/m);
  const loaded = await until(/Ctrl-C ends/, () => decides('true', `const find = () => ${forEver};`, 'find();'));
  t.regex(loaded, /^blocking\.ts:1:\d+: What runs behind this line does not come back/m);
  t.regex(await until(/^branches: .*\n/m, () => decides('true')), /^pass /m);
});

test('run --watch hears of a rule table that the strategy reads', async (t) => {
  const rules = (queue: string) => file('rules.csv', 'medium,queue', `*,${queue}`);
  rules('Late');
  file(
    'by-rules.ts',
    "import { defineStrategy, placeInQueue } from 'routeproof';",
    "import { ruleTable } from 'routeproof/plugins';",
    "const rules = ruleTable('rules.csv', { conditions: ['medium'], results: ['queue'] });",
    "export default defineStrategy({ name: 'by rules', route: () => placeInQueue(rules.find({ medium: 'email' })!.queue) });",
  );
  const { until } = watching(t, scenario('ruled-day.ts', 'by-rules.ts', 1));
  await until(/Ctrl-C ends/);
  const text = await until(/✗[^]*\n\n?$/, () => rules('Nowhere'));
  t.regex(text, /^── rules\.csv$/m);
  t.regex(text, /: Late, now Nowhere$/m);
});
