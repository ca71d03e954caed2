import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { rolldown } from 'rolldown';
import { openSession } from './cli-session.ts';
import { loadFile } from '../../core/loader/load-file.ts';
import { playable } from '../../core/cli/ready-made/playable.ts';
import { traceChanges } from '../../core/report/trace-changes.ts';
import type { TraceDocument, TraceLine } from 'routeproof';

const folder = mkdtempSync(join(tmpdir(), 'routeproof-day-test-'));
const { run: routeproof, close } = openSession(folder);
test.after.always(() => {
  close();
  rmSync(folder, { recursive: true, force: true });
});

/** Writes a file of an author's and gives back its name. */
const file = (name: string, ...lines: readonly string[]): string => {
  writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  return name;
};

/** A strategy whose `route` begins on line 4. */
const strategy = (name: string, ...route: readonly string[]): string =>
  file(
    name,
    "import { defineStrategy, placeInQueue, routeTo, seconds, stop } from 'routeproof';",
    'export default defineStrategy({',
    `  name: '${basename(name, '.ts')}',`,
    ...route.map((line) => `  ${line}`),
    '});',
  );

/** A scenario in which e-mails 1 to `count` come ten seconds apart, for a strategy that has ann. */
const scenario = (name: string, from: string, count: number): string =>
  file(
    name,
    "import { defineScenario, seconds } from 'routeproof';",
    "import { contactCentre } from 'routeproof/plugins';",
    `import strategy from './${from}';`,
    'export default defineScenario(() => ({',
    "  name: 'day', strategy, plugins: contactCentre(),",
    "  centre: { agents: [{ name: 'ann', capacity: { email: 9 } }], queues: [{ name: 'Inbound' }, { name: 'Late', strategy: null }] },",
    `  load: { interactions: Array.from({ length: ${count} }, (_, n) => ({ InteractionId: \`000000000000000\${n + 1}\`, at: seconds(n * 10) })) },`,
    '}));',
  );

interface Document {
  readonly verdict: string;
  readonly findings: readonly {
    readonly kind: string;
    readonly sentence: string;
    readonly where?: string;
    readonly interaction?: string;
  }[];
  readonly interactions: readonly { readonly id: string; readonly state: string }[];
  readonly messages: readonly TraceDocument[];
  readonly branches?: readonly { readonly line: number; readonly what: string; readonly times: number }[];
}

const played = async (name: string, ...more: readonly string[]): Promise<Document> =>
  JSON.parse((await routeproof('run', name, '--json', ...more)).stdout) as Document;

// ---- counters in the author's code

const constructs = [
  'const out: unknown[] = [];',
  'const say = (x: unknown) => { out.push(x); };',
  'class Base { constructor(readonly n: number) {} }',
  'class Derived extends Base {',
  '  static count = 0; static { for (let i = 0; i < 3; i++) Derived.count += i; }',
  '  #secret = () => this.n; field = [1, 2].map((x) => x * this.n);',
  '  constructor(private readonly extra = 5, public other?: string) { const k = 1; super(k + 1); say(this.extra); }',
  '  get secret() { return this.#secret(); }',
  '  method(this: Derived): number; method(a: number): number;',
  '  method(a?: number): number { return a ?? this.n; }',
  '  async *later(): AsyncGenerator<number> { for (const x of [1, 2]) yield x; }',
  '  *loop() { let i = 0; while (i < 3) yield i++; }',
  '}',
  'const d = new Derived(), n3 = 3;',
  'say([d.secret, d.field, d.method(), d.method(7), [...d.loop()], Derived.count]);',
  "function strict(this: unknown) { 'use strict'; return [this === undefined, arguments.length]; }",
  'say((strict as any)(1, 2, 3));',
  'const f = ({ a = 1, b = (() => 2)() } = {}, ...rest: number[]) => ({ a, b, rest } as const);',
  'say([f(), f({ a: 5 }, 1, 2), f.name, f.length]);',
  'let o: any = null; o ??= () => 1; say(o.name); let q: any = false; q ||= function () {}; say(q.name);',
  'const named = d.n > 1 ? () => 1 : () => 2; say(named.name);',
  'outer: for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++)',
  '  if (j === 1) continue outer; else if (i === 2) break outer; else say([i, j]);',
  'let n = 0',
  'do n++',
  'while (n < 5)',
  "if (n) say('no braces')",
  "else say('else')",
  'if (n > 5) if (n > 6) say(1); else say(2)',
  'for (const k in { a: 1, b: 2 }) say(k)',
  'for (;;) { if (n++ > 8) break }',
  "switch (n) { case 1: case 10: { say('ten') } case 11: say('fell'); break; default: const z = 1; say(z) }",
  "switch (d.n) { case 2: function inner() { return 'hoisted' } say(inner()); }",
  "try { (null as any).x } catch { say('caught') }",
  "try { throw 1 } catch ({ message = 'none' }: any) { say(message) } finally { say('finally') }",
  "say(n > 3 && (n as number) < 100 || 'x'); say((n, 2) ? (1, 'sequence') : 0); say([null ?? 'nn', 0 || 'or', 1 && 'and']);",
  'const curried = (a: number) => (b: number) => (c: number) => a + b + c; say(curried(1)(2)(3));',
  "const size = (x: number) => x > 1 ? x > 2 ? 'big' : 'middle' : 'small'; say([1, 2, 3].map(size));",
  "const asked = function* (x: boolean) { const r: unknown = x ? yield 'y' : yield 'n'; return r && (yield r) };",
  'say([...asked(true)]); const it = asked(true); it.next(); say(it.next(4));',
  'enum Level { Low, High = 5 } say(Level.High); namespace N { export const v = n ? 1 : 2 } say(N.v);',
  'abstract class Abs { abstract m(): void; declare x: number; over?(): void; } say(typeof Abs);',
  "label: { if (n) break label; say('never') }",
  "const obj = { get g() { return n ? 'g' : '' }, ['comp' + 1]() { return this.g }, async am(..._: number[]) { return arguments.length } };",
  "say([obj.g, (obj as any).comp1(), ((x?: { y?: () => number }) => x?.y?.() ?? 'none')()]);",
  "const emoji = '😀'; say(emoji ? '😀' : ''); var und: any; say((und = n || 3, und)); say(((a: number, b = a ? 1 : 2) => b)(0));",
  'const all: unknown[] = []; for await (const x of d.later()) all.push(x);',
  'const twice = async (x: number) => 2 * await x; all.push(await twice(n3), await obj.am(1, 2)); say(all);',
  'export default out;',
];

test('code with counters does what it does without them', async (t) => {
  const path = join(folder, file('constructs.ts', ...constructs));
  const bundle = await rolldown({ input: path, platform: 'node', logLevel: 'silent' });
  await bundle.write({ file: join(folder, 'plain.mjs'), format: 'esm' });
  const { default: plain } = (await import(join(folder, 'plain.mjs'))) as { readonly default: readonly unknown[] };
  const { exported, probe } = await loadFile(path);
  t.true(plain.length > 30 && probe.positions.length > 80);
  t.deepEqual(exported, plain);
});

test('each line of a stack is the author’s, to the column', async (t) => {
  const path = join(
    folder,
    file(
      'lines.ts',
      'const seen: string[] = [];',
      'const here = (): boolean => {',
      "  seen.push(/(\\d+:\\d+)\\)?$/.exec(new Error().stack!.split('\\n')[2]!)![1]!);",
      '  return true;',
      '};',
      'if (here()) here(); else here();',
      'const f = (x: number) => here() && here() || here(); f(1);',
      'for (let i = 0; i < 1; i++) here();',
      'const g = (x: boolean) =>',
      '  x ? here() : here();',
      'g(true); g(false);',
      'switch (1) { case 1: here(); here(); }',
      'const h = () =>',
      '(here()); h();',
      'interface Foo { a: number }',
      'class A { f = here(); m() { for (const _ of [1]) { here() } } constructor(private x = here()) { here(); } }',
      'new A().m(); try { throw 1 } catch { here(); }',
      'while (here()) { here(); break; }',
      'export default seen;',
    ),
  );
  const lines = readFileSync(path, 'utf8').split('\n');
  const seen = (await loadFile(path)).exported as readonly string[];
  t.is(new Set(seen).size, 17);
  for (const place of seen) {
    const [line, column] = place.split(':').map(Number);
    t.is(lines[line! - 1]!.slice(column! - 1, column! + 5), 'here()', place);
  }
});

test('a loop that never waits is found by counting: its line, one finding, and the others go on', async (t) => {
  strategy(
    'endless.ts',
    'async *route({ id }, desk) {',
    '  await desk.after(seconds(1));',
    "  if (id.endsWith('2')) for (;;) for (const _ of [1, 2]) Math.abs(1);",
    "  if (id.endsWith('3')) for (;;) await null;",
    "  if (id.endsWith('4')) { try { while (true) { try { Math.abs(1); } catch {} } } catch { yield stop(); } }",
    "  if (id.endsWith('5')) { const f = (n: number): number => (n > 0 ? f(n - 1) : 0); while (true) f(9); }",
    "  yield routeTo(await desk.target('ann.A'));",
    '},',
  );
  const name = scenario('endless-day.ts', 'endless.ts', 6);
  const { verdict, findings, interactions } = await played(name);
  t.is(verdict, 'fail');
  t.deepEqual(
    findings.map(({ kind, where, interaction }) => [kind, where, interaction]),
    [
      ['endless-loop', 'endless.ts:6:27', '0000000000000002'],
      ['endless-loop', 'endless.ts:7:27', '0000000000000003'],
      ['endless-loop', 'endless.ts:8:35', '0000000000000004'],
      ['endless-loop', 'endless.ts:9:86', '0000000000000005'],
    ],
  );
  t.regex(findings[0]!.sentence, /^This loop does not end: 1000000 turns and calls in one step/);
  t.deepEqual(
    interactions.map(({ state }) => state),
    ['stopped', 'routing', 'routing', 'routing', 'routing', 'stopped'],
  );
  t.deepEqual(await played(name), await played(name));
});

test('a loop without an end that runs while the file is loaded, or in the scenario, is a sentence with its line', async (t) => {
  const loading = await routeproof('run', file('loads.ts', 'let n = 0;', '  while (true) n++;', 'export default n;'));
  t.is(loading.code, 3);
  t.regex(loading.stderr, /^loads\.ts:2:3: This loop does not end: 100000000 turns/);
  const name = file(
    'makes.ts',
    "import { defineScenario } from 'routeproof';",
    'export default defineScenario(() => { for (;;); });',
  );
  const making = await routeproof('run', name);
  t.deepEqual([making.code, making.stdout], [3, '']);
  t.regex(making.stderr, /^makes\.ts:2:39: This loop does not end/);
});

test('a million steps are enough for an honest strategy', async (t) => {
  const name = strategy(
    'honest.ts',
    'route: () => {',
    '  let sum = 0;',
    '  for (let n = 0; n < 900_000; n++) sum += n;',
    "  return placeInQueue(sum > 0 ? 'Done' : 'Nowhere');",
    '},',
  );
  t.is((await played(name)).verdict, 'pass');
});

test('run says which branches were taken, and how often if it is asked', async (t) => {
  const name = strategy(
    'branches.ts',
    'route: ({ userData, mediaType }) => {',
    "  if (userData['Vip']) return routeTo('ann.A');",
    "  const wanted = userData['Queue'] ?? 'Late';",
    '  switch (mediaType) {',
    "    case 'email': return placeInQueue(String(wanted));",
    "    case 'chat':",
    "      return stop(userData['Old'] ? 'Old' : 'Terminated');",
    '  }',
    '  const never = () => 1;',
    '  return stop(String(never()));',
    '},',
  );
  const { stdout } = await routeproof('run', name, '--no-diagram');
  t.regex(
    stdout,
    /^branches: 4 of 9 taken; not taken: branches\.ts:5, branches\.ts:9, branches\.ts:10, branches\.ts:12$/m,
  );
  const table = (await routeproof('run', name, '--no-diagram', '--coverage')).stdout;
  t.regex(table, /^ {4}1 {2}branches\.ts:4 +function route$/m);
  t.regex(table, /^ {4}0 {2}branches\.ts:9 +case 'chat'$/m);
  t.false('branches' in (await played(name)));
  const { branches } = await played(name, '--coverage');
  t.deepEqual(
    branches!.filter(({ times }) => times > 0).map(({ line, what }) => `${line} ${what}`),
    ['4 function route', '5 else', '6 ??', "8 case 'email'"],
  );
});

// ---- a strategy without a scenario

test('for each target there is an agent who fits and one who does not, and queues that are named are there', async (t) => {
  const path = join(
    folder,
    strategy(
      'alone.ts',
      'async *route(_, desk) {',
      "  const agent = desk.target('?:English > 5 & (Email >= 3 | Chat = 1).GA');",
      '  const first = await desk.first({ agent, late: desk.after(seconds(9)) });',
      "  if (first.which === 'late') return void (yield placeInQueue('Late'));",
      "  const group = await desk.first({ a: desk.target('Support.GA'), place: desk.target('desk 7.AP'), late: desk.after(1) });",
      "  yield group.which === 'late' ? placeInQueue('Later') : routeTo('zoe.A');",
      '},',
    ),
  );
  const centre = (await playable(await loadFile(path), path)).scenario().centre!;
  t.deepEqual(
    centre.agents!.map(({ name, skills, place }) => [name, skills, place]),
    [
      ['ann', { English: 6, Chat: 1 }, undefined],
      ['bob', {}, undefined],
      ['cyd', {}, 'desk 7'],
      ['zoe', {}, undefined],
    ],
  );
  t.deepEqual(centre.groups, [{ name: 'Support', agents: ['bob'] }]);
  t.deepEqual(centre.queues, [
    { name: 'Inbound' },
    { name: 'Late', strategy: null },
    { name: 'Later', strategy: null },
  ]);
});

test('what a strategy keeps while its names are found out is not there when it is played', async (t) => {
  const name = file(
    'keeps.ts',
    "import { defineStrategy, placeInQueue } from 'routeproof';",
    'let times = 0;',
    "export default defineStrategy({ name: 'keeps', route: () => placeInQueue(`Queue ${++times}`) });",
  );
  const { messages } = await played(name);
  t.deepEqual(
    messages.filter(({ bench }) => bench?.standsFor === 'RequestPlaceInQueue').map(({ body }) => Object(body).OtherDN),
    ['Queue 1'],
  );
});

// ---- watching

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
  const { until } = watching(t, scenario('blocking-day.ts', 'blocking.ts', 1), '--step-time', '0.5');
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
