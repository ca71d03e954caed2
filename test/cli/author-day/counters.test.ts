import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { rolldown } from 'rolldown';
import { loadFile } from '../../../core/loader/load-file.ts';
import { long } from '../../sizes.ts';
import { folder, routeproof, file, strategy, scenario, played } from './author-files.ts';

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

long(
  'a loop without an end that runs while the file is loaded, or in the scenario, is a sentence with its line',
  async (t) => {
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
  },
);

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
